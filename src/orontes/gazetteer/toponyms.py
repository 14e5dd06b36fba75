"""Names of places in the world's news: all of them, whether or not anything happens there.

`Finder` finds what a claim could be laid at; here every name counts ("Iran's", "Springfield, Ill.", "the Red Sea").
Runs of capitalised words are cut into the longest names that the gazetteer knows. Each is weighed by how well known
the place is and by the words around it (`toponym_signs`), and then by whether it lies near what was sure at first.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from orontes.evidence import Span
from orontes.gazetteer.toponym_signs import PERSON, SURE, Found, Word, listed, meant, signs, support
from orontes.gazetteer.toponym_words import cues
from orontes.places import Gazetteer, Match, Place, PlacePhrase
from orontes.places.worldwide import LANDS, alike, holds
from orontes.theatre.types import PlaceKind

NAMESAKE = -3.0  # a person of the text bears the name
LONGEST = 6  # words of a name
SHORTEST, ALIKE = 5, 0.93  # letters, and `romanization.similar`, from which another spelling is one name
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|(?:St|Ste|Mt|Ft|Pt)\.(?= [A-Z])|[^\W\d_]+(?:['’ʼ‘][^\W\d_]+)*")
_SPELT_OUT = {"Mt.": "Mount", "Ft.": "Fort", "Ste.": "Sainte"}
_GAP = re.compile(r"[ \u00a0]?[-–]?[ \u00a0]?")
_POSSESSIVE = re.compile(r"['’]s?$")
_LAND = re.compile(r",\s{1,2}(?P<land>(?:[A-Z]\.\s?[A-Z][\w.]*|[A-Z][^\W\d_]*\.?(?:[ -][A-Z][^\W\d_]*\.?){0,3}))")


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place in a text, with the land that the text names right after it."""

    span: Span
    phrase: PlacePhrase
    cue: str = "toponym"  # "land": named after a comma, as that which another lies in


def find_toponyms(text: str, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Names of places in a text, by start, none overlapping; `within` of "Paris" is "Texas" in "Paris, Texas"."""
    words = [Word(match.start(), match.end(), match.group()) for match in _WORD.finditer(text)]
    named = list(_named(text, words, gazetteer))
    weighed = [(one, list(signs(text, words, one, named))) for one in named]
    persons = {one.text for one, said in weighed if PERSON in said}
    scored = listed(text, [replace(one, score=sum(said) + _namesake(one, persons)) for one, said in weighed])
    company = meant([one for one in scored if one.score >= SURE])
    helped = [one if one.score >= SURE else replace(one, score=one.score + support(one, company)) for one in scored]
    kept = [one for one in listed(text, helped) if one.score >= 0.0]
    return tuple(
        Toponym(one.span, PlacePhrase(one.text, one.within), "land" if one.land_of else "toponym") for one in kept
    )


def _namesake(found: Found, persons: Collection[str]) -> float:
    """What speaks against a name that is a person's elsewhere in the text: "Trevor London … London threw"."""
    return NAMESAKE if found.text in persons else 0.0


def _named(text: str, words: Sequence[Word], gazetteer: Gazetteer) -> Iterator[Found]:
    """The longest known name at each word with a capital, and the land after a comma."""
    at, land = 0, None
    while at < len(words):
        if land is not None and words[at].start >= land.span.start:
            yield land
            at, land = next((i for i in range(at, len(words)) if words[i].start >= land.span.end), len(words)), None
            continue
        found = _name_at(text, words, at, gazetteer)
        if found is None:
            at += 1
            continue
        land = _land_after(text, words, found, gazetteer)
        yield replace(found, within=land.text) if land else found
        at = found.last


def _name_at(text: str, words: Sequence[Word], at: int, gazetteer: Gazetteer) -> Found | None:
    if not words[at].capital or words[at].key in cues()["openers"]:
        return None
    for last in range(_reach(text, words, at), at, -1):
        if not words[last - 1].capital:
            continue
        for end in dict.fromkeys((words[last - 1].end, _bare_end(words[last - 1]))):
            name = text[words[at].start : end]
            if places := _places(name, gazetteer, respelt=end == _bare_end(words[last - 1])):
                return Found(at, last, Span(words[at].start, end), name, places)
    return None


def _bare_end(word: Word) -> int:
    possessive = _POSSESSIVE.search(word.text)
    return word.start + possessive.start() if possessive else word.end


def _reach(text: str, words: Sequence[Word], at: int) -> int:
    """The word after the last that could still belong to a name: capitals, and particles between them."""
    last = at + 1
    while last < len(words) and last - at < LONGEST and _GAP.fullmatch(text, words[last - 1].end, words[last].start):
        if not words[last].capital and words[last].text not in cues()["particles"]:
            break
        last += 1
    return last


def _places(name: str, gazetteer: Gazetteer, *, respelt: bool) -> tuple[Place, ...]:
    """What a name may mean, not an abbreviation that is a word as well: "IN", "Ore", "Miss"."""
    first = name.partition(" ")[0]
    spelt = name.replace(first, _SPELT_OUT[first], 1) if first in _SPELT_OUT else name
    known = gazetteer.lookup(spelt)
    found = [place for place, how in known if how is Match.EXACT or (respelt and _alike(spelt, place, how))]
    return tuple(place for place in found if not _abbreviates(spelt, place))


def _alike(name: str, place: Place, match: Match) -> bool:
    ends = name.split()[:: max(1, name.count(" "))]
    if match is not Match.FOLDED or len(name) < SHORTEST or min(map(len, ends)) == 1:  # "Syria A"
        return False
    return alike(name, place.names) >= ALIKE


def _abbreviates(name: str, place: Place) -> bool:
    """Whether a name is a division's only when cut short: "IN" of Indiana, "Ill" of Illinois."""
    if place.kind is not PlaceKind.GOVERNORATE or "." in name:
        return False
    return f"{name}." in place.names or (len(name) == 2 and name.isupper())


def _land_after(text: str, words: Sequence[Word], found: Found, gazetteer: Gazetteer) -> Found | None:
    """ "Springfield, Ill.": the land after the comma, where a place of the name lies in it."""
    match = _LAND.match(text, found.span.end)
    if match is None:
        return None
    start, name = match.start("land"), match["land"]
    while name:
        lands = tuple(place for place, how in gazetteer.lookup(name) if how is Match.EXACT and place.kind in LANDS)
        if any(holds(land, place) for land in lands for place in found.places):
            short = any(name in land.names for land in lands)  # "Ill."; the full stop of "Ukraine." ends a sentence
            spelt = name if short else name.rstrip(".")
            first = next(i for i, word in enumerate(words) if word.end > start)
            return Found(first, first + 1, Span(start, start + len(spelt)), spelt, lands, land_of=True)
        name = name.rpartition(" ")[0]
    return None
