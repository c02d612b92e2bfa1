"""The rules on data that are sensitive or may be."""

import pytest

from ropa_desktop.register.records import DataGroup, DataItem, DataUse, Measure, People
from ropa_desktop.register.values import Answer
from tests.checks.building import Good


@pytest.mark.parametrize("category", ["free_text", "communication", "call_recording"])
def test_free_text_without_assessment_is_found(category: str) -> None:
    good = Good()
    item = good.add(DataItem, good.activity, category=category)
    (finding,) = good.found("DAT-05")
    assert finding.record == good.activity.id
    assert not good.finds("DAT-06"), "one question at a time"
    good.set(item, may_be_sensitive=Answer.NO)
    assert not good.finds("DAT-05")
    good.set(item, may_be_sensitive=Answer.UNANSWERED)
    good.set(good.activity, free_text_assessed="Personalen skriver bara om ärendet.")
    assert not good.finds("DAT-05")


def test_free_text_of_everything_is_told_of_once_at_its_item() -> None:
    good = Good()
    group = good.add(DataGroup, name="Basuppgifter")
    item = good.add(DataItem, group, name="Fritext")
    for activity in (good.activity, good.shares):
        good.add(DataUse, activity, group=group.id, scope="organisation")
    (finding,) = good.found("DAT-05")
    assert (finding.record, finding.activity, len(finding.remedies)) == (item.id, "", 2)


def test_data_that_may_be_sensitive_are_to_be_answered() -> None:
    good = Good()
    item = good.add(DataItem, good.activity, category="membership")
    (finding,) = good.found("DAT-06")
    assert len(finding.remedies) == 2
    for answer in (Answer.YES, Answer.NO):
        good.set(item, may_be_sensitive=answer)
        assert not good.finds("DAT-06")


def test_sensitive_data_need_no_answer() -> None:
    good = Good()
    good.add(DataItem, good.activity, name="Olycksfall och sjukskrivning", flags=("may_contain_special",))
    assert not good.finds("DAT-06")
    assert good.finds("S9-01")


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Räkna ut lön och sjuklön", "health"),
        ("Följa upp sjukfrånvaron", "health"),
        ("Ta hand om allergier vid fest", "allergy"),
        ("Dra fackavgiften på lönen", "union"),
        ("Inpassering med fingeravtryck", "biometric_id"),
        ("Handle sick leave", "health"),
    ],
)
def test_sensitive_data_in_a_purpose_are_to_be_entered(text: str, category: str) -> None:
    good = Good()
    good.set(good.purpose, text=text)
    (finding,) = good.found("DAT-07")
    assert (finding.record, finding.field) == (good.purpose.id, "text")
    (remedy,) = finding.remedies
    (made,) = (one.after for one in remedy.changes(good.register, "sv") if isinstance(one.after, DataItem))
    assert made.category == category


@pytest.mark.parametrize(
    "text",
    [
        "Hälsa på kunder och skicka hälsningar",
        "Sälja till sjukhus och sjukvården",
        "Föra register utan uppgifter om hälsa",
        "Vi behandlar inga uppgifter om allergier",
        "Felsökning och diagnos av fel",
        "Read the browser fingerprint",
    ],
)
def test_other_purposes_say_nothing_sensitive(text: str) -> None:
    good = Good()
    good.set(good.purpose, text=text)
    assert not good.finds("DAT-07")


def test_sensitive_words_beside_such_data_or_an_answer_are_left_alone() -> None:
    good = Good()
    good.set(good.purpose, text="Räkna ut sjuklön")
    good.set(good.data, may_be_sensitive=Answer.NO)
    assert not good.finds("DAT-07")
    good.set(good.data, may_be_sensitive=Answer.UNANSWERED, flags=("special_category",))
    assert not good.finds("DAT-07")


def test_names_of_recipients_are_no_texts_on_data() -> None:
    good = Good()
    good.set(good.bureau, name="Rehabkliniken AB")
    assert not good.finds("DAT-07")


def test_protected_identity_needs_a_routine() -> None:
    good = Good()
    good.add(DataItem, good.activity, category="protected_identity")
    (finding,) = good.found("DAT-08")
    assert finding.remedies[0].changes(good.register, "sv")
    routine = good.add(Measure, category="protected_identity_routine")
    good.set(good.activity, measures=(good.measure.id, routine.id))
    assert not good.finds("DAT-08")


def test_children_are_to_be_thought_of() -> None:
    good = Good()
    good.add(People, good.activity, category="children")
    (finding,) = good.found("DAT-11")
    assert finding.remedies
    for values in ({"vulnerable_people": Answer.YES}, {"notes": "Vårdnadshavare lämnar uppgifterna."}):
        other = Good()
        other.add(People, other.activity, category="children")
        other.set(other.activity, **values)
        assert not other.finds("DAT-11")
    good.set(good.activity, dpia_criteria=("vulnerable",))
    assert not good.finds("DAT-11")
