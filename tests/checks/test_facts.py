"""The facts that a finding judged: which they are, what is not kept, and how a change of one reads."""

from typing import Any

from ropa_desktop.checks.facts import ChangedFact, as_text, changed, facts_of, fingerprint, parsed
from ropa_desktop.checks.finding import Finding, Gate, Severity
from ropa_desktop.i18n import message
from ropa_desktop.register.fields import Record, type_of
from ropa_desktop.register.kinds import Plain
from ropa_desktop.register.records import DataItem, Disclosure, Party, RetentionRule
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import Duration
from tests.checks.building import Good


def found(
    record: Record, field: str, *beside: tuple[Record, str], activity: str = "", **values: Any
) -> Finding:
    """A finding about a field that also judged others."""
    return Finding(
        check="REC-03",
        severity=Severity.WARNING,
        gate=Gate.QUALITY,
        article="4(7)",
        record_type=type_of(record).name,
        record=record.id,
        activity=activity,
        field=field,
        message=message("The role of {name} is missing.", **values),
        facts=tuple((type_of(one).name, one.id, name) for one, name in beside),
    )


def test_field_and_what_else_was_judged_are_facts() -> None:
    good = Good()
    one = found(good.disclosure, "role", (good.bureau, "country"), activity=good.activity.id)
    assert facts_of(good.register, one) == {
        "activity": good.activity.id,
        "disclosure.role": "processor",
        f"party.{good.bureau.id}.country": good.bureau.country,
    }


def test_values_of_the_message_are_facts_in_english() -> None:
    good = Good()
    one = found(good.bureau, "name", name=message("Errors"), count=3)
    assert facts_of(good.register, one)["said"] == ["count: 3", "name: Errors"]


def test_collection_is_judged_by_what_its_parts_say() -> None:
    good = Good()
    one = found(good.activity, "data_items")
    name = "activity.data_items"
    before = facts_of(good.register, one)
    assert before[name] == ['{"category":"salary","name":"Lön och skatt"}']
    again = good.add(DataItem, good.activity, category="salary", name="Lön och skatt")
    good.remove(good.data)
    assert facts_of(good.register, one) == before
    good.set(again, name="Lön")
    assert facts_of(good.register, one) != before


def test_whole_record_is_judged_by_what_it_says() -> None:
    good = Good()
    rule = good.add(RetentionRule, name="Bokföring", period=Duration(years=7))
    assert facts_of(good.register, found(rule, "")) == {
        "retention_rule.name": "Bokföring",
        "retention_rule.period": "P7Y",
    }


def test_record_that_is_gone_has_no_facts() -> None:
    good = Good()
    assert facts_of(Register.of([good.register.sheet]), found(good.bureau, "name")) == {}


def test_long_and_private_texts_are_digests() -> None:
    good = Good()
    field = "party.note"
    one = found(good.bureau, "note")
    kept = []
    for text in ("a" * 201, "a" * 202, "Ring 811228-9874.", "Ring 19811228-9874", "Ring 556036-0793."):
        good.set(good.bureau, note=text)
        kept.append(facts_of(good.register, one)[field])
    assert [str(fact).startswith("sha256:") for fact in kept] == [True] * 4 + [False]
    assert len(set(kept)) == len(kept)
    assert "811228" not in "".join(map(str, kept))


def test_personal_number_in_the_message_is_no_fact() -> None:
    good = Good()
    assert "811228" not in str(facts_of(good.register, found(good.bureau, "name", name="811228-9874")))


def test_fingerprint_is_that_of_the_facts_in_any_order() -> None:
    facts: dict[str, Plain] = {"a": "å", "b": ["1", "2"], "c": None}
    assert fingerprint(facts) == fingerprint(dict(reversed(facts.items())))
    assert len(fingerprint(facts)) == 16
    assert fingerprint(facts) != fingerprint(facts | {"b": ["2", "1"]})


def test_facts_are_read_back() -> None:
    facts = facts_of((good := Good()).register, found(good.activity, "data_items", name="å"))
    assert parsed(as_text(facts)) == facts
    assert [parsed(text) for text in ("", "{", "[1]")] == [{}] * 3


def test_what_differs_is_told_but_not_the_activity() -> None:
    before: dict[str, Plain] = {"activity": "1", "party.p.name": "A", "party.p.country": "SE"}
    now: dict[str, Plain] = {"activity": "2", "party.p.name": "A", "party.p.country": "US", "said": ["x: 1"]}
    assert changed(before, now) == (
        ChangedFact("party.p.country", "SE", "US"),
        ChangedFact("said", None, ["x: 1"]),
    )


def words(register: Register, name: str, before: Any, now: Any) -> tuple[str, str, str]:
    one = ChangedFact(name, before, now).in_words(register, "sv")
    return one.label, one.before, one.after


def test_change_reads_as_a_person_would_say_it() -> None:
    good = Good()
    register, key = good.register, good.bureau.id
    assert words(register, f"party.{key}.country", "SE", "US")[1:] == ("Sverige", "USA")
    assert words(register, f"party.{key}.examples", ["a", "b"], [])[1:] == ("a\nb", "")
    assert words(register, f"disclosure.{good.disclosure.id}.party", "gone", key)[2] == good.bureau.name
    assert words(register, f"retention_rule.{good.rule.id}.period", None, "P7Y")[1:] == ("", "7 år")
    assert words(register, f"party.{key}.note", "sha256:12", "kort")[2] == "kort"
    assert words(register, "said", ["name: a: b"], None)[1:] == ("a: b", "")


def test_changed_collection_names_its_parts() -> None:
    good = Good()
    name = "activity.disclosures"
    one = found(good.activity, "disclosures")
    before = facts_of(good.register, one)[name]
    other = good.add(Party, name="Banken AB")
    good.add(Disclosure, good.activity, party=other.id)
    now = facts_of(good.register, one)[name]
    assert words(good.register, name, before, now) == (
        "Mottagare",
        good.bureau.name,
        f"{good.bureau.name}\nBanken AB",
    )


def test_term_that_the_lists_no_longer_have_reads_as_its_id() -> None:
    good = Good()
    assert words(good.register, f"party.{good.bureau.id}.kind", "former", "")[1:] == ("former", "")


def test_place_of_a_change_has_a_label() -> None:
    good = Good()
    field = type_of(good.bureau).field_named["country"]
    assert words(good.register, f"party.{good.bureau.id}.country", "", "SE")[0] == field.label_in("sv")
    assert ChangedFact("said", None, None).in_words(good.register, "en").label == "What the finding says"
