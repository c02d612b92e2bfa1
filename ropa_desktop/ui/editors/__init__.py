"""One editor for each kind of field: it shows a value, and tells when the user has settled on another one.

Every editor has `settled`, a signal with the new value; `refused`, a signal with the sentence that says why
what was typed cannot be read ("" when it can); `show_value`; `settle`, which commits what is typed; `revert`,
which drops it; and `typing`, which says whether something is typed that is not committed yet.
"""

from typing import assert_never

from PySide6.QtWidgets import QWidget

from ropa_desktop.register import kinds
from ropa_desktop.register.fields import Field
from ropa_desktop.ui.editors.answers import AnswerEditor
from ropa_desktop.ui.editors.attachment import AttachmentEditor
from ropa_desktop.ui.editors.chips import ChipsEditor
from ropa_desktop.ui.editors.choices import ChoiceEditor
from ropa_desktop.ui.editors.offer_line import OfferLine
from ropa_desktop.ui.editors.offers import Asking
from ropa_desktop.ui.editors.texts import LineEditor, LinesEditor

Editor = LineEditor | LinesEditor | ChoiceEditor | AnswerEditor | ChipsEditor | AttachmentEditor

__all__ = ["Asking", "Editor", "LineEditor", "LinesEditor", "editor_around", "editor_of", "settle_focused"]


def editor_of(field: Field, asking: Asking) -> Editor:
    """The editor for a field; `asking` tells it the register, the language and what it may offer."""
    editor = _made(field, asking)
    editor.setAccessibleName(field.label_in(asking.language))
    return editor


def _made(field: Field, asking: Asking) -> Editor:
    kind = field.kind
    match kind:
        case kinds.Text(lines=True):
            return LinesEditor(kind, asking.language)
        case kinds.Text() | kinds.Number() | kinds.Date() | kinds.Period():
            return LineEditor(kind, field, asking)
        case kinds.Choice():
            return ChoiceEditor(kind, asking.language)
        case kinds.YesNo() | kinds.Presence():
            return AnswerEditor(kind, field.label_in(asking.language), asking.language)
        case kinds.TextList() | kinds.ChoiceList() | kinds.Reference() | kinds.ReferenceList():
            return ChipsEditor(field, asking)
        case kinds.Content():
            return AttachmentEditor(asking.language)
    assert_never(kind)


def editor_around(widget: QWidget | None) -> Editor | None:
    """The editor that a widget is or lies in."""
    while widget is not None and not isinstance(widget, Editor):
        widget = widget.parentWidget()
    return widget


def settle_focused(focused: QWidget | None) -> None:
    """Settles the editor that has the focus, so that what was typed is committed before the register is
    read.
    """
    editor = editor_around(focused)
    if editor is not None:
        editor.settle()
    elif isinstance(focused, OfferLine):  # that of a list of parts
        focused.enter()
