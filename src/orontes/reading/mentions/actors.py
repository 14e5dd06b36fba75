"""Who fights, and on whom: named groups, descriptions of a side, unknown groups by their form, people."""

from __future__ import annotations

from collections.abc import Iterator

from orontes.evidence import Span
from orontes.reading.lexicon import SideWord, noun_table
from orontes.reading.lexicon_files import word_set
from orontes.reading.mentions.layout import Ground
from orontes.reading.mentions.naming import Named, qualifiers, through_force_noun, widened, with_article
from orontes.reading.mentions.worldwide import find_movements, find_peoples, find_states, sided
from orontes.reading.phrases import Found
from orontes.reading.types import Mention
from orontes.reading.worldwide import STATE

_FILE = "actors.yml"
_BACKING = frozenset(("backed", "led", "supported", "trained", "funded", "armed", "allied", "sponsored"))


def find_actors(ground: Ground) -> list[Mention]:
    """Actor mentions, surest first: aliases, descriptions, names by form, lone force nouns, people."""
    named = [widened(ground, found) for found in (*_named(ground), *_described(ground))]
    known = sorted(named, key=lambda mention: (-len(mention.text), mention.cue))
    formed = (*_by_name(ground), *find_states(ground), *_national(ground), *find_peoples(ground))
    others = (*_people(ground), *_acronyms(ground))
    return [*known, *(widened(ground, sided(ground, found)) for found in (*formed, *others))]


def _named(ground: Ground) -> Iterator[Named]:
    lexicon = ground.lexicon
    for table in (lexicon.actor_names, lexicon.actor_sounds):
        for hit in table.find(ground.words):
            start = with_article(ground, hit.start)
            if ground.words[hit.start].capital:
                side = lexicon.actors[hit.value].side_on(ground.day)
                yield Named(start, hit.end, hit.value, side, "alias")


def _described(ground: Ground) -> Iterator[Named]:
    """Descriptors as listed, run on through force nouns and a second side: "regime and Russian warplanes"."""
    table, last = ground.lexicon.side_words, 0
    for at in table.starts(ground.words):
        hit = table.at(ground.words, at) if at >= last else None
        if hit is None:
            continue
        hit = _of_the_backed(ground, hit)
        end = through_force_noun(ground, hit.end)
        yield Named(at, end, hit.value.actor, _side(ground, hit.value), "descriptor")
        last = end


def _of_the_backed(ground: Ground, hit: Found[SideWord]) -> Found[SideWord]:
    """ "US-backed Kurdish fighters" are the Kurdish ones: a description after "-backed" says whose they are."""
    if ground.words[hit.end - 1].key not in _BACKING or not ground.joined(hit.end - 1):
        return hit
    backed = ground.lexicon.side_words.at(ground.words, hit.end)
    return Found(hit.start, backed.end, backed.value) if backed and backed.value.side else hit


def _side(ground: Ground, word: SideWord) -> str:
    actor = ground.lexicon.actors.get(word.actor)
    return word.side or (actor.side_on(ground.day) if actor else "")


def _formed(ground: Ground) -> Iterator[Named]:
    """Names by their form alone: "Suqour Brigade", "Jabhat al-Shamiya", "the National Defence Council"."""
    nouns, openers, last = word_set(_FILE, "group_nouns"), word_set(_FILE, "group_openers"), 0
    for first in (index for index, word in enumerate(ground.words) if word.capital):
        end = _capital_run(ground, first) if first >= last else first
        at = _past_people(ground, first, end)
        names = range(at, end)
        noun = next((i for i in reversed(names) if ground.words[i].text in nouns), None)
        if noun is not None and noun > at:
            yield Named(at, noun + 1, "", "", "pattern")
        elif end - at > 1 and ground.words[at].text in openers:
            yield Named(at, end, "", "", "pattern")
        last = max(last, end)


def _by_name(ground: Ground) -> Iterator[Named]:
    """Movements that are known, and names by their form: of two that overlap the longer."""
    movements = list(find_movements(ground))
    for found in _formed(ground):
        inside = [known for known in movements if known.start < found.end and found.start < known.end]
        if not any(known.end - known.start >= found.end - found.start for known in inside):
            yield found
    yield from movements


def _past_people(ground: Ground, at: int, end: int) -> int:
    """ "Fighters of the Red Brigade": a capital that only opens the sentence is no part of the name."""
    opens = at == 0 and noun_table(_FILE, "force_nouns").at(ground.words, at) is not None
    if not opens or at + 1 >= end or ground.words[at + 1].key not in ("of", "from"):
        return at
    return next(i for i in range(at + 1, end) if ground.words[i].capital)


def _capital_run(ground: Ground, at: int) -> int:
    """Word after a run of capitalised words; "of", "for" and articles may stand inside it."""
    words, end, index, not_names = ground.words, at, at, word_set(_FILE, "not_names")
    while index < len(words) and (index == at or ground.joined(index - 1)):
        if words[index].capital and not (index == at and words[index].text in not_names):
            end = index + 1
        elif index == at or words[index].text not in ("of", "for", "al", "el", "the", "as", "ash", "an"):
            break
        index += 1
    return end


def _national(ground: Ground) -> Iterator[Named]:
    """A force noun with what qualifies it: "Ruritanian troops", "armed men", or alone: "militants"."""
    for hit in noun_table(_FILE, "force_nouns").find(ground.words):
        start = qualifiers(ground, hit.start)
        if start < hit.start or hit.value in word_set(_FILE, "alone"):
            yield Named(start, hit.end, "", "", "noun")


def _people(ground: Ground) -> Iterator[Named]:
    side = "civilians" if "civilians" in ground.lexicon.sides or not ground.lexicon.sides else ""
    for hit in noun_table(_FILE, "people_nouns").find(ground.words):
        yield Named(hit.start, hit.end, side, side, "people")


def _acronyms(ground: Ground) -> Iterator[Named]:
    """ "UNRWA", "the ELN": capitals in a sentence that is not all capitals."""
    shouted = [i for i, word in enumerate(ground.words) if word.text.isupper() and len(word.text) > 1]
    if len(shouted) * 2 > len(ground.words):
        return
    for index in shouted:
        text = ground.words[index].text
        known = text in word_set("places.yml", "never") or _is_dateline(ground, index)
        if text.isalpha() and 3 <= len(text) <= 7 and not known:
            yield Named(index, index + 1, "", "", "acronym")


def _is_dateline(ground: Ground, index: int) -> bool:
    """ "HOMS (Agency) …": capitals that open a report say where or by whom it was written."""
    gap = ground.gap(index)
    return index < 2 and (gap.strip()[:1] in ("(", "—", "–") or gap.startswith(" - "))


def held_back(actors: list[Mention]) -> list[Span]:
    """Stretches that name an actor outright, in which no place is to be sought."""
    return [mention.span for mention in actors if mention.cue in ("alias", "pattern", STATE)]
