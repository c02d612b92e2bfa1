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
    Document,
    LegalBasis,
    Measure,
    Organisation,
    Party,
    People,
    Purpose,
    Retention,
    RetentionRule,
    Right,
    Source,
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
    "employees": 12,
    "security_note": "Behörighetsstyrning, loggning, redundant drift, årlig granskning och utbildning.",
    "rights_exercise": ("Skriv till dataskydd@bolaget.example.",),
}
RIGHTS = ("access", "rectification", "erasure", "restriction", "objection", "complaint")


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
    """A register that nothing is to be said about: two activities as controller, one as processor."""

    def __init__(self) -> None:
        super().__init__()
        self.set(self.register.sheet, version="1.0", dated=PartialDate("2026-09-01"))
        self._add_organisation()
        self._add_payroll()
        self._add_hosting()
        self._add_shares()

    def _add_organisation(self) -> None:
        self.organisation = self.add(Organisation, **GOOD_ORGANISATION)
        self.contact = self.add(Contact, self.organisation, kind="email", value="info@bolaget.example")
        for right in RIGHTS:
            self.add(Right, self.organisation, right=right, stated=Answer.YES)
        self.notice = self.add(
            Document,
            title="Information om personuppgifter",
            kind="notice",
            version="2",
            dated=PartialDate("2026-08-20"),
        )
        self.told: dict[str, Any] = {
            "information": Answer.YES,
            "information_documents": (self.notice.id,),
        }
        self.bureau = self.add(
            Party,
            name="Lönebyrån AB",
            country="SE",
            category="payroll_provider",
            agreement="signed",
            agreement_kind="processor_agreement",
            agreement_signed=PartialDate("2024-01-15"),
            agreement_reference="PUB 2024-3",
            sub_processors=Existence.NONE,
            remote_access=Answer.NO,
        )
        self.measure = self.add(Measure, name="Flerfaktorsinloggning", category="mfa", state="implemented")

    def _add_payroll(self) -> None:
        self.activity = self.add(
            Activity,
            name="Löneutbetalning",
            role="controller",
            state="active",
            organisation=self.organisation.id,
            responsible="Lönechefen",
            transfers=Existence.NONE,
            measures=(self.measure.id,),
            dpia="not_needed",
            dpia_reason="Vanlig lönehantering för tolv anställda.",
            dpia_decided=PartialDate("2026-09-01"),
            **self.told,
        )
        self.purpose = self.add(Purpose, self.activity, text="Räkna ut och betala ut lön till anställda")
        self.people = self.add(People, self.activity, category="employees")
        self.data = self.add(DataItem, self.activity, category="salary", name="Lön och skatt")
        self.basis = self.add(
            LegalBasis,
            self.activity,
            basis="art6_1_c",
            purposes=(self.purpose.id,),
            statute="bokföringslagen (1999:1078)",
            section="7 kap. 2 §",
            obligation="Spara räkenskapsinformation om löner.",
        )
        self.source = self.add(Source, self.activity, kind="data_subject")
        self.disclosure = self.add(
            Disclosure, self.activity, party=self.bureau.id, role="processor", data=(self.data.id,)
        )
        self.rule = self.add(
            RetentionRule,
            name="Bokföring",
            kind="period",
            library_rule="bfl_7_2",
            period=Duration(years=7),
            trigger="calendar_year_of_financial_year",
            statute="Bokföringslagen (1999:1078)",
            section="7 kap. 2 §",
        )
        self.retention = self.add(Retention, self.activity, rule=self.rule.id)

    def _add_hosting(self) -> None:
        self.hosting = self.add(
            Activity,
            name="Drift åt kunder",
            role="processor",
            state="active",
            organisation=self.organisation.id,
            responsible="Driftchefen",
            transfers=Existence.NONE,
            security_inherited=Answer.YES,
        )
        self.customer = self.add(
            Party,
            name="Kunden AB",
            email="info@kunden.example",
            country="SE",
            agreement="signed",
            agreement_signed=PartialDate("2024-02-01"),
            agreement_reference="PUB 2024-7",
        )
        self.client = self.add(
            Client, self.hosting, party=self.customer.id, categories=("Lagring och säkerhetskopiering",)
        )

    def _add_shares(self) -> None:
        """The register of shareholders that every limited company keeps."""
        self.shares = self.add(
            Activity,
            name="Aktiebok",
            role="controller",
            state="active",
            organisation=self.organisation.id,
            responsible="Ekonomichefen",
            recipients=Existence.NONE,
            transfers=Existence.NONE,
            security_inherited=Answer.YES,
            dpia="not_needed",
            dpia_reason="Få personer och inga känsliga uppgifter.",
            **self.told,
        )
        purpose = self.add(Purpose, self.shares, text="Föra aktiebok över bolagets aktieägare enligt lag")
        self.add(People, self.shares, category="shareholders")
        self.add(DataItem, self.shares, category="shareholding", name="Aktieinnehav")
        self.add(
            LegalBasis,
            self.shares,
            basis="art6_1_c",
            purposes=(purpose.id,),
            statute="aktiebolagslagen (2005:551)",
            section="5 kap.",
            obligation="Föra aktiebok.",
        )
        self.add(Source, self.shares, kind="data_subject")
        kept = self.add(
            RetentionRule,
            name="Aktiebok",
            kind="statutory",
            library_rule="abl_5_3",
            period=Duration(years=10),
            trigger="dissolution",
            statute="Aktiebolagslagen (2005:551)",
            section="5 kap. 3 §",
        )
        self.add(Retention, self.shares, rule=kept.id)


def checks_of(findings: Iterable[Finding]) -> set[str]:
    """The rules that found something."""
    return {one.check for one in findings}
