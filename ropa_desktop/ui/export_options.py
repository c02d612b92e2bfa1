"""The choices of an export: what of the register, in which language and format, and where to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.exports.file_names import suggested_name
from ropa_desktop.exports.scope import Variant
from ropa_desktop.i18n import Language, Translatable, message, translate_plural
from ropa_desktop.ui import look
from ropa_desktop.ui.dialogs import choose_folder
from ropa_desktop.ui.preferences import ExportFormat, Preferences
from ropa_desktop.ui.session import Session

Format = ExportFormat | Literal["json"]

_FORMATS: dict[Format, tuple[Translatable, tuple[str, ...]]] = {
    "pdf": (message("PDF, to read and print"), (".pdf",)),
    "xlsx": (message("Excel, to sort and count"), (".xlsx",)),
    "both": (message("PDF and Excel"), (".pdf", ".xlsx")),
    "json": (message("JSON, everything, for other programs"), (".json",)),
}
_VARIANTS: dict[Variant, tuple[Translatable, Translatable]] = {
    "authority": (
        message("Only Article 30, for the authority"),
        message("Notes, balancing tests and where things come from are left out."),
    ),
    "internal": (
        message("Full, for internal use"),
        message("Notes and balancing tests are included. This is not for handing over."),
    ),
}
_WHOLE = message("JSON holds the whole register, with notes.")
_LANGUAGES: dict[Language, str] = {"sv": "Svenska", "en": "English"}


@dataclass(frozen=True, slots=True)
class Covered:
    """What of the register is exported: everything, one organisation, or chosen activities, by their ids."""

    organisation: str = ""
    activities: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What the user has chosen."""

    covered: Covered
    variant: Variant
    language: Language
    format: Format
    folder: Path
    name: str
    open_afterwards: bool

    @property
    def files(self) -> list[Path]:
        """The files that the export writes."""
        return [self.folder / f"{self.name}{ending}" for ending in _FORMATS[self.format][1]]


class ExportOptions(QWidget):
    """The form in which the choices are made; it begins with what was chosen last."""

    changed = Signal()

    def __init__(self, session: Session, chosen: Sequence[str]) -> None:
        super().__init__()
        self._session = session
        self._usual = _usual(session)
        self.scope, self.variant, self.language, self.format = (QComboBox() for _ in range(4))
        self.folder, self.name = QLineEdit(str(self._usual.folder)), QLineEdit()
        self.choose = QPushButton(session.say(message("Choose …")))
        self.open_afterwards = QCheckBox(session.say(message("Open when done")))
        self._hint = QLabel()
        self._fill(chosen)
        self._lay_out()
        for box in (self.scope, self.variant, self.language, self.format):
            box.currentIndexChanged.connect(self._refresh)
        self.folder.textChanged.connect(self._refresh)
        self.name.textEdited.connect(self._refresh)
        self.choose.clicked.connect(self._choose_folder)
        self._suggested = ""
        self._refresh()

    def choice(self) -> Choice:
        """What is chosen now; of JSON there is only one kind, whatever the other boxes say."""
        chosen: Format = self.format.currentData()
        whole = chosen == "json"
        name = self.name.text().strip()
        for ending in (".pdf", ".xlsx", ".json"):
            name = name.removesuffix(ending)
        return Choice(
            Covered() if whole else self.scope.currentData(),
            self.variant.currentData(),
            self.language.currentData(),
            chosen,
            Path(self.folder.text().strip()).expanduser(),
            name,
            self.open_afterwards.isChecked(),
        )

    def remembered(self) -> Preferences:
        """The preferences with what differs from what they said; JSON is for once, and not remembered."""
        choice, usual = self.choice(), self._usual
        kept = replace(self._session.preferences, open_after_export=choice.open_afterwards)
        if choice.format != "json":
            kept = replace(kept, export_format=choice.format, export_variant=choice.variant)
            if choice.language != usual.language:
                kept = replace(kept, export_language=choice.language)
        if choice.folder != usual.folder:
            kept = replace(kept, export_folder=str(choice.folder))
        return kept

    def _fill(self, chosen: Sequence[str]) -> None:
        session, usual = self._session, self._usual
        organisations = session.register.organisations
        self.scope.addItem(session.say(message("The whole register")), Covered())
        if chosen:
            count = len(chosen)
            these = translate_plural(
                "The chosen activity", "The {count} chosen activities", count, session.language
            )
            self.scope.addItem(these.format(count=count), Covered(activities=frozenset(chosen)))
        for one in organisations if len(organisations) > 1 else ():
            only = session.say(message("Only {organisation}", organisation=session.name(one)))
            self.scope.addItem(only, Covered(organisation=one.id))
        for variant, (text, _) in _VARIANTS.items():
            self.variant.addItem(session.say(text), variant)
        for language, name in _LANGUAGES.items():
            self.language.addItem(name, language)
        for one_format, (text, _) in _FORMATS.items():
            self.format.addItem(session.say(text), one_format)
        self.variant.setCurrentIndex(self.variant.findData(usual.variant))
        self.language.setCurrentIndex(self.language.findData(usual.language))
        self.format.setCurrentIndex(self.format.findData(usual.format))
        self.open_afterwards.setChecked(usual.open_afterwards)

    def _lay_out(self) -> None:
        say = self._session.say
        place = QHBoxLayout()
        place.setSpacing(look.space(self))
        place.addWidget(self.folder, 1)
        place.addWidget(self.choose)
        self.choose.setAccessibleName(say(message("Choose the folder")))
        self._hint.setWordWrap(True)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        look.set_role(self._hint, "hint")
        contents = QVBoxLayout()
        contents.setSpacing(look.space(self, 0.5))
        contents.addWidget(self.variant)
        contents.addWidget(self._hint)
        for box in (self.scope, self.variant, self.language, self.format):
            # A long name of an organisation must not make the form wider than its place.
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(20)
        form = QFormLayout(self)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setVerticalSpacing(look.space(self))
        form.setHorizontalSpacing(look.space(self, 2))
        for text, field, widget in (
            (message("&What"), self.scope, None),
            (message("Con&tents"), self.variant, contents),
            (message("&Language"), self.language, None),
            (message("For&mat"), self.format, None),
            (message("F&older"), self.folder, place),
            (message("File &name"), self.name, None),
        ):
            label = QLabel(say(text))
            label.setBuddy(field)
            field.setAccessibleName(label.text().replace("&", ""))
            form.addRow(label, widget or field)
        form.addRow("", self.open_afterwards)
        form.setRowVisible(self.scope, self.scope.count() > 1)

    def _refresh(self) -> None:
        self._suggest_name()
        choice = self.choice()
        whole = choice.format == "json"
        for box in (self.scope, self.variant, self.language):
            box.setEnabled(not whole)
        self._hint.setText(self._session.say(_WHOLE if whole else _VARIANTS[choice.variant][1]))
        self.changed.emit()

    def _suggest_name(self) -> None:
        """Suggests a name for what is chosen, until the user has written another."""
        if self.name.text() != self._suggested:
            return
        choice, session = self.choice(), self._session
        organisation = choice.covered.organisation
        self._suggested = suggested_name(session.register, choice.language, session.today(), organisation)
        self.name.setText(self._suggested)
        self.name.setCursorPosition(0)

    def _choose_folder(self) -> None:
        title = self._session.say(message("Choose the folder"))
        choose_folder(self, title, self.choice().folder, lambda folder: self.folder.setText(str(folder)))


def _usual(session: Session) -> Choice:
    """What the preferences say, as far as it still can be done."""
    kept = session.preferences
    folder = Path(kept.export_folder) if kept.export_folder else session.document.path.parent
    return Choice(
        Covered(),
        kept.export_variant,
        session.language if kept.export_language == "same" else kept.export_language,
        kept.export_format,
        folder if folder.is_dir() else session.document.path.parent,
        "",
        kept.open_after_export,
    )
