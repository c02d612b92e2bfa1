"""Registers for the tests of contents, built through the commands as a user would build them."""

from typing import Any, TypeVar

from ropa_desktop.register import records as r
from ropa_desktop.register.edits import create, new_register, set_values
from ropa_desktop.register.fields import Record
from ropa_desktop.register.register import Register, apply
from ropa_desktop.register.values import Answer, Duration, Existence, PartialDate

R = TypeVar("R", bound=Record)

YES, NO = Answer.YES, Answer.NO


class Builder:
    """A register that grows by commands."""

    def __init__(self, title: str = "") -> None:
        self.register: Register = new_register(title)

    def add(self, cls: type[R], owner: Record | None = None, **values: Any) -> R:
        """Creates a record and gives it back."""
        changes = create(self.register, cls, owner.id if owner else "", **values)
        self.register = apply(self.register, changes)
        made = changes[0].after
        assert isinstance(made, cls)
        return made

    def change(self, record: Record, **values: Any) -> None:
        """Sets fields of a record as it now is in the register."""
        current = self.register.find(record.id)
        assert current is not None
        self.register = apply(self.register, set_values(current, **values))


def shop() -> Register:
    """A web shop: an activity as controller, a joint one, one as processor, and one with nothing stated."""
    made = Builder("Butikens register")
    made.change(
        made.register.sheet,
        version="2.1",
        dated=PartialDate("2026-03"),
        approved_by="Vd",
        approved_on=PartialDate("2026-03-04"),
    )
    organisation = _organisation(made)
    _sales(made, organisation)
    _joint_marketing(made, organisation)
    _hosting(made, organisation)
    made.add(r.Activity, number="", name="Ny behandling", state="draft")
    return made.register


def _organisation(made: Builder) -> r.Organisation:
    encryption = made.add(r.Measure, name="Kryptering", kind="technical", state="implemented")
    organisation = made.add(
        r.Organisation,
        name="Exempelbutiken AB",
        legal_form="ab",
        org_number="556000-0001",
        street="Storgatan 1",
        postal_code="111 22",
        city="Stad",
        representative="none",
        representative_reason="etablerad i Sverige",
        officer="named",
        officer_name="Eva Ek",
        officer_email="dso@example.se",
        officer_note="Vikarierar till juni.",
        measures=(encryption.id,),
        security_note="Policyn ses över varje år.",
        processes_for_customers=YES,
        notes="Ring ägaren.",
    )
    made.add(r.Contact, organisation, kind="email", value="info@example.se", use="kundfrågor")
    made.add(r.Right, organisation, right="access", stated=YES, route="via e-post")
    revenue = made.add(r.Party, name="Skatteverket", kind="authority")
    made.add(r.Disclosure, organisation, party=revenue.id, role="authority", condition="när lag kräver det")
    made.add(r.Source, organisation, kind="data_subject")
    return organisation


def _sales(made: Builder, organisation: r.Organisation) -> None:
    crm = made.add(
        r.Party,
        name="Kassasystem Inc.",
        country="US",
        email="privacy@example.com",
        agreement="signed",
        agreement_kind="processor_agreement",
        agreement_signed=PartialDate("2023-09-01"),
    )
    system = made.add(r.System, name="Kassan", provider=crm.id, location="moln")
    policy = made.add(r.Document, title="Integritetspolicy", kind="notice", dated=PartialDate("2025-10"))
    activity = made.add(
        r.Activity,
        name="Försäljning",
        name_en="Sales",
        role="controller",
        organisation=organisation.id,
        state="active",
        unit="Butiken",
        responsible="Butikschefen",
        people_count=1200,
        systems=(system.id,),
        profiling=NO,
        information=YES,
        information_documents=(policy.id,),
        dpia="not_needed",
        reviewed=PartialDate("2026-01-15"),
        notes="Stäm av med revisorn.",
        tags=("kärna",),
    )
    order = made.add(r.Purpose, activity, text="leverera varor", text_en="deliver goods")
    books = made.add(r.Purpose, activity, text="föra räkenskaper")
    customers = made.add(r.People, activity, category="customers_private")
    contacts = made.add(r.People, activity, name="kontaktpersoner", qualifier="företagskunder")
    name = made.add(r.DataItem, activity, category="name", people=(customers.id, contacts.id))
    made.add(r.DataItem, activity, name="köphistorik", people=(customers.id,), justification="reklamationer")
    made.add(r.DataItem, activity, name="brev", flags=("free_text",))
    group = made.add(r.DataGroup, name="Kontaktuppgifter")
    made.add(r.DataItem, group, name="e-post")
    made.add(r.DataItem, group, name="telefon")
    use = made.add(r.DataUse, activity, group=group.id, people=(contacts.id,))
    made.add(
        r.LegalBasis,
        activity,
        basis="art6_1_b",
        purposes=(order.id,),
        contract="köpavtalet",
        note="se villkoren",
    )
    made.add(r.LegalBasis, activity, basis="art6_1_c", purposes=(books.id,), statute="bokföringslagen")
    made.add(
        r.LegalBasis, activity, basis="art6_1_f", data=(use.id,), interest="service", balancing="väger över"
    )
    made.add(r.Operation, activity, text="insamling")
    made.add(r.Disclosure, activity, party=crm.id, role="processor", role_stated="stated", data=(name.id,))
    made.add(
        r.Transfer,
        activity,
        countries=("US",),
        importers=(crm.id,),
        certainty="certain",
        mechanisms=("adequacy",),
        copy_location="på begäran",
    )
    orders = made.add(
        r.RetentionRule,
        name="Orderdata",
        kind="criterion_with_ceiling",
        criterion="så länge uppgifterna behövs för att fullgöra avtalet",
        period=Duration(years=5),
        trigger="last_purchase",
        action="erase",
        note="ses över",
    )
    made.add(r.Retention, activity, rule=orders.id, purposes=(order.id,), people=(customers.id,))
    accounts = made.add(
        r.RetentionRule,
        kind="statutory",
        data_as_written="räkenskapsinformation",
        period=Duration(years=7),
        statute="Bokföringslagen",
        section="7 kap. 2 §",
        trigger="calendar_year_of_financial_year",
        overrides=(orders.id,),
    )
    made.add(r.Retention, activity, rule=accounts.id, purposes=(books.id,))
    made.add(r.Provenance, activity, document=policy.id, statement="stated", quote="vi säljer varor")
    made.add(r.Provenance, order, document=policy.id, statement="inferred")
    made.add(r.Decision, order, check="PU-01", reason="känt", decided_by="Eva Ek", fingerprint="abc")


def _joint_marketing(made: Builder, organisation: r.Organisation) -> None:
    network = made.add(r.Party, name="Annonsnätet AB", address="Gatan 2, 333 44 By", email="dpo@example.net")
    banner = made.add(
        r.Tracker, name="annonskaka", kind="cookie", provider=network.id, lifetime="90 dagar", consent=YES
    )
    activity = made.add(
        r.Activity,
        name="Gemensam marknadsföring",
        role="joint_controller",
        organisation=organisation.id,
        trackers=(banner.id,),
        transfers=Existence.NONE,
        security_inherited=NO,
        security_impossible="utreds av annonsnätet",
        retention_impossible="beror på kampanjen",
        dpia_reason="två\nrader",
    )
    made.add(r.Purpose, activity, text="visa annonser")
    made.add(
        r.Disclosure,
        activity,
        party=network.id,
        role="joint_controller",
        arrangement=PartialDate("2024-05"),
        arrangement_available=YES,
    )


def _hosting(made: Builder, organisation: r.Organisation) -> None:
    client = made.add(
        r.Party,
        name="Kunden AB",
        email="info@example.org",
        representative="Rep GmbH, Berlin",
        officer="dso@example.org",
    )
    silent = made.add(r.Party, name="Den tysta kunden")
    host = made.add(r.Party, name="Drift AB", country="SE")
    activity = made.add(
        r.Activity,
        name="Drift av kunders butiker",
        name_en="Hosting of customers' shops",
        role="processor",
        organisation=organisation.id,
        state="active",
        transfers=Existence.NONE,
    )
    made.add(
        r.Client, activity, party=client.id, categories=("lagring", "support"), instructions="enligt avtalet"
    )
    made.add(r.Client, activity, party=silent.id)
    made.add(r.Disclosure, activity, party=host.id, role="sub_processor", authorisation="general")
    made.add(r.Purpose, activity, text="driva butiker åt kunder")
