"""Whether the record is complete under Article 30."""

from ropa_desktop.checks import article_30_status, missing_by_activity
from tests.checks.building import Good


def test_good_register_is_complete() -> None:
    status = article_30_status(Good().findings())
    assert (status.complete, status.missing) == (True, 0)
    assert status.in_language("en") == "Article 30: complete"


def test_missing_things_are_counted_for_all_and_for_each_activity() -> None:
    good = Good()
    good.remove(good.purpose, good.people, good.client, good.contact)
    good.set(good.organisation, street="", postal_code="")
    findings = good.findings()
    status = article_30_status(findings)
    assert (status.complete, status.missing) == (False, 4)
    assert status.in_language("en") == "Article 30: 4 missing"
    assert article_30_status(findings, good.activity.id).missing == 2
    assert missing_by_activity(findings) == {"": 1, good.activity.id: 2, good.hosting.id: 1}


def test_only_errors_of_article_30_count() -> None:
    good = Good()
    good.set(good.customer, agreement="missing")  # an error of another article
    good.set(good.retention, data=(good.data.id,))
    good.add(type(good.data), good.activity, name="Adress")  # a warning of Article 30
    findings = good.findings()
    assert {one.check for one in findings} == {"PRC-04", "RET-02"}
    assert article_30_status(findings).complete
