"""The words of a list: gathered in the pauses, and found whether or not all of them have been."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ropa_desktop.register.register import Change, apply
from ropa_desktop.register.search import SearchIndex
from ropa_desktop.ui.search import Search
from tests.generator import generate


@pytest.mark.usefixtures("qapp")
def test_words_are_found_before_any_pause() -> None:
    register, list_of_records = generate(20), QObject()
    search = Search(register, "activity", list_of_records)
    assert search.matching("lön") == SearchIndex(register, "activity").matching("lön") != set()


def test_words_are_gathered_in_the_pauses(qtbot: QtBot) -> None:
    list_of_records = QObject()
    search = Search(generate(20), "activity", list_of_records)
    qtbot.waitUntil(lambda: search.ready)
    assert search.matching("lön")


@pytest.mark.usefixtures("qapp")
def test_steps_are_followed_whether_or_not_all_is_gathered() -> None:
    register, list_of_records = generate(20), QObject()
    search = Search(register, "activity", list_of_records)
    for name in ("Fågelskådning", "Svampplockning"):
        activity = register.activities[0]
        renamed = Change(activity, replace(activity, name=name))
        register = apply(register, [renamed])
        search.update(register, [renamed])
        assert search.matching(name) == {activity.id}
