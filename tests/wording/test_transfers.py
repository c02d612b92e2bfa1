"""Transfers in one sentence: destination, importer, ground, safeguards."""

from typing import Any

import pytest

from ropa_desktop.register.records import Document, Party, Transfer
from ropa_desktop.register.register import Register
from ropa_desktop.wording.transfers import transfer_sentence

SHARED = [
    Party(id="google", name="Google LLC"),
    Document(id="scc", title="Klausuler 2024"),
]

TRANSFERS: dict[str, tuple[dict[str, Any], str, str]] = {
    "a country and nothing else": (
        {"countries": ("US",), "certainty": "certain"},
        "Uppgifter överförs till USA; överföringsgrund ej angiven.",
        "Data are transferred to the United States; ground for the transfer not stated.",
    ),
    "a possible transfer to a region": (
        {"destination": "ett land utanför EU/EES", "certainty": "possible", "mechanisms": ("adequacy",)},
        (
            "Uppgifter kan komma att överföras till ett land utanför EU/EES; överföringsgrund: "
            "beslut om adekvat skyddsnivå (art. 45.1, 45.3)."
        ),
        "Data may be transferred to ett land utanför EU/EES; ground: adequacy decision (Art. 45(1), 45(3)).",
    ),
    "certainty not stated": (
        {"countries": ("IN",), "mechanism_as_written": "avtal med leverantören."},
        "Överföring av uppgifter till Indien; överföringsgrund: ”avtal med leverantören”.",
        "Transfer of data to India; ground: “avtal med leverantören”.",
    ),
    "several mechanisms and importers": (
        {
            "countries": ("US", "GB"),
            "destination": "servrar i USA",
            "importers": ("google",),
            "certainty": "certain",
            "mechanisms": ("adequacy", "scc_commission"),
            "safeguards": "kryptering",
            "document": "scc",
        },
        (
            "Uppgifter överförs till USA och Storbritannien (”servrar i USA”) (mottagare: Google "
            "LLC); överföringsgrund, flera angivna: beslut om adekvat skyddsnivå (art. 45.1, 45.3) / "
            "standardavtalsklausuler (EU) 2021/914 (art. 46.2 c); skyddsåtgärder: kryptering; "
            "dokumentation: Klausuler 2024."
        ),
        (
            "Data are transferred to the United States and the United Kingdom (“servrar i USA”) "
            "(recipient: Google LLC); ground, several stated: adequacy decision (Art. 45(1), 45(3)) / "
            "standard contractual clauses (EU) 2021/914 (Art. 46(2)(c)); safeguards: kryptering; "
            "documentation: Klausuler 2024."
        ),
    ),
    "a mechanism and the words used for it": (
        {"countries": ("IN",), "mechanisms": ("adequacy",), "mechanism_as_written": "beslutet; se bilaga"},
        (
            "Överföring av uppgifter till Indien; överföringsgrund: beslut om adekvat skyddsnivå "
            "(art. 45.1, 45.3) (”beslutet; se bilaga”)."
        ),
        ("Transfer of data to India; ground: adequacy decision (Art. 45(1), 45(3)) (“beslutet; se bilaga”)."),
    ),
    "compelling interests under Art. 49": (
        {
            "countries": ("US",),
            "certainty": "certain",
            "mechanisms": ("art49_1_second",),
            "derogation_assessment": "enstaka fall",
        },
        (
            "Uppgifter överförs till USA; överföringsgrund: tvingande berättigade intressen "
            "(art. 49.1 andra stycket, 49.6); bedömning enligt artikel 49: enstaka fall."
        ),
        (
            "Data are transferred to the United States; ground: compelling legitimate interests "
            "(Art. 49(1) second subparagraph, 49(6)); assessment under Art. 49: enstaka fall."
        ),
    ),
    "an international organisation": (
        {"international_organisation": "Interpol", "certainty": "certain"},
        "Uppgifter överförs till Interpol; överföringsgrund ej angiven.",
        "Data are transferred to Interpol; ground for the transfer not stated.",
    ),
    "nothing stated": (
        {},
        "Överföring av uppgifter till ett mottagarland som inte är angivet; överföringsgrund ej angiven.",
        "Transfer of data to a destination that is not stated; ground for the transfer not stated.",
    ),
}


@pytest.mark.parametrize("case", TRANSFERS)
def test_transfer_reads_as_one_sentence(case: str) -> None:
    values, swedish, english = TRANSFERS[case]
    transfer = Transfer(id="it", owner="a", **values)
    register = Register.of([transfer, *SHARED])
    assert transfer_sentence(register, transfer, "sv") == swedish
    assert transfer_sentence(register, transfer, "en") == english
