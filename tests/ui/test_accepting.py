"""Accepting a finding from its field, taking that back, and choosing a fix that is offered."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ropa_desktop.checks.finding import Finding
from ropa_desktop.register.fields import CATALOGUE
from ropa_desktop.register.records import Activity, Decision
from ropa_desktop.register.values import Existence
from ropa_desktop.ui.accept_dialog import AcceptDialog, AcceptedDialog
from ropa_desktop.ui.finding_label import FindingLabel
from ropa_desktop.ui.link import LineLink
from ropa_desktop.ui.session import Session


def fresh(qtbot: QtBot, session: Session) -> Session:
    """The session with findings that are those of its register."""
    qtbot.waitUntil(lambda: session.findings_are_fresh)
    return session


def found(session: Session, check: str) -> Finding:
    return next(one for one in session.findings if one.check == check)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def accept(qtbot: QtBot, session: Session, parent: QWidget, check: str, reason: str) -> None:
    dialog = AcceptDialog(session, found(session, check), parent)
    dialog.open()
    assert not dialog.accept_button.isEnabled()
    dialog.reason.setPlainText(reason)
    with qtbot.waitSignal(session.judged):
        dialog.accept_button.click()


def test_an_accepted_finding_is_no_longer_told(
    qtbot: QtBot, sample_session: Session, parent: QWidget
) -> None:
    session = fresh(qtbot, sample_session)
    accept(qtbot, session, parent, "TRF-15", "Vi följer målet och har klausuler i reserv.")
    assert not any(one.check == "TRF-15" for one in session.findings)
    (accepted,) = session.judgement.accepted
    assert accepted[1].reason == "Vi följer målet och har klausuler i reserv."


def test_an_acceptance_is_taken_back_from_the_list(
    qtbot: QtBot, sample_session: Session, parent: QWidget
) -> None:
    session = fresh(qtbot, sample_session)
    accept(qtbot, session, parent, "TRF-15", "Medvetet val.")
    listed = AcceptedDialog(session, parent)
    listed.open()
    assert "Medvetet val." in listed.list.item(0).text()
    with qtbot.waitSignal(session.judged):
        listed.withdraw_button.click()
    assert found(session, "TRF-15").check == "TRF-15"
    assert list(session.register.every(Decision)) == []


def test_what_article_30_demands_offers_no_accepting(qtbot: QtBot, sample_session: Session) -> None:
    session = fresh(qtbot, sample_session)
    label = FindingLabel(session)
    qtbot.addWidget(label)
    label.show_findings([found(session, "RET-01")])
    texts = [link.text() for link in label.findChildren(LineLink)]
    assert "Godta …" not in texts


def test_an_offered_fix_is_one_step(qtbot: QtBot, sample_session: Session) -> None:
    session = fresh(qtbot, sample_session)
    activity = next(one for one in session.register.activities if one.number == "B-001")
    with qtbot.waitSignal(session.judged):
        session.set_field(activity, CATALOGUE["activity"].field_named["transfers"], Existence.UNANSWERED)
    finding = next(one for one in session.findings if one.check == "TRF-01" and one.remedies)
    label = FindingLabel(session)
    qtbot.addWidget(label)
    label.show_findings([finding])
    label.findChildren(LineLink)[0].click()
    after = session.register.get(Activity, activity.id)
    assert after is not None
    assert after.transfers is Existence.NONE
    session.undo()
    before = session.register.get(Activity, activity.id)
    assert before is not None
    assert before.transfers is Existence.UNANSWERED
