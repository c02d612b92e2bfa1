"""Where a long word may be broken: Swedish compounds at the seams of their parts, addresses at their signs.

General hyphenation breaks Swedish compounds at the wrong place ("da-taskyddsförordningen"), so the seams are
found by a table of the words that stand inside the long words of data protection, or end them.
"""

import re
from functools import lru_cache

SOFT_HYPHEN = "\u00ad"
"""What ends a line in a broken word: it prints as a hyphen, and can be told from one in the text."""

_STEMS = """
administration adress analys anmäl annons anonymisering ansvar ansök användar arbetsgivar arbetstagar
arkiv autentisering avgift avtal avvägning bedömning begränsning behandling behörighet beskrivning beslut
betalning bevakning bevarande biträde bolag dokument domstol erbjudande ersättning faktur förening
föreskrift företag företrädar förfrågan förhandling förordning förpliktelse försäkring förteckning
förvaltning gallring garanti givare granskning grund handläggning hantering historik incident information
inspektion inspelning inställning integritet intresse invändning kategori klausul kommunikation konsekvens
konto kontroll kredit kriteri kryptering kundtjänst lagring lagstiftning leverans leverantör lösning
marknadsföring material meddelande medlemskap medlemsland medlemsstat mekanism mottagar myndighet nummer
ombud område organ pension portabilitet process profilering program protokoll prövning pseudonymisering
radering rapport redovisning register registrering reklamation rekryter representant rådgivning rättelse
rättighet samordning samtycke skydd skyldighet statistik styrning system säkerhet säkring tagare teknik
tillgång tjänst transaktion underlag undersökning uppdrag uppföljning uppgift upphandling upplysning
uppsägning utbildning utlämnande utrednings utskick utveckling verksamhet åtgärd åtkomst ändamål
överenskommelse överföring övervakning
""".split()

_SEAM = re.compile(rf"(?<=[^\W\d_]{{3}})(?=(?:{'|'.join(_STEMS)}))", re.IGNORECASE)
_SIGN = re.compile(r"(?<=[^\W_]{2}[-–/])(?=[^\W\d_]{2})|(?<=[^\W_][/.@_?&=,;:])(?=[^\W_])")
_NUMBER = re.compile(r"[\d.,:/–-]+")


@lru_cache(maxsize=4096)
def breaks(word: str) -> tuple[tuple[int, bool], ...]:
    """The places where a line may end inside a word: the letters before it, and whether a hyphen is added.

    Dates and other numbers with signs in them have none.
    """
    if len(word) < 6 or _NUMBER.fullmatch(word):
        return ()
    places = {match.start(): True for match in _SEAM.finditer(word) if match.start() <= len(word) - 4}
    places |= {match.start(): False for match in _SIGN.finditer(word)}
    return tuple(sorted(places.items()))
