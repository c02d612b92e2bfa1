"""A register file of each version of the format, as the program of that time saved it; made by `__main__`."""

from pathlib import Path

from ropa_desktop.document import Document
from ropa_desktop.register.edits import delete, set_values
from ropa_desktop.register.records import (
    Activity,
    Disclosure,
    LegalBasis,
    Organisation,
    Party,
    Provenance,
    Purpose,
    RegisterSheet,
    Retention,
    RetentionRule,
    Transfer,
)
from ropa_desktop.register.records import Document as Attachment
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import Answer, Duration, Existence, PartialDate


def file_of(version: int) -> Path:
    """The sample file of a version."""
    return Path(__file__).with_name(f"register-v{version}.ropa")


def made_at(path: Path) -> Register:
    """Makes the newest version's sample file at a path; returns what it holds in the end."""
    with Document.create(path, _beginning(), who="Anna Öberg", what="Ny förteckning") as document:
        first, _, extra = document.register.activities
        document.commit("Nytt namn", set_values(first, name="Löner och förmåner"))
        document.commit("Ta bort", delete(document.register, [extra]))
        return document.register


def _beginning() -> Register:
    """A value of every kind: texts, lists, terms, answers, numbers, dates, periods, references and a file."""
    return Register.of(
        [
            RegisterSheet(
                id="sheet", title="Förteckning", dated=PartialDate("2026-03"), notes="En rad\noch en till"
            ),
            Organisation(id="org", name="Åkeri AB", employees=12, country="SE", public_authority=Answer.NO),
            Activity(
                id="salary",
                number="B-001",
                name="Löner",
                organisation="org",
                role="controller",
                recipients=Existence.SOME,
                transfers=Existence.NONE,
                start=PartialDate("2018-05-25"),
                review_interval=Duration(months=60),
                people_count=14,
                tags=("lön", 'citat "här"', "👩‍👩‍👧‍👦"),
            ),
            Activity(id="customers", order=1, number="B-002", name="Kunder"),
            Activity(id="extra", order=2, number="B-003", name="Tas bort"),
            Purpose(id="pay", owner="salary", text="Betala rätt lön i rätt tid"),
            Purpose(id="gone", owner="extra", text="Försvinner"),
            LegalBasis(id="law", owner="salary", basis="6(1)(c)", purposes=("pay",), whole=Answer.NO),
            Party(id="bureau", name="Lönebyrån", examples=("A", "B")),
            Disclosure(id="to", owner="salary", party="bureau", open_list=Answer.YES),
            Transfer(id="usa", owner="customers", countries=("US", "GB"), importers=("bureau",)),
            RetentionRule(id="seven", name="Bokföring", period=Duration(years=7)),
            Retention(id="keep", owner="salary", rule="seven"),
            Attachment(id="file", title="Avtal", file_name="avtal.bin", file=bytes(range(256))),
            Provenance(id="from", owner="pay", field="text", document="file", quote="betala rätt lön"),
        ]
    )
