"""Who undoes: the editor while something is typed in it, else the window, which takes back whole steps."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence

_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def asks_who_undoes(event: QEvent) -> bool:
    """Whether an event asks a widget if it wants Ctrl+Z or Ctrl+Y for itself; ignored, the window gets it."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and any(event.matches(key) for key in _KEYS)
    )
