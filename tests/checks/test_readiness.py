"""Readiness: numbers by letter and gate for each activity, which add up to the whole."""

from ropa_desktop.checks import article_30_status
from ropa_desktop.checks.readiness import readiness
from ropa_desktop.checks.run import letter_of
from ropa_desktop.register.records import Activity
from tests.checks.building import TODAY, Builder


def test_letters_of_a_processor_stand_where_those_of_a_controller_do() -> None:
    assert [letter_of(one) for one in ("30(1)(f)", "30(2)(c)", "30(2)(d)", "30(1)")] == ["f", "e", "g", ""]


def test_whole_lacks_what_the_status_counts() -> None:
    builder = Builder()
    activity = builder.add(Activity, name="Löner", role="controller")
    findings = builder.findings()
    ready = readiness(builder.register, findings, TODAY)
    (standing,) = ready.activities
    assert ready.whole.lacking == article_30_status(findings).missing
    assert standing.lacking == article_30_status(findings, activity.id).missing > 0
    assert standing.missing["b"] > 0
    assert not standing.complete


def test_ended_activity_is_left_out() -> None:
    builder = Builder()
    builder.add(Activity, name="Löner", state="ended")
    assert readiness(builder.register, [], TODAY).activities == ()
