"""Data and measures in words."""

import pytest

from ropa_desktop.i18n import Language
from ropa_desktop.register.records import DataGroup, DataItem, DataUse, Measure
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import Answer
from ropa_desktop.wording.data import data_item_text, data_use_text
from ropa_desktop.wording.security import measure_text


@pytest.mark.parametrize(
    ("item", "language", "expected"),
    [
        (DataItem(id="it", owner="a", category="name"), "sv", "Namn"),
        (DataItem(id="it", owner="a", name="Personnummer", flags=("personnummer",)), "sv", "Personnummer"),
        (DataItem(id="it", owner="a", name="Brev", flags=("free_text",)), "en", "Brev (free text)"),
        (
            DataItem(id="it", owner="a", name="Brev", flags=("free_text",), may_be_sensitive=Answer.YES),
            "sv",
            "Brev (fritext, kan innehålla känsliga uppgifter eller uppgifter om lagöverträdelser)",
        ),
    ],
)
def test_data_item_with_its_marks(item: DataItem, language: Language, expected: str) -> None:
    assert data_item_text(Register.of([item]), item, language) == expected


def test_data_group_with_everything_it_holds() -> None:
    use = DataUse(id="use", owner="a", group="group")
    group = DataGroup(id="group", name="Grunddata")
    items = [
        DataItem(id=key, owner="group", category=key, order=n) for n, key in enumerate(("name", "gender"))
    ]
    assert data_use_text(Register.of([use, group, *items]), use, "sv") == "Grunddata: Namn, Juridiskt kön"


def test_empty_data_group_says_so() -> None:
    use = DataUse(id="use", owner="a", group="group")
    register = Register.of([use, DataGroup(id="group", name="Grunddata")])
    assert data_use_text(register, use, "en") == "Grunddata: content not stated"


def test_planned_measure_is_said_to_be_planned() -> None:
    measure = Measure(id="it", name="Kryptering", state="planned")
    assert measure_text(Register.of([measure]), measure, "sv") == "Kryptering (planerad)"
