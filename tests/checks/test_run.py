"""Running the checks: order, precedence, and that no register makes them fail."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropa_desktop.checks import check
from ropa_desktop.checks.finding import Gate, Severity
from ropa_desktop.checks.remedies import set_field
from ropa_desktop.checks.rule import (
    ART30,
    ERROR,
    INFO,
    LAWFUL,
    QUALITY,
    WARNING,
    Condition,
    Remark,
    Remarks,
    Rule,
    rule,
)
from ropa_desktop.checks.run import one_per_field
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import LANGUAGES, message
from ropa_desktop.register.fields import CATALOGUE
from ropa_desktop.register.records import Activity, Disclosure, Purpose, Transfer
from ropa_desktop.register.register import Register, apply
from tests.checks.building import TODAY, Builder, Good, checks_of
from tests.strategies import registers


def test_good_register_has_no_findings() -> None:
    assert Good().findings() == []


def test_empty_register_is_asked_for_an_organisation_and_an_activity() -> None:
    assert [one.check for one in check(Register(), TODAY)] == ["REG-01", "ORG-01"]
    assert [one.check for one in Builder().findings()] == ["REG-01", "ORG-01"]


def test_findings_of_article_30_come_in_the_order_of_its_letters() -> None:
    good = Good()
    good.remove(good.contact, good.purpose, good.people, good.disclosure, good.retention, good.client)
    good.set(good.organisation, street="", postal_code="", security_note="")
    good.set(good.activity, transfers="", measures=())
    assert [one.check for one in good.findings()] == [
        *("ORG-02", "PRC-01"),  # a: who
        "ACT-02",  # b: why
        "DAT-01",  # c: whose data
        "REC-01",  # d: to whom
        "TRF-01",  # e: where to
        "RET-01",  # f: how long
        *("SEC-02", "SEC-01"),  # g: how protected
    ]


def test_letters_of_the_processor_stand_with_those_of_the_controller() -> None:
    good = Good()
    good.set(good.activity, transfers="", security_note="")
    good.set(good.hosting, transfers="", security_inherited="no")
    good.remove(good.retention)
    assert [(one.check, one.article) for one in good.findings()] == [
        ("TRF-01", "30(1)(e)"),
        ("TRF-01", "30(2)(c)"),
        ("RET-01", "30(1)(f)"),
        ("SEC-01", "30(2)(d)"),
    ]


def test_severities_and_gates_follow_each_other() -> None:
    good = Good()
    good.remove(good.purpose)
    good.set(
        good.organisation,
        officer_name=good.organisation.name,
        officer_notified=None,
        org_number="556036-0794",
        name_as_written="Bolaget",
    )
    good.set(good.customer, agreement="missing", country="US")
    assert [(one.check, one.severity, one.gate) for one in good.findings()] == [
        ("ACT-02", Severity.ERROR, Gate.ART30),
        ("DPO-10", Severity.ERROR, Gate.LAWFUL),
        ("PRC-04", Severity.ERROR, Gate.LAWFUL),
        ("ORG-04", Severity.ERROR, Gate.QUALITY),
        ("DPO-07", Severity.WARNING, Gate.LAWFUL),
        ("ORG-13", Severity.WARNING, Gate.QUALITY),
        ("PRC-09", Severity.INFO, Gate.QUALITY),
    ]


def test_organisation_comes_before_activities_in_their_order() -> None:
    good = Good()
    last, first = (good.add(Activity, organisation=good.organisation.id) for _ in range(2))
    good.set(last, order=10)
    good.add(Transfer, good.organisation)
    missing = [(one.check, one.activity) for one in good.findings() if one.check in {"ACT-02", "TRF-03"}]
    assert missing == [("ACT-02", first.id), ("ACT-02", last.id), ("TRF-03", "")]
    good.add(Transfer, first)
    assert [one.activity for one in good.found("TRF-03")] == ["", first.id]


def test_one_field_has_one_finding_the_most_severe() -> None:
    good = Good()
    good.set(good.organisation, officer="none", legal_form="public", core_monitoring="yes", public_task="yes")
    assert checks_of(good.findings()) & {"DPO-02", "DPO-03", "DPO-05", "DPO-06"} == {"DPO-02"}


def test_invalid_number_is_heard_instead_of_the_advice_on_it() -> None:
    good = Good()
    good.set(good.organisation, legal_form="sole_trader", org_number="811228-9875")
    assert checks_of(good.findings()) & {"ORG-04", "ORG-06"} == {"ORG-04"}


def test_rule_of_the_same_weight_may_prevail_over_another() -> None:
    good = Good()
    good.set(good.organisation, controller_as_written="en privatperson")
    assert checks_of(good.findings()) == {"ORG-07"}


def test_one_rule_may_find_several_things_in_one_field() -> None:
    good = Good()
    good.set(good.bureau, country="US")
    good.add(Disclosure, good.hosting, party=good.bureau.id)
    assert [one.record for one in good.found("TRF-04")] == [good.bureau.id] * 2


def rules_on_the_title(*made: Rule) -> list[str]:
    """Which of several rules that all speak of the register's title are heard."""
    return [one.check for one in one_per_field(made, RegisterView(Builder().register, TODAY))]


def on_title(view: RegisterView) -> Remarks:
    yield Remark(view.sheet, "title", message("The title is wrong."))


def on_the_whole(view: RegisterView) -> Remarks:
    yield Remark(view.sheet, "", message("The register is wrong."))


A = rule("A", WARNING, QUALITY, "5(2)")(on_title)


@pytest.mark.parametrize(
    ("other", "heard"),
    [
        (rule("B", INFO, LAWFUL, "5(2)")(on_title), {"A"}),
        (rule("B", ERROR, QUALITY, "5(2)")(on_title), {"B"}),
        (rule("B", WARNING, QUALITY, "5(2)", over=["A"])(on_title), {"B"}),
        (rule("B", ERROR, ART30, "30(1)")(on_title), {"B"}),
        (rule("B", INFO, QUALITY, "5(2)", explains=True)(on_title), {"A", "B"}),
        (rule("B", WARNING, QUALITY, "5(2)")(on_the_whole), {"A", "B"}),
    ],
    ids=["less severe", "more severe", "named as prevailing", "article 30", "explains", "the whole"],
)
def test_which_of_two_rules_on_one_field_is_heard(other: Rule, heard: set[str]) -> None:
    assert set(rules_on_the_title(A, other)) == heard
    assert set(rules_on_the_title(other, A)) == heard


def test_first_of_two_equal_rules_is_heard() -> None:
    assert rules_on_the_title(A, rule("B", WARNING, QUALITY, "5(2)")(on_title)) == ["A"]


def test_what_article_30_demands_is_never_unheard() -> None:
    demanded = rule("B", ERROR, ART30, "30(1)")(on_title)
    assert rules_on_the_title(demanded, rule("C", ERROR, LAWFUL, "5(2)", over=["B"])(on_title)) == ["B"]
    assert rules_on_the_title(demanded, rule("C", ERROR, ART30, "30(1)")(on_title)) == ["B", "C"]


def remarking(**values: Any) -> Condition:
    """A condition that says something of the title, in place of what the rule says."""

    def remarks(view: RegisterView) -> Remarks:
        yield Remark(view.sheet, "title", message("The title is wrong."), **values)

    return remarks


def test_weight_of_a_finding_decides_and_not_that_of_its_rule() -> None:
    light = rule("B", ERROR, ART30, "30(1)")(remarking(severity=INFO, gate=QUALITY))
    heavy = rule("B", INFO, QUALITY, "30(1)")(remarking(severity=ERROR, gate=ART30))
    assert rules_on_the_title(light, A) == rules_on_the_title(A, light) == ["A"]
    assert rules_on_the_title(heavy, A) == rules_on_the_title(A, heavy) == ["B"]


def test_rule_is_heard_with_the_most_severe_of_what_it_says_of_a_field() -> None:
    def both(view: RegisterView) -> Remarks:
        for severity in (INFO, ERROR, WARNING):
            yield Remark(view.sheet, "title", message("The title is wrong."), severity=severity)

    made = rule("B", WARNING, QUALITY, "5(2)")(both)
    found = one_per_field([made], RegisterView(Builder().register, TODAY))
    assert [one.severity for one in found] == [Severity.ERROR]


def test_remark_may_replace_what_its_rule_says() -> None:
    view = RegisterView(Builder().register, TODAY)
    step, other = message("Write a title."), message("Ask for a title.")
    remedy = set_field(message("Call it so"), view.sheet, title="So")
    spoken = remarking(
        article="7", severity=INFO, gate=LAWFUL, step=other, remedies=(remedy,), facts=((view.sheet, "note"),)
    )
    (plain,) = rule("B", WARNING, QUALITY, "5(2)", step=step)(on_title).findings(view)
    assert (plain.article, plain.severity, plain.gate, plain.step) == ("5(2)", WARNING, QUALITY, step)
    assert (plain.remedies, plain.facts) == ((), ())
    (replaced,) = rule("B", WARNING, QUALITY, "5(2)", step=step)(spoken).findings(view)
    assert (replaced.article, replaced.severity, replaced.gate, replaced.step) == ("7", INFO, LAWFUL, other)
    assert replaced.remedies == (remedy,)
    assert replaced.facts == (("register", view.sheet.id, "note"),)


def spoilt() -> Builder:
    """A register with something wrong in most places."""
    good = Good()
    good.set(good.organisation, name="TBD", country="US", officer="unclear", org_number="1")
    good.set(good.bureau, country="US", email="lon@gmail.com")
    good.set(good.purpose, text="?")
    good.add(Transfer, good.activity, mechanisms=("art49_1_second",))
    good.add(Disclosure, good.hosting, role="sub_processor", party=good.bureau.id)
    good.add(Purpose, good.hosting, text="Statistik")
    return good


def assert_well_formed(register: Register) -> None:
    """Every finding names what exists, and reads well in both languages."""
    for one in check(register, TODAY):
        record_type = CATALOGUE[one.record_type]
        parts = {part.collection for part in CATALOGUE.values() if one.record_type in part.owners}
        tops = {top.collection for top in CATALOGUE.values() if not top.owners}
        known = {field.name for field in record_type.fields} | parts
        known |= {""} | (tops if one.record_type == "register" else set())
        assert one.field in known, one
        assert register.find(one.record) is not None
        assert one.activity == "" or register.get(Activity, one.activity) is not None
        for language in LANGUAGES:
            text = one.in_language(language)
            assert text.endswith((".", "?"))
            assert text.splitlines() == [text]
            assert one.in_words(register, language)
            for remedy in one.remedies:
                assert remedy.label.in_language(language)
                apply(register, remedy.changes(register, language))
            json = one.as_json(register, language)
            assert all(isinstance(value, str) for value in json.values())
            assert json["article"]


def test_findings_are_well_formed() -> None:
    register = spoilt().register
    assert len(check(register, TODAY)) > 10
    assert_well_formed(register)


@given(registers(most=30))
def test_any_register_can_be_checked(register: Register) -> None:
    assert_well_formed(register)


@given(registers(most=20), st.data())
def test_register_with_broken_links_can_be_checked(register: Register, data: st.DataObject) -> None:
    everything = list(register.everything())
    kept = data.draw(st.lists(st.sampled_from(everything), unique_by=lambda one: one.id))
    assert isinstance(check(Register.of(kept), TODAY), list)
