"""What a step changed, as a sheet to read and copy from: a heading a record, a line a field."""

import html
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QTextBrowser

from ropa_desktop.i18n import message
from ropa_desktop.ui import look
from ropa_desktop.ui.session import Session
from ropa_desktop.wording.changes import ChangeInWords, FieldInWords

_MANNERS = {
    "created": message("Added"),
    "changed": message("Changed"),
    "removed": message("Removed"),
}


class ChangeSheet(QTextBrowser):
    """The headings of records that can still be shown are links to them."""

    chosen = Signal(str)
    """The id of a record that the user wants to see."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(session.say(message("What the step changed")))
        self.anchorClicked.connect(self._choose)

    def show_changes(self, changes: Sequence[ChangeInWords], more: bool) -> None:
        """Shows what a step changed; `more` says that it is not all of it."""
        parts = [part for change in changes for part in self._record(change)]
        if more:
            sentence = message("Only the first {count} records are shown.", count=len(changes))
            parts.append(f"<p>{_escaped(self._session.say(sentence))}</p>")
        self.setHtml("".join(parts))

    def _record(self, change: ChangeInWords) -> Iterator[str]:
        title = _escaped(change.title)
        if change.shown:
            title = f'<a href="record:{html.escape(change.shown)}">{title}</a>'
        muted = look.colours(self.palette()).muted.name()
        manner = self._session.say(_MANNERS[change.manner])
        under = " · ".join(filter(None, (manner, change.place)))
        yield f'<p><b>{title}</b><br><span style="color:{muted}">{_escaped(under)}</span></p>'
        if change.fields:
            rows = "".join(self._row(change, field, muted) for field in change.fields)
            yield f'<table cellspacing="0" cellpadding="{look.space(self, 0.4)}" width="100%">{rows}</table>'

    def _row(self, change: ChangeInWords, field: FieldInWords, muted: str) -> str:
        label = f'<td width="30%" style="color:{muted}">{_escaped(field.label)}</td>'
        if change.manner != "changed":
            return f"<tr>{label}<td>{_escaped(field.after or field.before)}</td></tr>"
        nothing = f'<span style="color:{muted}">{_escaped(self._session.say(message("nothing")))}</span>'
        before, after = (_escaped(text) or nothing for text in (field.before, field.after))
        return (
            f'<tr>{label}<td width="33%" style="color:{muted}">{before}</td>'
            f'<td width="4%">→</td><td width="33%">{after}</td></tr>'
        )

    def _choose(self, link: QUrl) -> None:
        self.chosen.emit(link.path())


def _escaped(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
