"""The editors: one for each kind of field, driven by keys and mouse as a user would."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QRadioButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ropa_desktop.i18n import Language
from ropa_desktop.register import kinds
from ropa_desktop.register import records as r
from ropa_desktop.register.fields import CATALOGUE, Field, Record
from ropa_desktop.register.kinds import Value, empty
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import Answer, Duration, Existence, PartialDate, clean_text
from ropa_desktop.ui.editors import Asking, Editor, editor_around, editor_of, settle_focused
from ropa_desktop.ui.editors.answers import AnswerEditor
from ropa_desktop.ui.editors.attachment import MAX_ATTACHMENT, AttachmentEditor
from ropa_desktop.ui.editors.chips import Chip, ChipsEditor
from ropa_desktop.ui.editors.choices import ChoiceEditor
from ropa_desktop.ui.editors.offer_line import OfferLine
from ropa_desktop.ui.editors.offers import Offer
from ropa_desktop.ui.editors.texts import LineEditor, LinesEditor
from tests.strategies import HOSTILE

Key = Qt.Key

REGISTER = Register.of(
    [
        r.RegisterSheet(id="sheet"),
        r.Organisation(id="org", name="Bolaget AB"),
        r.Organisation(id="org2", name="Dotterbolaget AB", order=1),
        r.Activity(id="a", number="B-001", name="Lön"),
        r.Activity(id="b", number="B-002", order=1, name="Order", tags=("hr", "kund")),
        r.Measure(id="m1", name="Larm"),
        r.Measure(id="m2", name="Brandvägg", order=1),
        r.Party(id="p1", name="Banken"),
        r.Party(id="p2", name="Apoteket", order=1),
    ]
)


def field_of(record_type: str, name: str) -> Field:
    return CATALOGUE[record_type].field_named[name]


@dataclass
class Case:
    """A field of some kind, two values of it, and how the first one shows."""

    record_type: str
    name: str
    value: Value
    other: Value
    shown: str

    @property
    def field(self) -> Field:
        return field_of(self.record_type, self.name)


CASES = [
    Case("activity", "name", "Lön", "Order", "Lön"),
    Case("activity", "description", "Två\nrader", "En", "Två\nrader"),
    Case("activity", "tags", ("hr", "lön"), ("hr",), "hr, lön"),
    Case("activity", "state", "draft", "active", "Draft"),
    Case("party", "country", "SE", "NO", "Sweden"),
    Case("activity", "dpia_cases", ("automated",), (), ""),
    Case("activity", "profiling", Answer.NO, Answer.YES, "No"),
    Case("activity", "recipients", Existence.SOME, Existence.NONE, "Some"),
    Case("activity", "people_count", 40, 0, "40"),
    Case("activity", "start", PartialDate("2024-05"), PartialDate("2025"), "2024-05"),
    Case("activity", "review_interval", Duration(months=18), Duration(years=1), "18 months"),
    Case("activity", "organisation", "org", "org2", "Bolaget AB"),
    Case("activity", "measures", ("m2", "m1"), ("m1",), "Brandvägg, Larm"),
    Case("document", "file", b"abc", b"", "3 bytes"),
]
