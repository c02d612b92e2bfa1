"""Registers of any size for tests and benchmarks: full activities that read like real ones, the same for the
same seed.
"""

import random
from collections.abc import Sequence
from typing import Any, TypeVar

from ropa_desktop.register.fields import Part, Record
from ropa_desktop.register.records import (
    Activity,
    Authority,
    Client,
    Contact,
    CriminalCondition,
    DataGroup,
    DataItem,
    DataUse,
    Decision,
    Disclosure,
    Document,
    LegalBasis,
    Measure,
    Operation,
    Organisation,
    Party,
    People,
    Provenance,
    Purpose,
    RegisterSheet,
    Retention,
    RetentionRule,
    Right,
    Source,
    SpecialCondition,
    System,
    Tracker,
    Transfer,
)
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import Answer, Duration, Existence, PartialDate
from tests.generator_texts import (
    AREAS,
    CITIES,
    FIRMS,
    GROUPS,
    MEASURES,
    MECHANISMS,
    PERSONNUMMER,
    PERSONS,
    RIGHTS,
    RULES,
    SYSTEMS,
    TRACKERS,
    UNITS,
    Area,
)

R = TypeVar("R", bound=Record)
P = TypeVar("P", bound=Part)
T = TypeVar("T")

YES, NO = Answer.YES, Answer.NO


def generate(activities: int, seed: int = 1) -> Register:
    """A register with that many activities of about 25 records each, and what they share.

    What is shared grows slowly: about one party for four activities, and fewer of the rest. Everything
    refers to what exists, and the same numbers always give the same register.
    """
    return _Maker(random.Random(seed)).register(activities)


class _Maker:
    """Makes the records, shared ones first, so that activities can refer to them."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.made: list[Record] = []
        self.organisations: list[Organisation] = []
        self.documents: list[Document] = []
        self.parties: list[Party] = []
        self.groups: list[DataGroup] = []
        self.rules: list[RetentionRule] = []
        self.measures: list[Measure] = []
        self.systems: list[System] = []
        self.trackers: list[Tracker] = []

    def register(self, activities: int) -> Register:
        self.keep(
            RegisterSheet,
            0,
            title="Register över behandlingar",
            version=f"{self.chance.randrange(1, 9)}.0",
            dated=self.date(2025),
        )
        self.shared(activities)
        for organisation in self.organisations:
            self.parts_of_organisation(organisation)
        for place in range(activities):
            self.activity(place)
        return Register.of(self.made)

    # Drawing

    def id(self) -> str:
        """A random UUID, written out here because a register of any size needs very many."""
        digits = f"{self.chance.getrandbits(128):032x}"
        return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"

    def date(self, year: int) -> PartialDate:
        """A day, a month or a year, as people write it."""
        day = f"{year}-{self.chance.randrange(1, 13):02}-{self.chance.randrange(1, 29):02}"
        return PartialDate(day[: self.chance.choice((4, 7, 10, 10, 10))])

    def often(self, share: float) -> bool:
        return self.chance.random() < share

    def some(self, of: Sequence[T], least: int, most: int) -> list[T]:
        """A few different ones, in the order in which they stand."""
        count = min(len(of), self.chance.randint(least, most))
        return [of[place] for place in sorted(self.chance.sample(range(len(of)), count))]

    def keep(self, cls: type[R], order: int, **values: Any) -> R:
        record = cls(id=self.id(), order=order, **values)
        self.made.append(record)
        return record

    def part(self, cls: type[P], owner: Record, order: int, **values: Any) -> P:
        return self.keep(cls, order, owner=owner.id, **values)

    # What activities share

    def shared(self, activities: int) -> None:
        for i in range(1 + activities // 20):
            title = "Integritetspolicy" if i == 0 else f"Personuppgiftsbiträdesavtal {2015 + i % 10}:{i}"
            self.documents.append(
                self.keep(
                    Document,
                    i,
                    title=title,
                    kind="agreement" if i else "policy",
                    dated=self.date(2015 + i % 10),
                    language="sv",
                    link=f"https://intranet.example/dokument/{i}?språk=sv&version=1",
                )
            )
        for i in range(len(FIRMS) + activities // 4):
            self.parties.append(self.party(i))
        for i in range(len(RULES) + activities // 8):
            self.rules.append(self.rule(i))
        for i in range(len(MEASURES) + activities // 16):
            self.measures.append(self.measure(i))
        for i in range(len(SYSTEMS) + activities // 16):
            self.systems.append(
                self.keep(
                    System,
                    i,
                    name=numbered(SYSTEMS, i),
                    provider=self.chance.choice(self.parties).id,
                    location="EU/EES",
                    country="SE" if self.often(0.5) else "",
                )
            )
        for i in range(len(TRACKERS) + activities // 32):
            self.trackers.append(self.tracker(i))
        for i in range(len(GROUPS) + activities // 32):
            self.data_group(i)
        for i in range(1 + activities // 1000):
            self.organisations.append(self.organisation(i))

    def party(self, place: int) -> Party:
        name, kind, category, country, role = FIRMS[place % len(FIRMS)]
        processor = role in {"processor", "sub_processor"}
        return self.keep(
            Party,
            place,
            name=name if place < len(FIRMS) else f"{name} ({CITIES[place % len(CITIES)]} {place})",
            kind=kind,
            category=category,
            country=country,
            examples=("DHL", "PostNord", "Schenker") if category == "carrier" else (),
            vendor=self.parties[1].id if role == "sub_processor" else "",
            in_group=YES if role == "group_company" else Answer.UNANSWERED,
            services="drift, support och underhåll enligt avtal" if processor else "",
            agreement=self.chance.choice(("signed", "signed", "in_progress", "missing")) if processor else "",
            agreement_kind="processor_agreement" if processor else "",
            agreement_signed=self.date(2022) if processor else None,
            agreement_document=self.documents[-1].id if processor else "",
            dpf_name=name if country == "US" else "",
            dpf_checked=self.date(2025) if country == "US" else None,
        )

    def rule(self, place: int) -> RetentionRule:
        template = dict(RULES[place % len(RULES)])
        period = template.pop("period", "")
        statutory = template["kind"] == "statutory"
        return self.keep(
            RetentionRule,
            place,
            name=f"Gallringsregel {place + 1}",
            data_as_written="uppgifter om beställningar, köp, service och garanti",
            period=Duration.parse(period) if period else None,
            trigger_as_written="räknat från det att förhållandet upphörde" if "trigger" in template else "",
            statute="bokföringslagen (1999:1078)" if statutory else "",
            section="7 kap. 2 §" if statutory else "",
            overrides=(self.chance.choice(self.rules).id,) if statutory and self.rules else (),
            ends_when=("på den registrerades begäran",) if self.often(0.2) else (),
            action=self.chance.choice(("erase", "anonymise", "archive", "")),
            responsible=self.chance.choice(UNITS),
            justification="fordringar preskriberas efter viss tid; jfr preskriptionslagen",
            **template,
        )

    def measure(self, place: int) -> Measure:
        name, category, kind = MEASURES[place % len(MEASURES)]
        return self.keep(
            Measure,
            place,
            name=name if place < len(MEASURES) else f"{name}\n({CITIES[place % len(CITIES)]}, {place})",
            category=category,
            kind=kind,
            state="implemented" if self.often(0.8) else "planned",
            review_due=self.date(2027) if self.often(0.5) else None,
        )

    def tracker(self, place: int) -> Tracker:
        return self.keep(
            Tracker,
            place,
            name=numbered(TRACKERS, place),
            kind=self.chance.choice(("cookie", "cookie_type", "embed", "pixel")),
            provider=self.chance.choice(self.parties).id,
            purposes=("analys", "inställningar"),
            lifetime="13 månader",
            consent=YES if self.often(0.7) else NO,
        )

    def data_group(self, place: int) -> None:
        name = GROUPS[place % len(GROUPS)]
        group = self.keep(
            DataGroup,
            place,
            name=name if place < len(GROUPS) else f"{name} {place}",
            note="Anges en gång i policyn och gäller flera behandlingar.",
        )
        self.groups.append(group)
        for i, (category, text, flags) in enumerate(self.some(AREAS[place % len(AREAS)].data, 2, 4)):
            self.part(DataItem, group, i, category=category, name=text, flags=flags)

    def organisation(self, place: int) -> Organisation:
        return self.keep(
            Organisation,
            place,
            name=numbered(("Björkö Handel & Service AB",), place),
            legal_form="ab",
            org_number="556016-0680",
            name_as_written="Björkö",
            group_parent=self.organisations[0].id if self.organisations else "",
            business_areas=("Handel", "Service & underhåll"),
            street="Åsögatan 12",
            postal_code="118 29",
            city="Stockholm",
            country="SE",
            web=("https://björkö.example",),
            representative="none",
            officer="named",
            officer_name=self.chance.choice(PERSONS),
            officer_email="dataskydd@example.se",
            public_authority=NO,
            employees=self.chance.randrange(20, 3000),
            recipients=Existence.SOME,
            transfers=Existence.SOME,
            measures=tuple(measure.id for measure in self.measures[:3]),
        )

    def parts_of_organisation(self, organisation: Organisation) -> None:
        self.part(Contact, organisation, 0, kind="email", value="gdpr@example.se", use="rättigheter")
        self.part(Contact, organisation, 1, kind="post", value="Åsögatan 12, 118 29 Stockholm")
        for i, right in enumerate(RIGHTS):
            self.part(Right, organisation, i, right=right, stated=YES, route="via gdpr@example.se")
        self.part(
            Authority,
            organisation,
            0,
            name="Integritetsskyddsmyndigheten (IMY)",
            field="data_protection",
        )

    # Activities

    def activity(self, place: int) -> None:
        area = AREAS[place % len(AREAS)]
        unit = UNITS[place // len(AREAS) % len(UNITS)]
        city = CITIES[place // (len(AREAS) * len(UNITS)) % len(CITIES)]
        processor = place % 12 == 11
        receivers = self.some(self.parties, 1, 4)
        abroad = [party for party in receivers if party.country in MECHANISMS]
        number = f"B-{place + 1:03}"
        state = self.chance.choice(("active", "active", "active", "draft", "planned", "paused", "ended"))
        activity = self.keep(
            Activity,
            place,
            number=number,
            name=f"{area.name} – {unit}, {city}" + (f" ({number})" if place >= 500 else ""),
            name_en=f"{area.name_en} ({number})",
            organisation=self.organisations[place % len(self.organisations)].id,
            role="processor" if processor else "controller",
            unit=unit,
            responsible=self.chance.choice(PERSONS),
            description=f"{area.name} vid enheten {unit} i {city}.\nBeskrivs närmare i enhetens rutin.",
            state=state,
            start=self.date(self.chance.randrange(2012, 2026)),
            end=self.date(2025) if state == "ended" else None,
            recipients=Existence.SOME,
            transfers=Existence.SOME if abroad else self.chance.choice(list(Existence)[:2]),
            people_count=self.chance.choice((None, 40, 1_200, 85_000)),
            large_scale=self.chance.choice((NO, NO, YES)),
            vulnerable_people=self.chance.choice(list(Answer)),
            personnummer_reason="pnr_secure_id" if PERSONNUMMER in area.data else "",
            personnummer_motivation="säker identifiering mot myndigheter"
            if PERSONNUMMER in area.data
            else "",
            measures=tuple(measure.id for measure in self.some(self.measures, 1, 4)),
            security_inherited=YES,
            systems=tuple(system.id for system in self.some(self.systems, 1, 2)),
            storage="i bolagets system hos leverantör inom EU/EES",
            trackers=tuple(t.id for t in self.some(self.trackers, 1, 3)) if "cookies" in area.name else (),
            automated_decisions=NO,
            profiling=self.chance.choice((YES, NO, NO, NO)),
            ai=self.chance.choice(list(Answer)),
            information=YES,
            information_documents=(self.documents[0].id,),
            dpia=self.chance.choice(("", "needed", "not_needed", "done")),
            dpia_reason="behandlingen är av begränsad omfattning",
            reviewed=self.date(2025) if self.often(0.8) else None,
            review_interval=Duration(years=1),
            review_due=self.date(2026),
            origin="manual",
            tags=tuple(self.some(("granskas", "hög risk", "ny 2025"), 0, 2)),
            notes="Stäm av med ombudet före ändring." if self.often(0.3) else "",
        )
        self.contents(activity, area, receivers, abroad)

    def contents(self, activity: Activity, area: Area, receivers: list[Party], abroad: list[Party]) -> None:
        purposes = [
            self.part(Purpose, activity, i, text=text)
            for i, text in enumerate(self.some(area.purposes, 2, 4))
        ]
        people = [
            self.part(People, activity, i, category=category, name=name)
            for i, (category, name) in enumerate(self.some(area.people, 1, 3))
        ]
        data = [
            self.part(
                DataItem,
                activity,
                i,
                category=category,
                name=name,
                flags=flags,
                people=(self.chance.choice(people).id,),
                justification="behövs för att identifiera personen" if "personnummer" in flags else "",
            )
            for i, (category, name, flags) in enumerate(self.some(area.data, 3, 6))
        ]
        for i, group in enumerate(self.some(self.groups, 0, 2)):
            self.part(DataUse, activity, i, group=group.id, people=(people[0].id,), scope="activity")
        self.operations(activity)
        if activity.role == "processor":
            self.clients(activity)
        else:
            self.bases(activity, area, purposes, data, people)
        self.recipients(activity, receivers, abroad, data)
        for i, rule in enumerate(self.some(self.rules, 1, 2)):
            covered = (self.chance.choice(data).id,) if i else ()
            self.part(Retention, activity, i, rule=rule.id, data=covered)
        self.provenance(activity, [activity, *purposes, *people, *data])

    def operations(self, activity: Activity) -> None:
        texts = (
            "Uppgifterna samlas in och lagras i bolagets verksamhetssystem",
            "Utlämnande till mottagare enligt nedan",
            "Uppgifterna gallras enligt plan och säkerhetskopior skrivs över",
        )
        for i, text in enumerate(self.some(texts, 1, 3)):
            self.part(Operation, activity, i, text=text)
        self.part(Source, activity, 0, kind="data_subject")
        if self.often(0.5):
            party = self.chance.choice(self.parties)
            self.part(
                Source, activity, 1, kind="third_party", party=party.id, name="uppgifter från tredje part"
            )

    def clients(self, activity: Activity) -> None:
        for i, party in enumerate(self.some(self.parties, 1, 3)):
            self.part(
                Client,
                activity,
                i,
                party=party.id,
                categories=("lagring", "support", "utlämnande enligt instruktion"),
                instructions="Endast enligt dokumenterade instruktioner i biträdesavtalet.",
            )

    def bases(
        self,
        activity: Activity,
        area: Area,
        purposes: list[Purpose],
        data: list[DataItem],
        people: list[People],
    ) -> None:
        for i, basis in enumerate(dict.fromkeys((area.basis, *self.some(("art6_1_c", "art6_1_f"), 0, 2)))):
            self.part(
                LegalBasis,
                activity,
                i,
                basis=basis,
                whole=YES if i == 0 and self.often(0.3) else Answer.UNANSWERED,
                purposes=tuple(purpose.id for purpose in self.some(purposes, 1, 3)),
                data=tuple(item.id for item in self.some(data, 0, 2)) if i else (),
                people=tuple(one.id for one in people[:1]) if i else (),
                interest="att kunna bedriva och utveckla verksamheten" if basis == "art6_1_f" else "",
                balancing="intrånget är begränsat och väntat" if basis == "art6_1_f" else "",
                statute="bokföringslagen" if basis == "art6_1_c" else "",
                contract="avtalet med kunden" if basis == "art6_1_b" else "",
                consent_obtained="kryssruta som inte är förifylld" if basis == "art6_1_a" else "",
                consent_withdrawal="länk i varje utskick" if basis == "art6_1_a" else "",
            )
        if special := tuple(item.id for item in data if "special_category" in item.flags):
            self.part(
                SpecialCondition,
                activity,
                0,
                condition="art9_2_b",
                data=special,
                legal_reference="sjuklönelagen (1991:1047)",
            )
        if criminal := tuple(item.id for item in data if "criminal" in item.flags):
            self.part(CriminalCondition, activity, 0, ground="art10_claims", data=criminal)

    def recipients(
        self, activity: Activity, receivers: list[Party], abroad: list[Party], data: list[DataItem]
    ) -> None:
        roles = {party.id: FIRMS[party.order % len(FIRMS)][4] for party in receivers}
        for i, party in enumerate(receivers):
            self.part(
                Disclosure,
                activity,
                i,
                party=party.id,
                role=roles[party.id],
                role_stated="stated" if self.often(0.6) else "implied",
                data=tuple(item.id for item in self.some(data, 0, 3)),
                condition="i anslutning till leverans" if self.often(0.3) else "",
                open_list=YES if self.often(0.1) else Answer.UNANSWERED,
                engaged_by=party.vendor,
            )
        for i, party in enumerate(abroad):
            self.part(
                Transfer,
                activity,
                i,
                countries=(party.country,),
                importers=(party.id,),
                certainty="certain" if self.often(0.7) else "possible",
                mechanisms=MECHANISMS[party.country] if self.often(0.8) else (),
                scc_module="module_2" if party.country == "IN" else "",
                safeguards="kryptering före överföring; nycklarna finns inom EU",
                document=self.documents[-1].id,
            )

    def provenance(self, activity: Activity, records: list[Record]) -> None:
        policy = self.documents[0].id
        for i, record in enumerate(self.some(records, 3, 6)):
            self.part(
                Provenance,
                record,
                0,
                document=policy,
                place=f"avsnitt {i + 1}",
                quote="”Vi behandlar dina uppgifter endast så länge som det behövs.”" if i == 0 else "",
                statement="stated" if self.often(0.8) else "inferred",
            )
        if self.often(0.05):
            self.part(
                Decision,
                activity,
                0,
                check="LB-01",
                reason="Bedömt av ombudet; se protokoll 2025-03-04.",
                decided_by=self.chance.choice(PERSONS),
                decided_on=self.date(2025),
            )


def numbered(names: Sequence[str], place: int) -> str:
    """The name at a place in a list that starts anew at its end, then with a number to keep names apart."""
    name = names[place % len(names)]
    return name if place < len(names) else f"{name} {place // len(names) + 1}"
