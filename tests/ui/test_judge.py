"""The judge: findings come from another thread, and are always those of the newest register."""

from datetime import date
from typing import Any

from pytestqt.qtbot import QtBot

from ropa_desktop.checks import check
from ropa_desktop.register.edits import create, new_register
from ropa_desktop.register.records import Activity
from ropa_desktop.register.register import Register, apply
from ropa_desktop.ui.judge import Judge

DAY = date(2026, 11, 22)


def register_of(activities: int) -> Register:
    register = new_register()
    for _ in range(activities):
        register = apply(register, create(register, Activity))
    return register


def test_findings_are_those_of_the_checks(qtbot: QtBot) -> None:
    judge, register = Judge(), register_of(2)
    with qtbot.waitSignal(judge.judged) as told:
        judge.judge(register, DAY)
    assert told.args == [tuple(check(register, DAY))]
    assert not judge.busy


def test_of_what_is_asked_meanwhile_only_the_newest_is_told(qtbot: QtBot) -> None:
    judge, told = Judge(), list[Any]()
    judge.judged.connect(told.append)
    registers = [register_of(count) for count in range(5)]
    for register in registers:
        judge.judge(register, DAY)
    assert judge.busy
    qtbot.waitUntil(lambda: not judge.busy)
    assert told == [tuple(check(registers[-1], DAY))]


def test_nothing_is_told_after_the_end(qtbot: QtBot) -> None:
    judge, told = Judge(), list[Any]()
    judge.judged.connect(told.append)
    judge.judge(register_of(3), DAY)
    judge.end()
    qtbot.wait(1)
    assert told == []


def test_mistake_in_a_check_reaches_the_windows_thread(qtbot: QtBot) -> None:
    judge = Judge()
    broken: Any = None
    with qtbot.captureExceptions() as caught:
        judge.judge(broken, DAY)
        qtbot.waitUntil(lambda: not judge.busy)
    assert [kind for kind, _, _ in caught] == [AttributeError]
    with qtbot.waitSignal(judge.judged):
        judge.judge(register_of(1), DAY)
