"""What of an activity nobody has reviewed yet, in words."""

from ropa_desktop.register.records import Activity
from ropa_desktop.wording.review import unreviewed_labels


def test_fields_and_collections_are_told_by_label() -> None:
    activity = Activity(id="a", unreviewed=("personnummer_reason", "purposes", "legal_bases"))
    assert unreviewed_labels(activity, "en") == ["Ground for personnummer", "Purposes", "Legal bases"]


def test_what_the_reader_does_not_see_is_not_told_of() -> None:
    activity = Activity(id="a", unreviewed=("notes", "purposes"))
    assert unreviewed_labels(activity, "en", frozenset({"notes"})) == ["Purposes"]


def test_a_name_that_no_field_has_stands_as_written() -> None:
    assert unreviewed_labels(Activity(id="a", unreviewed=("gone",)), "sv") == ["gone"]
