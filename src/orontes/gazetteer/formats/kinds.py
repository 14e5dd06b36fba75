"""What sort of place a source means: GeoNames' feature codes, and the words that tables use."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from orontes.errors import GazetteerError
from orontes.gazetteer.building import kind_by_size
from orontes.gazetteer.formats.data import rows_of
from orontes.theatre.types import PlaceKind

_SETTLEMENT = "settlement"  # city, town or village, by number of inhabitants
_K = PlaceKind
_RADIUS_M: Mapping[PlaceKind, float] = {
    _K.COUNTRY: 0.0,  # unknown: the world's own record knows it
    _K.GOVERNORATE: 50_000.0,
    _K.DISTRICT: 15_000.0,
    _K.REGION: 15_000.0,
    _K.RIVER: 20_000.0,
}
_SETTLEMENTS = frozenset({_K.CITY, _K.TOWN, _K.VILLAGE})
_DIVIDED = frozenset({_K.GOVERNORATE, _K.DISTRICT, _K.COUNTRY})
_RELATIVE = frozenset(["in", "near", "between", "of", "from", "along", "outside", "around", "by", "on", "at"])
_PART = re.compile(r"(?:(?:north|south)?(?:east|west)?(?:ern)?|central|rural)$")
_NOT_WORD = re.compile(r"[\W_]+")


def radius_m(kind: PlaceKind, people: int) -> float:
    """Extent of a place of which nothing but kind and size is known, in metres."""
    return _RADIUS_M.get(kind, 500.0 + 10.0 * people**0.5)


def by_code(code: str, people: int) -> PlaceKind | None:
    """Kind of a GeoNames feature code ("PPL", "S.AIRB"); None for what no report names.

    >>> by_code("PPL", 7000), by_code("WLL", 0)
    (<PlaceKind.TOWN: 'town'>, None)
    """
    return _sized(feature_codes().get(code.rpartition(".")[2], ""), people)


def by_words(text: str, people: int) -> PlaceKind | None:
    """Kind of a table's own word for it; None where the word is not known.

    >>> by_words("IDP camp", 0), by_words("Village / hamlet", 0)
    (<PlaceKind.NEIGHBOURHOOD: 'neighbourhood'>, <PlaceKind.VILLAGE: 'village'>)
    """
    if text.isupper() and (kind := by_code(text, people)):
        return kind
    words = f" {_NOT_WORD.sub(' ', text.casefold()).strip()} "
    return next((_sized(kind, people) for word, kind in _words().items() if f" {word} " in words), None)


def by_tail(name: str, people: int) -> PlaceKind | None:
    """Kind of a name that ends in a word for it, as names of event data sets do; None where it does not.

    A part of a governorate is a region, and what lies in, near or between others is told by none of their words.

    >>> by_tail("Aleppo Governorate", 0), by_tail("Khan Shaykhun town", 0), by_tail("Northern Aleppo Governorate", 0)
    (<PlaceKind.GOVERNORATE: 'governorate'>, <PlaceKind.TOWN: 'town'>, <PlaceKind.REGION: 'region'>)
    """
    words = _NOT_WORD.sub(" ", name.casefold()).split()
    if _RELATIVE & set(words):
        return None
    tails = (" ".join(words[at:]) for at in range(max(1, len(words) - 2), len(words)))
    found = next((_sized(_words()[tail], people) for tail in tails if tail in _words()), None)
    return PlaceKind.REGION if found in _DIVIDED and _PART.match(words[0]) else found


def without_tail(name: str) -> str:
    """A settlement's name without the word for it at its end, "" where it has none: reports leave it out.

    >>> without_tail("Khan Shaykhun town"), without_tail("Aleppo Governorate"), without_tail("New City")
    ('Khan Shaykhun', '', '')
    """
    bare, _, tail = name.rpartition(" ")
    kind = _words().get(tail, "") if bare and not _RELATIVE & set(name.casefold().split()) else ""
    return bare if kind == _SETTLEMENT or kind in _SETTLEMENTS else ""


def _sized(kind: str, people: int) -> PlaceKind | None:
    if kind == _SETTLEMENT:
        return kind_by_size(people)
    return PlaceKind(kind) if kind else None


@cache
def _words() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for number, row in rows_of("kinds.csv"):
        if row["kind"] not in {_SETTLEMENT, *PlaceKind}:
            raise GazetteerError(f"no kind of place: {row['kind']!r}", file="kinds.csv", line=number)
        found[row["word"]] = row["kind"]
    return found


@cache
def feature_codes() -> Mapping[str, str]:
    """Kinds of place by GeoNames feature code; the codes are explained at https://www.geonames.org/export/codes.html."""
    path = files("orontes.gazetteer").joinpath("feature_codes.csv")
    return parse_feature_codes(path.read_text(encoding="utf-8"))


def parse_feature_codes(text: str) -> Mapping[str, str]:
    """Read feature_codes.csv.

    Raises:
        GazetteerError: a row is not a code and a kind of place; names the line.
    """
    kinds = {_SETTLEMENT, *PlaceKind}
    found: dict[str, str] = {}
    for number, row in enumerate(csv.reader(text.splitlines()[1:]), start=2):
        if len(row) != 2 or row[1] not in kinds:
            raise GazetteerError(
                f"expected a code and a kind of place, found {row}", file="feature_codes.csv", line=number
            )
        found[row[0]] = row[1]
    return found
