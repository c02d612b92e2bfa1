"""The list of what is to be done: what it says, where it leads, and that it keeps its place."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ropa_desktop.checks import article_30_status
from ropa_desktop.checks.finding import Finding, Gate, Severity
from ropa_desktop.i18n import message
from ropa_desktop.register.edits import create, set_values
from ropa_desktop.register.records import Activity, Purpose
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import Existence
from ropa_desktop.ui import columns
from ropa_desktop.ui.finding_table import GATE, SEVERITY, WHAT, WHERE, FindingTable
from ropa_desktop.ui.findings_page import GATE_FACET, FindingsView, summary
from ropa_desktop.ui.preferences import SavedFilter
from ropa_desktop.ui.session import Session
from tests.checks.building import Good
from tests.registers.companies import register_of
from tests.ui.sessions import session_on

Sessions = Callable[[Register], Session]


@pytest.fixture
def judged(qtbot: QtBot, tmp_path: Path) -> Iterator[Sessions]:
    """Opens a session on a register, once its findings are known."""
    with ExitStack() as ends:

        def open_it(register: Register) -> Session:
            session = ends.enter_context(session_on(tmp_path / "firman.ropa", register))
            qtbot.waitUntil(lambda: session.findings_are_fresh)
            return session

        yield open_it


@pytest.fixture
def session(judged: Sessions) -> Session:
    return judged(register_of("ikredit"))


@pytest.fixture
def view(qtbot: QtBot, session: Session) -> FindingsView:
    return shown(qtbot, session)


def shown(qtbot: QtBot, session: Session) -> FindingsView:
    made = FindingsView(session)
    qtbot.addWidget(made)
    made.resize(1200, 500)
    made.show()
    return made


def asked_by(session: Session) -> list[tuple[str, str]]:
    """Where the session is asked to go from now on."""
    asked: list[tuple[str, str]] = []
    session.asked_for.connect(lambda key, field: asked.append((key, field)))
    return asked


def places(findings: object) -> list[tuple[str, str]]:
    assert isinstance(findings, list | tuple)
    return [(one.record, one.field) for one in findings]


# What it says


def test_findings_stand_in_the_order_in_which_they_are_worth_reading(
    view: FindingsView, session: Session
) -> None:
    assert list(view.model.findings) == list(session.findings)


def test_row_says_how_bad_where_what_and_why(view: FindingsView, session: Session) -> None:
    first = session.findings[0]
    activity = session.register.get(Activity, first.activity)
    assert activity is not None
    texts = [view.model.index(0, column).data() for column in range(5)]
    assert texts == [
        "Error",
        f"{activity.number} {session.name(activity)}",
        first.in_language("en"),
        "Art. 30(1)(b)",
        "Article 30",
    ]


def test_severity_is_told_by_shape_and_to_who_listens(view: FindingsView) -> None:
    cell = view.model.index(0, SEVERITY)
    assert not cell.data(Qt.ItemDataRole.DecorationRole).isNull()
    heard = cell.data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.startswith("Error, ")
    assert view.model.index(0, WHAT).data() in heard


def test_summary_counts_each_severity(view: FindingsView, session: Session) -> None:
    counted = [sum(one.severity is severity for one in session.findings) for severity in Severity]
    assert min(counted) > 1
    assert view.summary.text() == "{} errors, {} warnings, {} pieces of advice".format(*counted)


def test_summary_leaves_out_what_there_is_none_of() -> None:
    assert summary({Severity.WARNING: 1}, "en") == "1 warning"
    assert summary({}, "en") == ""


def test_nothing_to_do_says_that_article_30_is_complete(qtbot: QtBot, judged: Sessions) -> None:
    view = shown(qtbot, judged(Good().register))
    view.show_filter(SavedFilter("", facets={GATE_FACET: (Gate.ART30.value,)}))
    session = judged_without_findings(view)
    assert not session.findings
    assert label_that_says(view, "Nothing to do. Article 30: complete.").isVisible()


def judged_without_findings(view: FindingsView) -> Session:
    session: Session = view._session
    session._take_findings(())
    return session


def label_that_says(view: FindingsView, text: str) -> QLabel:
    (label,) = [one for one in view.findChildren(QLabel) if one.text() == text]
    return label


def test_model_keeps_the_rules_of_models(
    qtbot: QtBot, qtmodeltester: object, view: FindingsView, session: Session
) -> None:
    tester = QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    with qtbot.waitSignal(session.judged):
        mend_first(session)
    with qtbot.waitSignal(session.judged):
        session.undo()
    view.words.setText("e-mail")
    view.words.clear()
    view.table.horizontalHeader().sectionClicked.emit(WHERE)
    qtmodeltester.check(view.model)  # type: ignore[attr-defined]
    del tester


# What is listed


def test_severities_can_be_left_out(view: FindingsView) -> None:
    view.severities[Severity.ERROR].click()
    assert {one.severity for one in view.model.findings} == {Severity.WARNING, Severity.INFO}


def test_one_gate_can_be_kept_to(view: FindingsView) -> None:
    view.gate.setCurrentIndex(view.gate.findData(Gate.QUALITY.value))
    assert {one.gate for one in view.model.findings} == {Gate.QUALITY}


def test_words_are_looked_for_in_all_columns(view: FindingsView) -> None:
    QTest.keyClicks(view.words, "e-MAIL missing")
    assert len(view.model.findings) == 2
    assert all("E-mail" in view.model.place(one) for one in view.model.findings)


def test_filter_that_is_asked_for_sets_all_choices(view: FindingsView) -> None:
    facets = {columns.SEVERITY: ("warning",), GATE_FACET: ("quality",)}
    view.show_filter(SavedFilter("", "organisation", facets))
    assert {one.severity for one in view.model.findings} == {Severity.WARNING}
    assert [box.isChecked() for box in view.severities.values()] == [False, True, False]
    assert (view.gate.currentData(), view.words.text()) == ("quality", "organisation")


def test_filter_that_hides_everything_says_so_and_can_be_cleared(
    view: FindingsView, session: Session
) -> None:
    view.words.setText("finns inte")
    count = len(session.findings)
    assert label_that_says(view, f"The filter hides all {count} findings.").isVisible()
    view._clear.click()
    assert len(view.model.findings) == count


def test_column_sorts_upwards_downwards_and_not_at_all(view: FindingsView, session: Session) -> None:
    def where() -> list[str]:
        return [view.model.place(one) for one in view.model.findings]

    header = view.table.horizontalHeader()
    header.sectionClicked.emit(WHERE)
    upwards = where()
    assert upwards == sorted(upwards, key=str.casefold)
    header.sectionClicked.emit(WHERE)
    assert where() == sorted(upwards, key=str.casefold, reverse=True)
    header.sectionClicked.emit(WHERE)
    assert list(view.model.findings) == list(session.findings)


def test_gates_sort_in_their_own_order(view: FindingsView) -> None:
    view.table.horizontalHeader().sectionClicked.emit(GATE)
    gates = list(Gate)
    order = [gates.index(one.gate) for one in view.model.findings]
    assert order == sorted(order)


# Where it leads


def test_enter_goes_to_the_record_and_the_field(view: FindingsView, session: Session) -> None:
    asked = asked_by(session)
    view.focus()
    view.table.selectRow(2)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert asked == places([session.findings[2]])


def test_double_click_goes_there_too(view: FindingsView, session: Session) -> None:
    asked = asked_by(session)
    view.table.doubleClicked.emit(view.model.index(1, WHAT))
    assert asked == places([session.findings[1]])


def test_next_goes_from_one_to_the_other_and_begins_again(view: FindingsView, session: Session) -> None:
    asked = asked_by(session)
    for _ in range(len(session.findings) + 1):
        view.next()
    assert asked == places([*session.findings, session.findings[0]])


def test_previous_begins_with_the_last(view: FindingsView, session: Session) -> None:
    asked = asked_by(session)
    view.previous()
    view.previous()
    assert asked == places([session.findings[-1], session.findings[-2]])


def test_previous_of_the_first_is_the_last(view: FindingsView, session: Session) -> None:
    view.next()
    asked = asked_by(session)
    view.previous()
    assert asked == places([session.findings[-1]])


def test_next_follows_the_row_that_was_chosen(view: FindingsView, session: Session) -> None:
    view.table.selectRow(3)
    QTest.mouseClick(
        view.table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=view.table.visualRect(view.model.index(2, WHAT)).center(),
    )
    asked = asked_by(session)
    view.next()
    assert asked == places([session.findings[3]])


def test_focus_alone_passes_over_nothing(view: FindingsView, session: Session) -> None:
    view.focus()
    asked = asked_by(session)
    view.next()
    assert asked == places([session.findings[0]])


def test_next_keeps_to_what_is_listed(view: FindingsView, session: Session) -> None:
    view.severities[Severity.ERROR].click()
    asked = asked_by(session)
    view.next()
    assert asked == places([next(one for one in session.findings if one.severity is not Severity.ERROR)])


def test_next_without_findings_goes_nowhere(qtbot: QtBot, judged: Sessions) -> None:
    view = shown(qtbot, judged(Good().register))
    asked = asked_by(judged_without_findings(view))
    view.next()
    view.previous()
    assert asked == []


# Judged anew


def mend_first(session: Session) -> None:
    """Gives the activity of the first finding the purpose that it lacks."""
    assert session.findings[0].field == "purposes"
    session.commit("", create(session.register, Purpose, session.findings[0].record, text="Fakturera kunder"))


def test_next_after_what_was_mended_is_the_one_that_followed(
    qtbot: QtBot, view: FindingsView, session: Session
) -> None:
    view.next()
    second = session.findings[1]
    with qtbot.waitSignal(session.judged):
        mend_first(session)
    asked = asked_by(session)
    view.next()
    assert asked == places([second])


def test_previous_after_what_was_mended_is_the_one_before(
    qtbot: QtBot, view: FindingsView, session: Session
) -> None:
    view.next()
    last = session.findings[-1]
    with qtbot.waitSignal(session.judged):
        mend_first(session)
    asked = asked_by(session)
    view.previous()
    assert asked == places([last])


def test_place_is_kept_when_an_earlier_one_is_mended(
    qtbot: QtBot, view: FindingsView, session: Session
) -> None:
    for _ in range(3):
        view.next()
    third, fourth = session.findings[2:4]
    with qtbot.waitSignal(session.judged):
        mend_first(session)
    assert view.model.findings[view.table.currentIndex().row()] == third
    asked = asked_by(session)
    view.next()
    assert asked == places([fourth])


def test_place_is_kept_when_the_order_changes(view: FindingsView, session: Session) -> None:
    view.next()
    first = session.findings[0]
    for _ in range(2):
        view.table.horizontalHeader().sectionClicked.emit(SEVERITY)
    row = view.table.currentIndex().row()
    assert row > 0
    assert view.model.findings[row] == first


def made_up(field: str, text: str, key: str) -> Finding:
    return Finding(
        "EXP-04", Severity.WARNING, Gate.QUALITY, "30(1)", "activity", key, key, field, message("{x}", x=text)
    )


def test_findings_known_by_the_same_are_visited_each(view: FindingsView, session: Session) -> None:
    key = session.register.activities[0].id
    alike = tuple(made_up("tags", text, key) for text in ("a", "b"))
    session._take_findings((*alike, made_up("notes", "c", key)))
    asked = asked_by(session)
    for _ in range(3):
        session._take_findings((*alike, made_up("notes", "c", key)))
        view.next()
    assert asked == [(key, "tags"), (key, "tags"), (key, "notes")]


def test_rows_that_stay_are_left_alone(session: Session, qtmodeltester: object) -> None:
    key = session.register.activities[0].id
    model = FindingTable(session)
    all_of_them = [made_up("tags", str(number), key) for number in range(9)]
    model.show_findings(all_of_them)
    touched: list[tuple[str, int, int]] = []

    def tell(what: str) -> Callable[[QModelIndex, int, int], None]:
        return lambda _parent, first, last: touched.append((what, first, last))

    model.rowsRemoved.connect(tell("removed"))
    model.rowsInserted.connect(tell("inserted"))
    model.modelReset.connect(lambda: touched.append(("reset", 0, 0)))
    model.show_findings([*all_of_them[:4], *all_of_them[5:]])
    model.show_findings(all_of_them)
    model.show_findings(list(all_of_them))
    assert touched == [("removed", 4, 4), ("inserted", 4, 4)]
    qtmodeltester.check(model)  # type: ignore[attr-defined]


def test_names_are_those_of_the_register_now(qtbot: QtBot, view: FindingsView, session: Session) -> None:
    activity = session.register.get(Activity, session.findings[0].activity)
    assert activity is not None
    with qtbot.waitSignal(session.judged):
        session.commit("", set_values(activity, name_en="Renamed"))
    assert view.model.index(0, WHERE).data() == f"{activity.number} Renamed"


# Copied


def test_selected_rows_are_copied_as_text(view: FindingsView, session: Session) -> None:
    view.focus()
    view.table.selectAll()
    QTest.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == len(session.findings)
    assert lines[0].split("\t")[2] == session.findings[0].in_language("en")


# Made before the findings are known


def test_it_says_so_while_the_register_is_being_checked(qtbot: QtBot, tmp_path: Path) -> None:
    with session_on(tmp_path / "firman.ropa", register_of("ikredit")) as session:
        view = shown(qtbot, session)
        assert label_that_says(view, "The register is being checked …").isVisible()
        qtbot.waitUntil(lambda: session.findings_are_fresh)
        assert len(view.model.findings) == len(session.findings) > 0


def test_every_choice_has_a_name(view: FindingsView) -> None:
    assert view.table.accessibleName()
    assert view.words.accessibleName()
    assert view.gate in {label.buddy() for label in view.findChildren(QLabel)}


def test_status_of_a_register_that_answers_no_question(qtbot: QtBot, judged: Sessions) -> None:
    good = Good()
    good.set(good.activity, transfers=Existence.UNANSWERED)
    session = judged(good.register)
    view = shown(qtbot, session)
    assert article_30_status(session.findings).missing == 1
    assert view.model.findings[0].field == "transfers"
