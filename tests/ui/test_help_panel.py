"""The help panel: what is said of a field, and when its example can be used."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ropa_desktop.document import Document
from ropa_desktop.register import records as r
from ropa_desktop.register.fields import CATALOGUE
from ropa_desktop.ui.help_panel import HelpPanel
from ropa_desktop.ui.preferences import Preferences
from ropa_desktop.ui.session import Session
from ropa_desktop.wording.field_help import explained, field_help
from tests.exports.contents_registers import Builder
from tests.ui.accessible import nameless
from tests.ui.sessions import session_on


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[Session]:  # noqa: ARG001  (widgets go before the session)
    builder = Builder()
    builder.add(r.Activity, name="Löner")
    with session_on(tmp_path / "firman.ropa", builder.register) as made:
        yield made


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> HelpPanel:
    made = HelpPanel(session)
    qtbot.addWidget(made)
    made.show()
    return made


def shown(panel: HelpPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def key_of(session: Session) -> str:
    return session.register.activities[0].id


def test_without_a_field_it_says_how_to_get_help(panel: HelpPanel) -> None:
    assert shown(panel) == ["Go to a field to read about it here."]


def test_a_field_is_explained(panel: HelpPanel) -> None:
    told = field_help("legal_basis", "basis")
    assert told is not None
    panel.show_field("legal_basis", "basis")
    assert shown(panel) == [
        "Legal basis",
        "Wise, not required by Art. 30 · Art. 6(1)",
        "What the law says",
        told.law.en,
        "A good example",
        told.example.en,
        "A common mistake",
        told.mistake.en,
    ]


def test_what_article_30_requires_is_said_with_its_point(panel: HelpPanel) -> None:
    panel.show_field("activity", "purposes")
    assert shown(panel)[:2] == ["Purposes", "Required by Art. 30 · Art. 30(1)(b)"]


def test_a_field_that_no_article_asks_for_names_none(panel: HelpPanel) -> None:
    panel.show_field("activity", "number")
    assert panel.demand.text() == "No article asks for it"


def test_everything_that_is_explained_can_be_shown(panel: HelpPanel) -> None:
    for type_name, names in explained().items():
        for name in names:
            panel.show_field(type_name, name)
            assert all(shown(panel)), (type_name, name)


def test_going_back_to_no_field_takes_all_away(panel: HelpPanel) -> None:
    panel.show_field("activity", "name")
    panel.show_field("", "")
    assert shown(panel) == ["Go to a field to read about it here."]


# The example


def test_the_example_is_offered_for_an_empty_text(qtbot: QtBot, panel: HelpPanel, session: Session) -> None:
    panel.show_field("activity", "unit", key_of(session))
    assert panel.use_button.isVisible()
    with qtbot.waitSignal(panel.example_chosen) as told:
        panel.use_button.click()
    assert told.args == ["Finance"]


@pytest.mark.parametrize(
    "name", ["name", "role", "purposes"], ids=["a text that says something", "a choice", "parts"]
)
def test_the_example_is_not_offered_for(panel: HelpPanel, session: Session, name: str) -> None:
    panel.show_field("activity", name, key_of(session))
    assert not panel.use_button.isVisible()


def test_the_example_is_not_offered_without_a_record(panel: HelpPanel) -> None:
    panel.show_field("activity", "unit")
    assert not panel.use_button.isVisible()


def test_the_example_goes_when_the_field_is_filled_in(panel: HelpPanel, session: Session) -> None:
    panel.show_field("activity", "unit", key_of(session))
    activity = session.register.activities[0]
    session.set_field(activity, CATALOGUE["activity"].field_named["unit"], "Ekonomi")
    assert not panel.use_button.isVisible()
    session.undo()
    assert panel.use_button.isVisible()


def test_the_example_is_not_offered_where_nothing_can_be_changed(qtbot: QtBot, tmp_path: Path) -> None:
    builder = Builder()
    builder.add(r.Activity, name="Löner")
    Document.create(tmp_path / "firman.ropa", builder.register).close()
    with Document.open(tmp_path / "firman.ropa", read_only=True) as document:
        session = Session(document, Preferences(), "en")
        panel = HelpPanel(session)
        qtbot.addWidget(panel)
        panel.show()
        panel.show_field("activity", "unit", key_of(session))
        assert not panel.use_button.isVisible()
        session.end()


# For those who do not see it, or not well


def test_all_of_it_is_read_when_the_panel_has_the_focus(panel: HelpPanel) -> None:
    panel.show_field("activity", "name")
    assert panel.accessibleDescription().split("\n") == shown(panel)
    assert nameless(panel) == []


def test_long_texts_wrap_in_a_narrow_panel(qtbot: QtBot, panel: HelpPanel) -> None:
    panel.resize(panel.fontMetrics().averageCharWidth() * 30, 300)
    panel.show_field("activity", "role")
    qtbot.waitUntil(lambda: panel.law.height() > panel.fontMetrics().height() * 3)
    assert panel.horizontalScrollBar().maximum() == 0
