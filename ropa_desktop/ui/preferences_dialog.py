"""The dialog where the user chooses how the program looks and where things go; each choice holds at once."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.i18n import Language, translate
from ropa_desktop.ui import dialogs, look
from ropa_desktop.ui.folder_field import FolderField
from ropa_desktop.ui.preferences import TEXT_SIZES, Preferences

_SIZE_STEP = 10
_PLACES = {"text_size_slider", *(field.name for field in fields(Preferences))}


class PreferencesDialog(QDialog):
    """Tells `changed` with the new preferences after each choice; there is nothing to confirm.

    Whoever shows it may make it anew in another language or size, and give the new one the `place` of the
    old.
    """

    changed = Signal(object)

    def __init__(
        self,
        preferences: Preferences,
        language: Language,
        parent: QWidget | None = None,
        *,
        place: str = "",
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._language = language
        self._tabs = QTabWidget()
        self.setWindowTitle(translate("Preferences", language))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._tabs.setAccessibleName(self.windowTitle())
        self._tabs.addTab(self._appearance_page(), translate("Appearance", language))
        self._tabs.addTab(self._exports_page(), translate("Exports", language))
        self._tabs.addTab(self._files_page(), translate("History and backups", language))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self._tabs)
        column.addWidget(buttons)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter in a field settles it, and presses nothing
        dialogs.size_to_text(self, 85)
        self._go_to(place)

    @property
    def preferences(self) -> Preferences:
        """The preferences as they have been chosen so far."""
        return self._preferences

    @property
    def place(self) -> str:
        """The name of the field that has the focus; "" for none."""
        focused = self.focusWidget()
        fields = (field for name in _PLACES if (field := self.findChild(QWidget, name)))
        return next((f.objectName() for f in fields if f is focused or f.isAncestorOf(focused)), "")

    def _appearance_page(self) -> QWidget:
        page, rows = self._page()
        language, same = self._language, translate("As the system", self._language)
        # A language is named in itself: who cannot read this one must find the other.
        languages = {"system": same, "sv": "Svenska", "en": "English"}
        self._add(rows, translate("&Language", language), self._choice("language", languages))
        appearances = {
            "system": same,
            "light": translate("Light", language),
            "dark": translate("Dark", language),
        }
        self._add(rows, translate("&Appearance", language), self._choice("appearance", appearances))
        self._add(rows, translate("&Text size", language), self._text_size())
        return page

    def _exports_page(self) -> QWidget:
        page, rows = self._page()
        language = self._language
        variants = {
            "authority": translate("What Article 30 demands", language),
            "internal": translate("Everything, for internal use", language),
        }
        self._add(rows, translate("&Contents", language), self._choice("export_variant", variants))
        languages = {"same": translate("As the program", language), "sv": "Svenska", "en": "English"}
        self._add(rows, translate("&Language", language), self._choice("export_language", languages))
        formats = {"both": translate("PDF and Excel", language), "pdf": "PDF", "xlsx": "Excel"}
        self._add(rows, translate("&Format", language), self._choice("export_format", formats))
        usual = translate("Beside the register", language)
        self._add_folder(rows, "export_folder", translate("Folder for exports", language), usual)
        opened = QCheckBox(translate("&Open the file when it is written", language))
        opened.setObjectName("open_after_export")
        opened.setChecked(self._preferences.open_after_export)
        opened.toggled.connect(lambda checked: self._change(open_after_export=checked))
        rows.addRow("", opened)
        return page

    def _files_page(self) -> QWidget:
        page, rows = self._page()
        language = self._language
        name = QLineEdit(self._preferences.user_name)
        name.setObjectName("user_name")
        name.editingFinished.connect(lambda: self._change(user_name=name.text().strip()))
        hint = translate(
            "Stands beside what you change in the history of a register. "
            "Without it, your user name on this computer does.",
            language,
        )
        self._add(rows, translate("&Your name", language), name, hint)
        usual = translate("The program's own folder", language)
        self._add_folder(rows, "backup_folder", translate("Folder for backups", language), usual)
        return page

    def _page(self) -> tuple[QWidget, QFormLayout]:
        page = QWidget()
        rows = QFormLayout(page)
        space = look.space(self, 2)
        rows.setContentsMargins(space, space, space, space)
        rows.setVerticalSpacing(look.space(self, 1.5))
        rows.setHorizontalSpacing(space)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        return page, rows

    def _add(self, rows: QFormLayout, label: str, field: QWidget, hint: str = "") -> None:
        shown = QLabel(label)
        shown.setBuddy(field)
        field.setAccessibleName(label.replace("&", ""))
        column = QVBoxLayout()
        column.setSpacing(look.space(self, 0.5))
        column.addWidget(field)
        rows.addRow(shown, column)
        if hint:
            explanation = QLabel(hint)
            look.set_role(explanation, "hint")
            explanation.setWordWrap(True)
            column.addWidget(explanation)
            field.setAccessibleDescription(hint)

    def _add_folder(self, rows: QFormLayout, name: str, label: str, usual: str) -> None:
        field = FolderField(label, getattr(self._preferences, name), usual, self._language)
        field.setObjectName(name)
        field.changed.connect(lambda folder: self._change(**{name: folder}))
        rows.addRow(label, field)

    def _choice(self, name: str, choices: Mapping[str, str]) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        for value, text in choices.items():
            box.addItem(text, value)
        box.setCurrentIndex(box.findData(getattr(self._preferences, name)))
        box.currentIndexChanged.connect(lambda _index: self._change(**{name: box.currentData()}))
        return box

    def _text_size(self) -> QWidget:
        """A slider and a box for the same number; a drag counts when it ends, a typed number when settled."""
        slider, spin = QSlider(Qt.Orientation.Horizontal), QSpinBox()
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.space(self, 2))
        name = translate("&Text size", self._language).replace("&", "")
        for widget in (slider, spin):
            widget.setRange(TEXT_SIZES[0], TEXT_SIZES[-1])
            widget.setSingleStep(_SIZE_STEP)
            widget.setValue(self._preferences.text_size)
            widget.setAccessibleName(name)
            line.addWidget(widget)
        slider.setObjectName("text_size_slider")
        slider.setPageStep(2 * _SIZE_STEP)
        slider.setTracking(False)
        slider.sliderMoved.connect(lambda value: _show(spin, value))
        slider.valueChanged.connect(lambda value: self._take_size(value, spin))
        spin.setObjectName("text_size")
        spin.setSuffix(" %")
        spin.setKeyboardTracking(False)
        spin.valueChanged.connect(lambda value: self._take_size(value, slider))
        row.setFocusProxy(slider)  # the first of both: Tab goes on to the box
        return row

    def _take_size(self, value: int, other: QSlider | QSpinBox) -> None:
        _show(other, value)
        self._change(text_size=value)

    def _change(self, **values: Any) -> None:
        chosen = replace(self._preferences, **values)
        if chosen != self._preferences:
            self._preferences = chosen
            self.changed.emit(chosen)

    def _go_to(self, place: str) -> None:
        """Shows the page of a preference, and gives it the focus."""
        field = self.findChild(QWidget, place) if place else None
        if field is not None:
            pages = [self._tabs.widget(index) for index in range(self._tabs.count())]
            self._tabs.setCurrentIndex([page.isAncestorOf(field) for page in pages if page].index(True))
            field.setFocus()


def _show(widget: QSlider | QSpinBox, value: int) -> None:
    """Shows a number without telling it on."""
    with QSignalBlocker(widget):
        widget.setValue(value)
