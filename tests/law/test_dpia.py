"""Cases that call for an impact assessment, and what exempts."""

from ropa_desktop.law.dpia import criteria_threshold, examples, exemptions


def test_there_are_twelve_examples_in_both_languages() -> None:
    assert len(examples()) == 12
    assert all(one.text.sv and one.text.en for one in examples().values())


def test_each_example_meets_the_threshold() -> None:
    assert [one.id for one in examples().values() if len(one.criteria) < criteria_threshold()] == []


def test_what_was_read_second_hand_says_so() -> None:
    assert examples()["background_checks"].verification.verified
    assert not examples()["automated_credit"].verification.verified


def test_what_exempts_cites_its_article() -> None:
    assert {one.id: one.article for one in exemptions().values()} == {
        "low_risk": "35(1)",
        "equivalent_assessment": "35(1)",
        "assessed_by_legislator": "35(10)",
    }
