"""What is asked to be stated."""

import pytest
import yaml

from ropa_desktop.law.requirements import Requirement, requirements_in
from ropa_desktop.law.resource import Entry, MalformedResource


def _requirements(text: str) -> tuple[Requirement, ...]:
    return requirements_in(Entry("test.yaml", yaml.safe_load(text)), "requires")


def test_a_requirement_is_read_with_its_weight_and_references() -> None:
    (one,) = _requirements("""
        requires:
        - {field: a.b, severity: conditional, sv: "Vad?", en: "What?", article: "5(1)(c)",
           statute: {sv: 3 kap. 10 §, en: ch. 3 s. 10}}
    """)
    assert (one.field, one.severity, one.question.in_language("en")) == ("a.b", "conditional", "What?")
    assert one.reference_in("sv") == "5.1 c; 3 kap. 10 §"
    assert one.reference_in("en") == "5(1)(c); ch. 3 s. 10"


def test_nothing_listed_asks_for_nothing() -> None:
    assert _requirements("id: x") == ()


def test_an_unknown_weight_is_refused() -> None:
    with pytest.raises(MalformedResource, match="severity must be one of"):
        _requirements("requires: [{field: a.b, severity: grave, sv: Vad, en: What}]")
