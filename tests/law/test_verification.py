"""How far a fact has been checked."""

import pytest
import yaml

from ropa_desktop.law.resource import Entry, MalformedResource
from ropa_desktop.law.verification import verification_of, verifications_in

KNOWN = verifications_in(
    Entry("test.yaml", yaml.safe_load("verifications: {guess: {verified: false, sv: Gissat, en: Guessed}}"))
)


def test_an_entry_names_its_verification() -> None:
    found = verification_of(Entry("test.yaml", {"verification": "guess"}), KNOWN)
    assert not found.verified
    assert found.text.in_language("sv") == "Gissat"


def test_a_verification_that_does_not_exist_is_refused() -> None:
    with pytest.raises(MalformedResource, match="there is no verification named hearsay"):
        verification_of(Entry("test.yaml", {"verification": "hearsay"}), KNOWN)
