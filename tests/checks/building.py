"""Small registers for testing checks: a good one that can be spoilt, and what is found in one."""

import datetime
from collections.abc import Iterable
from typing import Any, TypeVar

from ropa_desktop.checks import check
from ropa_desktop.checks.finding import Finding
from ropa_desktop.register.edits import create, delete, new_register, set_values
from ropa_desktop.register.fields import Record
from ropa_desktop.register.records import (
    Activity,
    Client,
    Contact,
    DataItem,
    Disclosure,
    Measure,
    Organisation,
    Party,
    People,
    Purpose,
    Retention,
    RetentionRule,
)
from ropa_desktop.register.register import Register, apply
from ropa_desktop.register.values import Answer, Duration, Existence, PartialDate

R = TypeVar("R", bound=Record)

TODAY = datetime.date(2026, 11, 22)

GOOD_ORGANISATION: dict[str, Any] = {
    "name": "Bolaget i Täby AB",
    "legal_form": "ab",
    "org_number": "556036-0793",
    "street": "Storgatan 1",
    "postal_code": "183 30",
    "city": "Täby",
    "country": "SE",
    "officer": "named",
    "officer_name": "Anna Ek",
    "officer_email": "dataskydd@bolaget.example",
    "officer_notified": PartialDate("2026-01-07"),
    "security_note": "Behörighetsstyrning, kryptering och säkerhetskopior.",
}


class Builder:
    """A register that grows record by record, by the commands of the program."""

    def __init__(self) -> None:
        self.register: Register = new_register("Registerförteckning")

    def add(self, cls: type[R], owner: Record | None = None, /, **values: Any) -> R:
        """Creates a record, as part of an owner if there is one."""
        changes = create(self.register, cls, owner.id if owner else "", **values)
        self.register = apply(self.register, changes)
        (made,) = (change.after for change in changes if change.before is None)
        assert isinstance(made, cls)
        return made

    def set(self, record: Record, **values: Any) -> None:
        """Sets fields of a record, whatever has happened to it since it was made."""
        now = self.register.find(record.id)
        assert now is not None
        self.register = apply(self.register, set_values(now, **values))

    def remove(self, *records: Record) -> None:
        """Deletes records with their parts and what refers to them."""
        now = [found for one in records if (found := self.register.find(one.id)) is not None]
        self.register = apply(self.register, delete(self.register, now))

    def findings(self) -> list[Finding]:
        return check(self.register, TODAY)

    def found(self, rule: str) -> list[Finding]:
        """What one rule found."""
        return [one for one in self.findings() if one.check == rule]

    def finds(self, rule: str) -> bool:
        return bool(self.found(rule))


class Good(Builder):
    """A register with every question of Article 30 answered: an activity as controller, one as processor."""

    def __init__(self) -> None:
        super().__init__()
        self.organisation = self.add(Organisation, **GOOD_ORGANISATION)
        self.contact = self.add(Contact, self.organisation, kind="email", value="info@bolaget.example")
        self.bureau = self.add(Party, name="Lönebyrån AB", country="SE", category="payroll_provider")
        self.measure = self.add(Measure, name="Flerfaktorsinloggning", category="mfa", state="implemented")
        self._add_payroll()
        self._add_hosting()

    def _add_payroll(self) -> None:
        self.activity = self.add(
            Activity,
            name="Löneutbetalning",
            role="controller",
            state="active",
            organisation=self.organisation.id,
            transfers=Existence.NONE,
            measures=(self.measure.id,),
        )
        self.purpose = self.add(Purpose, self.activity, text="Räkna ut och betala ut lön till anställda")
        self.people = self.add(People, self.activity, category="employees")
        self.data = self.add(DataItem, self.activity, category="salary", name="Lön och skatt")
        self.disclosure = self.add(Disclosure, self.activity, party=self.bureau.id, role="processor")
        self.rule = self.add(
            RetentionRule,
            name="Bokföring",
            kind="period",
            period=Duration(years=7),
            trigger="fiscal_year_end",
        )
        self.retention = self.add(Retention, self.activity, rule=self.rule.id)

    def _add_hosting(self) -> None:
        self.hosting = self.add(
            Activity,
            name="Drift åt kunder",
            role="processor",
            state="active",
            organisation=self.organisation.id,
            transfers=Existence.NONE,
            security_inherited=Answer.YES,
        )
        self.customer = self.add(Party, name="Kunden AB", email="info@kunden.example", country="SE")
        self.client = self.add(
            Client, self.hosting, party=self.customer.id, categories=("Lagring och säkerhetskopiering",)
        )


def checks_of(findings: Iterable[Finding]) -> set[str]:
    """The rules that found something."""
    return {one.check for one in findings}
