"""The overview: what it tells, where each figure leads, and when it is made anew."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ropa_desktop import paths
from ropa_desktop.imports.json import read
from ropa_desktop.register.edits import create, set_values
from ropa_desktop.register.records import Activity, Organisation, Transfer
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import Existence, PartialDate
from ropa_desktop.ui import columns
from ropa_desktop.ui.commands import COMMAND_OF_ID
from ropa_desktop.ui.findings_page import GATE_FACET
from ropa_desktop.ui.link import Link
from ropa_desktop.ui.organisation_card import OrganisationCard
from ropa_desktop.ui.overview import OverviewPage
from ropa_desktop.ui.places import PLACE_OF_KEY
from ropa_desktop.ui.preferences import SavedFilter
from ropa_desktop.ui.session import Session
from tests.checks.building import Good
from tests.registers.companies import register_of
from tests.ui.sessions import session_on

Opened = Callable[[Register | None], OverviewPage]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    """Shows the overview of a register, once its findings are known."""
    with ExitStack() as ends:

        def open_it(register: Register | None) -> OverviewPage:
            session = ends.enter_context(session_on(tmp_path / "firman.ropa", register))
            qtbot.waitUntil(lambda: session.findings_are_fresh)
            page = OverviewPage(session)
            qtbot.addWidget(page)
            page.resize(1100, 700)
            page.show()
            settle(page)
            return page

        yield open_it


def settle(page: OverviewPage) -> None:
    """Has shown and laid out what has just been made."""
    for _ in range(3):  # one layout may ask for another
        QApplication.sendPostedEvents()
    assert page.isVisible()


def session_of(page: OverviewPage) -> Session:
    found: Session = page._session
    return found


def links(widget: QWidget) -> dict[str, Link]:
    """The links that are shown, by their text."""
    return {one.text(): one for one in widget.findChildren(Link) if one.isVisible()}


def texts(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]


def asked_after(qtbot: QtBot, page: OverviewPage, button: QPushButton) -> tuple[str, SavedFilter | None]:
    with qtbot.waitSignal(page.place_asked) as asked:
        button.click()
    key, wanted = asked.args
    assert key in PLACE_OF_KEY
    return key, wanted


def gone_to(qtbot: QtBot, page: OverviewPage, button: QPushButton) -> list[str]:
    with qtbot.waitSignal(session_of(page).asked_for) as asked:
        button.click()
    return list(asked.args)


def in_days(days: int) -> PartialDate:
    return PartialDate((Session.today() + datetime.timedelta(days=days)).isoformat())


# Whose register it is


def test_organisation_is_told_with_its_contact_and_officer(opened: Opened) -> None:
    page = opened(Good().register)
    (card,) = page.findChildren(OrganisationCard)
    assert list(links(card)) == ["Bolaget i Täby AB"]
    told = " ".join(texts(card))
    assert "Org. no. 556036-0793 · Storgatan 1, 183 30 Täby, Sweden; E-mail: info@bolaget.example" in told
    assert "Data protection officer: Anna Ek" in told


def test_name_leads_to_the_organisation(qtbot: QtBot, opened: Opened) -> None:
    good = Good()
    page = opened(good.register)
    assert gone_to(qtbot, page, links(page)["Bolaget i Täby AB"]) == [good.organisation.id, ""]


def test_what_is_missing_of_the_organisation_leads_there(qtbot: QtBot, opened: Opened) -> None:
    good = Good()
    good.set(good.organisation, officer="")
    page = opened(good.register)
    finding = next(one for one in session_of(page).findings if one.field == "officer")
    link = links(page)[finding.in_language("en")]
    assert link.accessibleName().startswith("Advice: ")
    assert gone_to(qtbot, page, link) == [good.organisation.id, "officer"]


def test_findings_of_parts_stand_with_their_organisation(opened: Opened) -> None:
    page = opened(register_of("ikredit"))
    (card,) = page.findChildren(OrganisationCard)
    finding = next(one for one in session_of(page).findings if one.record == "ikredit-x1")
    assert finding.in_language("en") in links(card)


def test_without_an_organisation_there_is_a_way_to_name_it(qtbot: QtBot, opened: Opened) -> None:
    page = opened(None)
    link = links(page)["No organisation yet. The register must say whose it is."]
    assert asked_after(qtbot, page, link) == ("organisation", None)


def test_of_many_organisations_the_first_are_shown(qtbot: QtBot, opened: Opened) -> None:
    good = Good()
    for number in range(6):
        good.add(Organisation, name=f"Bolag {number}")
    page = opened(good.register)
    assert len(page.findChildren(OrganisationCard)) == 4
    assert asked_after(qtbot, page, links(page)["And 3 more"]) == ("organisation", None)


def test_organisation_that_is_gone_is_shown_no_longer(qtbot: QtBot, opened: Opened) -> None:
    page = opened(Good().register)
    session = session_of(page)
    session.create(PLACE_OF_KEY["organisation"].record_type, name="Andra AB")
    qtbot.waitUntil(lambda: "Andra AB" in links(page))
    session.undo()
    qtbot.waitUntil(lambda: "Andra AB" not in links(page))


# Tiles


def test_article_30_is_told_in_words_and_leads_to_what_is_missing(qtbot: QtBot, opened: Opened) -> None:
    page = opened(register_of("ikredit"))
    tile = page.tiles.article_30
    assert tile.accessibleName() == "Article 30: 6 missing"
    assert tile.accessibleDescription() == "1 of 4 current activities are complete"
    wanted = SavedFilter("", facets={columns.SEVERITY: ("error",), GATE_FACET: ("art30",)})
    assert asked_after(qtbot, page, tile) == ("findings", wanted)


def test_register_that_lacks_nothing_is_complete(opened: Opened) -> None:
    page = opened(Good().register)
    assert page.tiles.article_30.accessibleName() == "Article 30: Complete"


def test_tile_is_pressed_by_key(qtbot: QtBot, opened: Opened) -> None:
    page = opened(Good().register)
    with qtbot.waitSignal(page.place_asked) as asked:
        QTest.keyClick(page.tiles.to_do, Qt.Key.Key_Space)
    assert asked.args == ["findings", None]


def test_tiles_tell_what_is_to_do(opened: Opened) -> None:
    page = opened(register_of("ikredit"))
    assert page.tiles.to_do.accessibleName() == "To do: 9 errors"
    assert page.tiles.to_do.accessibleDescription() == "28 warnings, 12 pieces of advice"


def test_activities_lead_to_their_list(qtbot: QtBot, opened: Opened) -> None:
    page = opened(Good().register)
    assert page.tiles.activities.accessibleDescription() == "2 as controller, 1 as processor"
    assert asked_after(qtbot, page, page.tiles.activities) == ("activity", None)


def test_reviews_lead_to_the_one_that_is_most_overdue(qtbot: QtBot, opened: Opened) -> None:
    good = Good()
    good.set(good.activity, review_due=in_days(20))
    good.set(good.hosting, review_due=in_days(-20))
    page = opened(good.register)
    assert page.tiles.reviews.accessibleName() == "Reviews: 1 overdue"
    assert page.tiles.reviews.accessibleDescription() == "1 due within 90 days"
    assert gone_to(qtbot, page, page.tiles.reviews) == [good.hosting.id, "review_due"]


def test_without_reviews_the_tile_leads_to_where_they_are_planned(qtbot: QtBot, opened: Opened) -> None:
    page = opened(Good().register)
    assert page.tiles.reviews.accessibleName() == "Reviews: None planned"
    assert asked_after(qtbot, page, page.tiles.reviews) == ("activity", None)


def test_third_countries_are_named_with_their_transfers(qtbot: QtBot, opened: Opened) -> None:
    good = Good()
    good.set(good.activity, transfers=Existence.SOME)
    for countries in (("US",), ("US", "IN"), ()):
        good.add(Transfer, good.activity, countries=countries)
    page = opened(good.register)
    tile = page.tiles.transfers
    assert tile.accessibleName() == "Third countries: 2 countries"
    assert tile.accessibleDescription() == "United States (2), India (1), 1 names no third country"
    assert asked_after(qtbot, page, tile) == ("transfer", None)


def test_suggestions_are_told_only_where_there_are_any(qtbot: QtBot, opened: Opened) -> None:
    good = Good()
    good.set(good.hosting, unreviewed=("transfers",))
    page = opened(good.register)
    assert page.tiles.suggestions.accessibleName() == "Suggestions: 1 not reviewed"
    assert gone_to(qtbot, page, page.tiles.suggestions) == [good.hosting.id, "transfers"]
    session = session_of(page)
    session.commit("", set_values(session.register.activities[1], unreviewed=()))
    qtbot.waitUntil(lambda: not page.tiles.suggestions.isVisible())


# Breakdowns


@pytest.mark.parametrize(
    ("word", "facet"), [("Active", "state"), ("Processor", "role"), ("Not stated", "state")]
)
def test_state_and_role_lead_to_the_filtered_list(
    qtbot: QtBot, opened: Opened, word: str, facet: str
) -> None:
    good = Good()
    good.add(Activity, name="Utan status", role="controller")
    page = opened(good.register)
    value = {"Active": "active", "Processor": "processor", "Not stated": ""}[word]
    wanted = SavedFilter("", facets={facet: (value,)})
    assert asked_after(qtbot, page, links(page)[word]) == ("activity", wanted)


def test_states_stand_in_the_order_of_the_vocabulary(opened: Opened) -> None:
    good = Good()
    for state in ("", "ended", "draft"):
        good.add(Activity, name="En", state=state)
    page = opened(good.register)
    assert list(links(page.states)) == ["Draft", "Active", "Ended", "Not stated"]


def test_country_leads_to_its_transfers(qtbot: QtBot, opened: Opened) -> None:
    good = Good()
    good.set(good.activity, transfers=Existence.SOME)
    good.add(Transfer, good.activity, countries=("IN",))
    page = opened(good.register)
    wanted = SavedFilter("", facets={"countries": ("IN",)})
    assert asked_after(qtbot, page, links(page)["India"]) == ("transfer", wanted)


def test_findings_are_counted_by_gate_and_severity(qtbot: QtBot, opened: Opened) -> None:
    page = opened(register_of("ikredit"))
    named = {one.accessibleName(): one for one in page.gates.findChildren(Link) if one.isVisible()}
    clarity = next(name for name in named if name.startswith("Clarity, Warning: "))
    assert any(name.startswith("Article 30, Error: ") for name in named)
    wanted = SavedFilter("", facets={GATE_FACET: ("quality",), columns.SEVERITY: ("warning",)})
    assert asked_after(qtbot, page, named[clarity]) == ("findings", wanted)


def test_gate_leads_to_all_its_findings(qtbot: QtBot, opened: Opened) -> None:
    page = opened(register_of("ikredit"))
    wanted = SavedFilter("", facets={GATE_FACET: ("quality",)})
    assert asked_after(qtbot, page, links(page.gates)["Clarity"]) == ("findings", wanted)


# Reviews and changes


def test_next_five_reviews_are_listed(qtbot: QtBot, opened: Opened) -> None:
    good = Good()
    for number in range(7):
        good.add(Activity, number=f"X-{number}", name=f"Nr {number}", review_due=in_days(number - 1))
    page = opened(good.register)
    listed = links(page.reviews)
    assert list(listed) == [f"X-{number} Nr {number}" for number in range(5)]
    assert texts(page.reviews).count("overdue") == 1
    assert in_days(3).iso in texts(page.reviews)
    assert gone_to(qtbot, page, listed["X-2 Nr 2"])[1] == "review_due"


def test_last_ten_changes_are_listed_with_the_newest_first(qtbot: QtBot, opened: Opened) -> None:
    page = opened(Good().register)
    session = session_of(page)
    for number in range(12):
        session.commit(f"Steg {number}", set_values(session.register.activities[0], name=f"Nr {number}"))
    session.undo()
    newest = ["Undo: Steg 11", "Steg 11 (undone)", *(f"Steg {number}" for number in range(10, 2, -1))]

    def listed() -> list[str]:
        return [text for text in texts(page.changes) if "Steg" in text]

    qtbot.waitUntil(lambda: listed() == newest)
    assert asked_after(qtbot, page, links(page)["The whole history"]) == ("history", None)


# Empty, hidden, and made anew


def test_register_without_activities_offers_to_begin(qtbot: QtBot, opened: Opened) -> None:
    page = opened(None)
    assert not page.tiles.isVisible()
    for button, command in ((page.new_button, "new"), (page.starter_button, "new_from_starter")):
        assert command in COMMAND_OF_ID
        with qtbot.waitSignal(page.command_asked) as asked:
            button.click()
        assert asked.args == [command]


def test_first_activity_brings_the_figures(qtbot: QtBot, opened: Opened) -> None:
    page = opened(None)
    session = session_of(page)
    session.commit("", create(session.register, Activity, name="Löner"))
    qtbot.waitUntil(page.tiles.isVisible)
    assert not page.new_button.isVisible()


def test_figures_follow_the_register(qtbot: QtBot, opened: Opened) -> None:
    page = opened(Good().register)
    session = session_of(page)
    session.commit("", set_values(session.register.organisations[0], name=""))
    qtbot.waitUntil(lambda: page.tiles.article_30.accessibleName() == "Article 30: 1 missing")


def test_hidden_page_waits_until_it_is_shown(qtbot: QtBot, opened: Opened) -> None:
    page = opened(Good().register)
    session = session_of(page)
    page.hide()
    with qtbot.waitSignal(session.judged):
        session.commit("", set_values(session.register.organisations[0], name=""))
    assert page.tiles.article_30.accessibleName() == "Article 30: Complete"
    page.show()
    assert page.tiles.article_30.accessibleName() == "Article 30: 1 missing"


def test_focus_stays_where_rows_say_the_same(qtbot: QtBot, opened: Opened) -> None:
    page = opened(Good().register)
    session = session_of(page)
    links(page)["Active"].setFocus()
    with qtbot.waitSignal(session.judged):
        session.commit("", set_values(session.register.organisations[0], name=""))
    assert links(page)["Active"].hasFocus()


def test_it_says_so_while_the_register_is_being_checked(qtbot: QtBot, tmp_path: Path) -> None:
    with session_on(tmp_path / "firman.ropa", Good().register) as session:
        page = OverviewPage(session)
        qtbot.addWidget(page)
        page.show()
        assert "The register is being checked …" in texts(page)
        assert not page.tiles.isVisible()
        qtbot.waitUntil(page.tiles.isVisible)
        assert "The register is being checked …" not in texts(page)


# Keyboard and room


def test_tab_goes_from_top_to_bottom(opened: Opened) -> None:
    page = opened(read(paths.resources() / "sample" / "register.json")[0])
    (card,) = page.findChildren(OrganisationCard)
    first, last = links(card)["Tallhamra Dator & Verkstad AB"], links(page)["The whole history"]
    visited: list[QWidget] = []
    focused: QWidget | None = first
    first.setFocus()
    while focused is not None and focused is not last and len(visited) < 80:
        visited.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = page.focusWidget()
    assert focused is last
    stops = [one for one in page.findChildren(QPushButton) if one.isVisible() and one.isEnabled()]
    assert len(visited) == len(stops) - 1
    parts = [
        next(part for part in (card, page.tiles, *cards(page)) if part.isAncestorOf(one)) for one in visited
    ]
    assert [part for part, _ in groupby(parts)] == [card, page.tiles, *cards(page)[:-1]]


def cards(page: OverviewPage) -> list[QFrame]:
    """The cards below the tiles, from the top."""
    found = [one for one in page.findChildren(QFrame) if one.property("role") == "card" and one.isVisible()]
    plain = [one for one in found if not isinstance(one, OrganisationCard)]
    return sorted(plain, key=lambda one: one.mapTo(page, one.rect().topLeft()).toTuple()[::-1])


def test_all_that_takes_the_focus_has_a_name(opened: Opened) -> None:
    page = opened(register_of("ikredit"))
    buttons = [one for one in page.findChildren(QPushButton) if one.isVisible()]
    assert len(buttons) > 20
    assert all(one.accessibleName() or one.text() for one in buttons)


@pytest.mark.parametrize("width", [440, 700, 1100, 1900])
def test_nothing_is_cut_off_at_any_width(opened: Opened, width: int) -> None:
    page = opened(read(paths.resources() / "sample" / "register.json")[0])
    page.resize(width, 700)
    settle(page)
    assert page.horizontalScrollBar().maximum() == 0
    for one in page.findChildren(QWidget):
        if isinstance(one, QLabel | Link) and one.isVisible():
            assert one.height() >= one.heightForWidth(one.width()), one.text()
            right = one.mapTo(page, one.rect().topRight()).x()
            assert right <= width, one.text()
