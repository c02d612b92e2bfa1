"""What an activity has from its organisation."""

import dataclasses

import pytest

from ropa_desktop.register import records as r
from ropa_desktop.register.fields import CATALOGUE, Record
from ropa_desktop.register.inheritance import COMMON_FIELDS, common_parts, common_source
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import Answer, Existence

ORGANISATION = r.Organisation(
    id="org",
    name="Bolaget AB",
    measures=("m",),
    security_note="Lås",
    recipients=Existence.SOME,
    profiling=Answer.NO,
    personnummer_reason="pnr_purpose",
)
ACTIVITY = r.Activity(id="a")
RIGHT = r.Right(id="r", owner="org", right="access")


def register_with(activity: r.Activity = ACTIVITY, *more: Record) -> Register:
    return Register.of([ORGANISATION, activity, RIGHT, r.Contact(id="c", owner="org"), *more])


def test_parts_said_once_hold_for_every_activity() -> None:
    assert common_parts(register_with(), ACTIVITY, CATALOGUE["right"]) == (RIGHT,)


def test_parts_that_only_an_organisation_has_are_not_the_activitys() -> None:
    assert common_parts(register_with(), ACTIVITY, CATALOGUE["contact"]) == ()


def test_an_organisation_has_its_parts_from_nobody() -> None:
    assert common_parts(register_with(), ORGANISATION, CATALOGUE["right"]) == ()


def test_nothing_is_common_where_the_organisation_is_not_known() -> None:
    register = register_with(ACTIVITY, r.Organisation(id="other", order=1))
    assert common_parts(register, ACTIVITY, CATALOGUE["right"]) == ()
    assert common_source(register, ACTIVITY, "measures") is None


@pytest.mark.parametrize(
    "field", ["measures", "security_note", "recipients", "profiling", "personnummer_reason"]
)
def test_what_the_organisation_states_is_had_from_it(field: str) -> None:
    assert common_source(register_with(), ACTIVITY, field) is ORGANISATION


@pytest.mark.parametrize("field", ["transfers", "automated_decisions"])
def test_what_the_organisation_leaves_unsaid_is_had_from_nobody(field: str) -> None:
    assert common_source(register_with(), ACTIVITY, field) is None


def test_other_fields_of_the_same_name_are_each_ones_own() -> None:
    assert common_source(register_with(), ACTIVITY, "name") is None


@pytest.mark.parametrize("field", ["measures", "security_note"])
def test_common_security_that_does_not_apply_is_not_had(field: str) -> None:
    apart = dataclasses.replace(ACTIVITY, security_inherited=Answer.NO)
    assert common_source(register_with(apart), apart, field) is None


def test_security_alone_can_be_kept_apart() -> None:
    apart = dataclasses.replace(ACTIVITY, security_inherited=Answer.NO)
    assert common_source(register_with(apart), apart, "recipients") is ORGANISATION


@pytest.mark.parametrize("field", sorted(COMMON_FIELDS))
def test_common_fields_are_of_the_same_kind_in_both(field: str) -> None:
    activity, organisation = (CATALOGUE[name].field_named[field] for name in ("activity", "organisation"))
    assert activity.kind == organisation.kind
