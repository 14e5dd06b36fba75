"""What speaks for a capitalised name being a place's, and against it. Scores are sums; from nought on it is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import log10

from orontes.evidence import Span
from orontes.gazetteer.ordinary import ordinary_words
from orontes.gazetteer.toponym_words import cues
from orontes.places import Place
from orontes.places.shapes import Phrase
from orontes.places.types import Match
from orontes.places.worldwide import LANDS, Name, choose, holds, kilometres
from orontes.reading.worldwide import is_state, state_of
from orontes.romanization import plain
from orontes.theatre.types import PlaceKind

KNOWN = 4.7  # logarithm of the inhabitants of a town that needs no other sign than its name
COUNTRY, DIVISION, LANDSCAPE, DISTRICT = 7.5, 6.5, 6.0, 4.2  # what lands count as, on that scale
SHORT = 4  # letters of what in capitals is rather a body's initials: "OAS"
LONG_NAME = 1.5  # a name of several words is not there by chance
OTHER_NAME = -0.7
WORD, PEOPLE, NEVER = -4.0, -6.0, -8.0  # it is a word of English, or a people; or "March", "South"
RESPELT = -2.0  # it is known under another spelling
LOCATIVE, OF, AFTER, LISTED = 2.0, 2.0, 1.0, 1.5
IN_LAND, LAND_OF, DATELINE = 5.0, 9.0, 4.0
OPENS = -1.2  # the capital may be that of the sentence
PERSON, PART = -6.0, -4.0
NEAR, SAME_DIVISION, SAME_COUNTRY = 2.5, 1.5, 0.7  # it lies near what is sure, in a division or the country of it
MOST = 0.4  # share of the sure names from which a country is that of the text
NEAR_KM = 120.0
SURE = 1.0  # score from which a name helps the others

ARTICLES = frozenset(["al", "el", "ar", "as", "ash", "ad", "az", "ez", "an"])

_NUMBERED = re.compile(r"[ \u00a0-]\d")
_END = re.compile(r"(?:^|[.!?:;\n\r•—]|[\"“‘'(])\s*[\"“‘'(]*$")
_DATELINE = re.compile(r"(?:,[^\n]{0,40}?)?\s*(?:\([^)\n]{1,40}\)\s*)?(?:--|[—–:]|- )")
_CAPITALS = re.compile(r"[A-Z][A-Z .'’-]{2,}")
_LISTING = re.compile(r",? (?:and|or|to|&) (?:in )?|, ")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text; offsets in characters."""

    start: int
    end: int
    text: str

    @property
    def key(self) -> str:
        """The word as the lists have it."""
        return self.text.lower().rstrip(".")

    @property
    def capital(self) -> bool:
        """Whether a name could open with it."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Found:
    """A name that may be a place's: words `first` to `last` (exclusive), what it may mean, and its score."""

    first: int
    last: int
    span: Span
    text: str
    places: tuple[Place, ...]
    within: str = ""  # the land that is named right after it
    land_of: bool = False  # it is such a land
    score: float = 0.0


def signs(text: str, words: Sequence[Word], found: Found, named: Sequence[Found]) -> Iterator[float]:
    """What speaks for and against a name, by itself; `named` are all names of the text."""
    yield max(_weight(place, found.text) for place in found.places) - KNOWN
    if found.land_of:
        yield LAND_OF
        return
    yield LONG_NAME if found.last - found.first > 1 else 0.0
    yield IN_LAND if found.within else 0.0
    yield (
        0.0
        if _is_state(found)
        else _word(found.text, division=any(place.kind is PlaceKind.GOVERNORATE for place in found.places))
    )
    yield from _before(text, words, found, named)
    yield from _after(text, words, found, named)


def _weight(place: Place, name: str) -> float:
    weights = {PlaceKind.COUNTRY: COUNTRY, PlaceKind.GOVERNORATE: DIVISION, PlaceKind.DISTRICT: DISTRICT}
    by_kind = weights.get(place.kind, LANDSCAPE if not place.population else log10(place.population))
    names = {plain(other) for other in place.names}
    return by_kind + (0.0 if plain(place.name) == plain(name) else OTHER_NAME if plain(name) in names else RESPELT)


def _is_state(found: Found) -> bool:
    """ "UK", "US", whatever they spell in small letters; "Britain", which people_names has for its state."""
    state = any(place.kind is PlaceKind.COUNTRY for place in found.places)
    return state and (found.text.isupper() or bool(state_of(found.text)))


def _word(name: str, *, division: bool) -> float:
    key = plain(name)
    if key in cues()["sure"] or key in cues()["never"]:
        return NEVER if key in cues()["never"] else 0.0
    if state_of(name) and not is_state(name) and not name.isupper() and "." not in name:
        return PEOPLE if " " not in name and name.endswith(("n", "h", "i", "e", "s", "k")) else 0.0
    initials = name.isupper() and len(name) <= SHORT and not division
    return WORD if key in ordinary_words() or initials else 0.0


def _before(text: str, words: Sequence[Word], found: Found, named: Sequence[Found]) -> Iterator[float]:
    start = found.span.start
    if _opens_text(text, start) and _is_dateline(text, found):
        yield DATELINE
        return
    last = words[found.first - 1] if found.first else None
    if last is None or _END.search(text[max(0, start - 6) : start]):
        yield OPENS if found.last - found.first == 1 else 0.0
        return
    if text[last.end : start].strip(" \u00a0") not in ("", "-"):
        return
    if last.key in cues()["locative"] or last.key in cues()["parts"]:
        yield LOCATIVE
    elif last.key == "of":
        yield _of(words[max(0, found.first - 2)])
    elif last.key == "the":
        yield from _before(
            text, words, replace(found, first=found.first - 1, span=Span(last.start, found.span.end)), named
        )
    elif last.capital:
        yield _capital_before(text, words, found, named)


def _of(noun: Word) -> float:
    """ "the town of Wellington", "the Duke of Wellington"."""
    if noun.key in cues()["of"]:
        return OF
    return PERSON if noun.capital and noun.key in cues()["titles"] else 0.0


def _capital_before(text: str, words: Sequence[Word], found: Found, named: Sequence[Found]) -> float:
    """ "Jack London", "Governor London", "Real Madrid"; not "In London", "Israeli Jerusalem"."""
    last = words[found.first - 1]
    if last.key in cues()["openers"]:
        return 0.0
    if any(one.last == found.first and _paired(one, found) for one in named):
        return 0.0
    if last.key in cues()["titles"] or last.key in cues()["given"]:
        return PERSON
    if state_of(last.text):
        return 0.0
    return OPENS if _END.search(text[max(0, last.start - 6) : last.start]) else PART


def _paired(town: Found, land: Found) -> bool:
    """ "Sydney Australia", without the comma."""
    return any(holds(one, place) for one in land.places if one.kind in LANDS for place in town.places)


def _after(text: str, words: Sequence[Word], found: Found, named: Sequence[Found]) -> Iterator[float]:
    if _NUMBERED.match(text, found.span.end) and found.text in {"U.S.", "US"}:
        yield NEVER  # "U.S. 17", a road
    following = words[found.last] if found.last < len(words) else None
    if following is None or text[found.span.end : following.start].strip(" \u00a0") not in ("", "-"):
        return
    if following.key in cues()["physical"] and following.capital:
        yield PART  # "Swan" of "Swan Valley"
    elif following.key in cues()["after"]:
        yield AFTER
    elif following.text in ARTICLES and text[following.end : following.end + 1] in "-‐–":
        yield PART  # "Khan" of "Khan al-Assal"
    elif following.key in cues()["institutions"] | cues()["bodies"] and following.capital:
        yield NEVER
    elif any(one.first == found.last and _paired(found, one) for one in named):
        return
    elif following.capital and not following.text.isupper():
        yield PERSON if words[found.first].key in cues()["given"] else PART


def _opens_text(text: str, start: int) -> bool:
    return not text[:start].strip() or "\n" in text[max(0, start - 2) : start]


def _is_dateline(text: str, found: Found) -> bool:
    shouted = bool(_CAPITALS.fullmatch(found.text))
    return shouted or _DATELINE.match(text, found.span.end) is not None


def listed(text: str, found: Sequence[Found]) -> list[Found]:
    """The names with what a neighbour in a list says of them: "Kendal" in "Penrith, Kendal and Lancaster"."""
    raised = list(found)
    for one, other in ((0, 1), (1, 0)):
        for at in range(len(found) - 1):
            this, that = raised[at + one], raised[at + other]
            between = text[found[at].span.end : found[at + 1].span.start]
            if this.score >= 0 > that.score > PART and _LISTING.fullmatch(between):
                raised[at + other] = replace(that, score=that.score + LISTED)
    return raised


def meant(sure: Sequence[Found]) -> tuple[Place, ...]:
    """What the sure names most likely mean."""
    names = [Name(Phrase(one.text), tuple((place, Match.EXACT) for place in one.places)) for one in sure]
    return tuple(choice[0].place for choice in choose(names) if choice)


def support(found: Found, company: Sequence[Place]) -> float:
    """How much it speaks for a name that a place of it lies near what is sure, or in its division."""
    points = [place for place in company if place.kind not in LANDS or place.kind is PlaceKind.DISTRICT]
    if any(kilometres(place, other) <= NEAR_KM for place in found.places for other in points if other.id != place.id):
        return NEAR
    divisions = {(place.country, place.admin1) for place in company if place.admin1}
    if any((place.country, place.admin1) in divisions for place in found.places):
        return SAME_DIVISION
    countries = [place.country for place in company]
    at_home = any(place.country and countries.count(place.country) >= MOST * len(countries) for place in found.places)
    return SAME_COUNTRY if company and at_home else 0.0
