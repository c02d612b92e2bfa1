"""Where a long word may be broken: Swedish compounds at the seams between their parts, addresses at their signs.

General hyphenation breaks Swedish compounds at the wrong place ("da-taskyddsförordningen"), so the seams are found
by a table of the words that end, or stand inside, the long words of data protection.
"""

import re
from functools import lru_cache

SOFT_HYPHEN = "\u00ad"
"""What ends a line in a broken word: it prints as a hyphen, and whoever copies the text can tell it from one."""

_STEMS = """
administration adress analys anmäl annons anonymisering ansvar ansök användar arbetsgivar arbetstagar arkiv
autentisering avgift avtal avvägning
bedömning begränsning behandling behörighet beskrivning beslut betalning bevakning bevarande biträde bolag
dokument domstol
ersättning erbjudande
faktur företag föreskrift företrädar förening förfrågan förhandling förordning förpliktelse försäkring förteckning
förvaltning
gallring garanti givare granskning grund
handläggning hantering historik
incident information inspektion inspelning inställning integritet intresse invändning
kategori klausul kommunikation konsekvens konto kontroll kredit kriteri kryptering kundtjänst
lagring lagstiftning leverans leverantör lista lösning
marknadsföring material mekanism medlemskap medlemsland medlemsstat meddelande mottagar myndighet
nummer
ombud område organisation organ
pension portabilitet process profilering program protokoll prövning pseudonymisering
radering rapport redovisning register registrering reklamation rekryter representant rådgivning rättelse rättighet
samordning samtycke skydd skyldighet skyddsnivå skyddsåtgärd språk statistik styrning system säkerhet säkring
tagare teknik tillgång tjänst transaktion
underlag undersökning uppdrag uppföljning uppgift upphandling upplysning uppsägning utbildning utlämnande utrednings
utskick utveckling
verksamhet
åtgärd åtkomst
ändamål
överenskommelse överföring övervakning
""".split()

_SEAM = re.compile(rf"(?<=[^\W\d_]{{3}})(?=(?:{'|'.join(sorted(_STEMS, key=len, reverse=True))}))", re.IGNORECASE)
_SIGN = re.compile(r"(?<=[^\W_]{2}[-–/])(?=[^\W\d_]{2})|(?<=[^\W_][/.@_?&=,;:])(?=[^\W_])")
_LONG_NUMBER = re.compile(r"[\d.,:/–-]+")


@lru_cache(maxsize=4096)
def breaks(word: str) -> tuple[tuple[int, bool], ...]:
    """The places where a line may end inside a word: how many letters stand before it, and whether a hyphen is added.

    Dates and other numbers with signs in them have none.
    """
    if len(word) < 6 or _LONG_NUMBER.fullmatch(word):
        return ()
    places = {match.start(): True for match in _SEAM.finditer(word) if match.start() <= len(word) - 4}
    places |= {match.start(): False for match in _SIGN.finditer(word)}
    return tuple(sorted(places.items()))
