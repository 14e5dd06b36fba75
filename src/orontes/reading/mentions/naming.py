"""Whose men they are: "terrorists from the Islamic State", "factions of the SDF", "the ISIS terrorist group"."""

from __future__ import annotations

from dataclasses import dataclass

from orontes.reading.lexicon import noun_table
from orontes.reading.lexicon_files import word_set
from orontes.reading.mentions.layout import Ground
from orontes.reading.types import Mention, MentionType
from orontes.reading.words import ARTICLES
from orontes.reading.worldwide import PEOPLE, STATE

_FILE = "actors.yml"
# Words that lead from those who fight to the name they fight under, last word first.
_LINKS = (("of",), ("called",), ("named",), ("as", "known"), ("to", "belonging"), ("to", "loyal"), ("to", "linked"),
          ("to", "affiliated"), ("with", "affiliated"), ("itself", "calling"), ("themselves", "calling"))  # fmt: skip
_LINKING = frozenset(("from", *(link[0] for link in _LINKS)))  # the last words of all links
# Cues of names that the force noun after them belongs to: "the RSF fighters", "US troops".
_RUNNING_ON = frozenset(("alias", "noun", PEOPLE, STATE))
_ARTICLES = frozenset(("the", "a", "an", "so-called"))


@dataclass(frozen=True, slots=True)
class Named:
    """Words `start` to `end` (exclusive) that name an actor or a side."""

    start: int
    end: int
    ref: str
    side: str
    cue: str


def widened(ground: Ground, found: Named) -> Mention:
    """The mention, with the force noun right after it and those before it whom it tells the side of."""
    runs_on = found.cue in _RUNNING_ON and ground.gap(found.end - 1) == " "
    end = through_force_noun(ground, found.end) if runs_on else found.end
    start = _of_whom(ground, found.start) if found.side or found.ref else found.start
    return ground.mention(MentionType.ACTOR, start, end, found.ref, found.side, cue=found.cue)


def through_force_noun(ground: Ground, end: int) -> int:
    """Word after the last force noun that a name or description runs into, over modifiers; else `end`."""
    words, best, at = ground.words, end, end
    while at < len(words) and at < end + 4 and ground.joined(at - 1):
        noun = noun_table(_FILE, "force_nouns").at(words, at)
        if noun is not None and words[at].text.islower():
            best = at = noun.end
        elif words[at].key in word_set(_FILE, "modifiers"):
            at += 1
        else:
            break
    return best


def _of_whom(ground: Ground, start: int) -> int:
    """First word of "factions of the SDF", given where the name begins; the name's own where nobody is before it."""
    at = start
    while at and ground.words[at - 1].key in _ARTICLES and ground.gap(at - 1).strip() == "":
        at -= 1
    link = _linked(ground, at)
    return start if link is None else _of_whom(ground, qualifiers(ground, link))


def _linked(ground: Ground, at: int) -> int | None:
    """First word of the force noun that a linking word ties to word `at`; None where there is none."""
    if not at or ground.words[at - 1].key not in _LINKING:
        return None
    for link in _LINKS:
        noun = _noun_before(ground, at - len(link), "force_nouns") if _stands(ground, link, at) else None
        if noun is not None:
            return noun
    return _noun_before(ground, at - 1, "from_a_group") if _stands(ground, ("from",), at) else None


def _stands(ground: Ground, link: tuple[str, ...], at: int) -> bool:
    before = range(at - 1, at - 1 - len(link), -1)
    return at >= len(link) and all(
        ground.words[i].key == word and ground.gap(i).strip() == "" for i, word in zip(before, link, strict=True)
    )


def _noun_before(ground: Ground, at: int, section: str) -> int | None:
    """First word of the noun of a list that ends right before word `at`."""
    for start in (at - 2, at - 1):
        found = noun_table(_FILE, section).at(ground.words, start) if start >= 0 else None
        if found is not None and found.end == at and ground.joined(at - 1):
            return start
    return None


def qualifiers(ground: Ground, start: int) -> int:
    """First word of what stands before a force noun: modifiers, and one nation or name in capitals."""
    words = ground.words
    while start and ground.joined(start - 1) and words[start - 1].key in word_set(_FILE, "modifiers"):
        start -= 1
    named = start and ground.joined(start - 1) and words[start - 1].capital
    if named and words[start - 1].text not in word_set(_FILE, "not_nations") and start > 0:
        start -= 1
    return start


def with_article(ground: Ground, start: int) -> int:
    """ "al-Nusra" is listed without its article; the span takes it in."""
    if start and ground.words[start - 1].key in ARTICLES and ground.gap(start - 1) == "-":
        return start - 1
    return start
