"""What a careful officer finds missing in three companies' registers, by kind of gap and place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gap:
    """One kind of gap; each place is the id of a record without the company, "" for anywhere."""

    code: str
    places: tuple[str, ...]


def _gaps(text: str) -> tuple[Gap, ...]:
    """One gap a line: its code, then its places; a lone "-" means anywhere in the register."""
    lines = (line.split() for line in text.strip().splitlines())
    return tuple(Gap(code, tuple(place.strip("-") for place in places)) for code, *places in lines)


GAPS = {
    "ikote": _gaps(
        """
        security-missing a1 a2 a3 a4 a5 a6 a7 a8 a9
        transfers-not-addressed a6 a8 a9
        retention-missing a7 a8 a9
        retention-by-reference r6
        retention-statute-imprecise r3
        legal-basis-missing a7 a8 a9
        legal-basis-missing a5-p3
        legal-basis-conflict a5
        legitimate-interest-unstated a2
        transfer-mechanism-missing x1
        personnummer-unjustified -
        data-categories-untied -
        source-missing g-mark-2
        recipient-role-unstated p-svea p-hotjar p-google p-insta
        recipients-untied -
        dpo-is-controller org
        controller-name-malformed org
        adm-unaddressed a5
        cookie-lifetime-missing t1
        rights-incomplete org
        version-date-missing policy
        scope-internal-absent org
        """
    ),
    "ikredit": _gaps(
        """
        controller-natural-person org
        org-number-missing org
        purpose-missing a1
        purpose-missing a3
        data-categories-missing a3
        retention-missing a3 a4
        transfer-country-unnamed x1
        transfer-recipient-unnamed x1
        transfer-mechanism-vague x1
        recipient-role-unstated p-under p-bank p-fors
        recipients-missing a2 a4
        retention-statute-imprecise r2
        legal-basis-missing a4
        legitimate-interest-unstated a3
        authority-superseded org
        rights-incomplete right-missing1 right-missing2
        cookie-lifetime-missing t1
        dpo-not-stated org
        version-date-missing policy
        scope-internal-absent org
        """
    ),
    "inrego": _gaps(
        """
        processor-controllers-missing a5
        transfer-country-unnamed x1
        retention-missing a4 a5 a6 a7
        data-categories-missing a6
        data-categories-missing a5
        retention-contradiction a3
        legal-basis-missing a6 a7
        legal-basis-conflict a3-p6
        legal-basis-conflict right6
        recipient-role-unstated p-fin p-kredit p-fors p-rev
        recipients-unnamed -
        recipients-untied -
        transfer-mechanism-vague x1
        source-missing p-tredje
        retention-vague r1
        retention-statute-imprecise r2
        adm-unaddressed -
        rights-incomplete right-missing1
        cookie-lifetime-missing t1
        dpo-not-stated org
        scope-internal-absent org
        """
    ),
}
"""Only what the register itself shows; what needs the policy's own words, or a human, is left out."""

FOUND_BY = {
    "adm-unaddressed": "ADM-04 ADM-06",
    "authority-superseded": "TXT-01",
    "controller-name-malformed": "ORG-13",
    "controller-natural-person": "ORG-07",
    "cookie-lifetime-missing": "TRK-01",
    "data-categories-missing": "DAT-02 DAT-04 DAT-13",
    "data-categories-untied": "DAT-14",
    "dpo-is-controller": "DPO-09 DPO-10",
    "dpo-not-stated": "DPO-05",
    "legal-basis-conflict": "LB-21 LB-22",
    "legal-basis-missing": "LB-01 LB-20",
    "legitimate-interest-unstated": "LB-03",
    "org-number-missing": "ORG-12",
    "personnummer-unjustified": "PNR-01",
    "processor-controllers-missing": "PRC-01 PRC-02",
    "purpose-missing": "ACT-02",
    "recipient-role-unstated": "REC-03",
    "recipients-missing": "REC-01 REC-19",
    "recipients-unnamed": "REC-20",
    "recipients-untied": "REC-19",
    "retention-by-reference": "RET-17",
    "retention-contradiction": "RET-05 RET-07",
    "retention-missing": "RET-01 RET-02",
    "retention-statute-imprecise": "RET-19",
    "retention-vague": "RET-18",
    "rights-incomplete": "INF-03",
    "scope-internal-absent": "REG-06",
    "security-missing": "SEC-01",
    "source-missing": "DAT-15",
    "transfer-country-unnamed": "TRF-03",
    "transfer-mechanism-missing": "TRF-06",
    "transfer-mechanism-vague": "TRF-30",
    "transfer-recipient-unnamed": "TRF-29",
    "transfers-not-addressed": "TRF-01 TRF-31",
    "version-date-missing": "REV-04",
}
"""The rules that say the same as each kind of gap, in words of their own."""
