"""Stretches that name a place: what the gazetteer knows, and what a word beside it points to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from orontes.evidence import Span
from orontes.reading.lexicon import noun_table, plural
from orontes.reading.lexicon_files import load_words
from orontes.reading.mentions.layout import Ground
from orontes.reading.mentions.listing import (
    FILE,
    Free,
    Name,
    capital_run,
    kinds,
    listed,
    listed_before,
    listing,
    siblings,
)
from orontes.reading.mentions.undergoing import undergone
from orontes.reading.phrases import PhraseTable
from orontes.reading.words import ARTICLES


@cache
def area_words() -> frozenset[str]:
    """ "province", "outskirts", "suburbs", "north", …"""
    return frozenset(form for noun in load_words(FILE)["areas"] for form in (noun, plural(noun)))


@cache
def after_or_building() -> PhraseTable[str]:
    """ "X city", "X Province", "X hospital": nouns that make a place of an unknown name, in singular and plural."""
    table: PhraseTable[str] = PhraseTable()
    for phrase in (*load_words(FILE)["after"], *load_words(FILE)["buildings"]):
        table.add(phrase, phrase)
        table.add(plural(phrase), phrase)
    return table


def find_names(ground: Ground, known_names: Sequence[Span], held: Sequence[Span]) -> list[Name]:
    """Names by start, none overlapping: the gazetteer's first, then "the town of X", "X city", "near X"."""
    known: list[Name] = []
    taken: set[int] = set()
    _take(known, taken, _known(ground, known_names, held))  # two names in one word where a mark stands for their space
    free = _free(ground, held, taken)
    for finder in (
        _regions,
        _after_kind,
        _before_noun,
        _of_a_people,
        _parts_by_name,
        _after_cue,
        _undergoing,
        _by_form,
    ):
        _take(known, taken, finder(ground, free))
    _take(known, taken, siblings(ground, known, free))
    return _with_second_parts(ground, sorted(known, key=lambda name: name.start))


def _take(known: list[Name], taken: set[int], found: Iterable[Name]) -> None:
    for name in list(found):
        if taken.isdisjoint(range(name.start, name.end)):
            known.append(name)
            taken.update(range(name.start, name.end))


def _with_second_parts(ground: Ground, names: Sequence[Name]) -> list[Name]:
    """ "Tabaret al-Deibeh": the gazetteer may know its second part alone; the article ties the two."""
    whole: list[Name] = []
    for name in names:
        last = whole[-1] if whole else None
        tied = last and last.end == name.start and ground.joined(name.start - 1) and last.cue != "gazetteer"
        if last and tied and ground.words[name.start].key in ARTICLES:
            whole[-1] = Name(last.start, name.end, last.cue)
        else:
            whole.append(name)
    return whole


def _known(ground: Ground, names: Sequence[Span], held: Sequence[Span]) -> Iterator[Name]:
    for span in names:
        inside = _covered(ground, span)
        start = inside[0] if inside else 0
        if len(inside) > 1 and ground.words[start].text.islower() and ground.gap(start).isspace():
            start += 1  # "such as Qaboun": an English word, not an article
        if inside and not any(_claims(ground, other, span, start) for other in held):
            yield Name(start, inside[-1] + 1, "gazetteer")


def _covered(ground: Ground, span: Span) -> list[int]:
    """The words that share a character with a span."""
    return [at for at, word in enumerate(ground.words) if word.start < span.end and span.start < word.end]


def _claims(ground: Ground, actor: Span, place: Span, start: int) -> bool:
    """Whether an actor's name leaves no place: "Russia said", "Idlib Army", but not "in Russia"."""
    before = start - 1 if start and ground.words[start - 1].key != "the" else start - 2
    located = actor == place and before >= 0 and ground.words[before].key in (listed("prepositions") | {"from"})
    return actor.overlaps(place) and not located


def _free(ground: Ground, held: Sequence[Span], taken: set[int]) -> Free:
    """Whether a word can be part of a name that nothing else claims."""
    never = listed("never")
    barred = {index for span in held for index in _covered(ground, span)}

    def free(index: int) -> bool:
        word = ground.words[index].text
        # "Mondays raid": an apostrophe was lost
        return index not in barred and index not in taken and never.isdisjoint((word, word.removesuffix("s")))

    return free


def _regions(ground: Ground, free: Free) -> Iterator[Name]:
    """ "the Middle East": larger than anything that a gazetteer of towns holds; "North Darfur" is a part of one."""
    for hit in noun_table(FILE, "regions").find(ground.words):
        start = hit.start - 1 if _is_part(ground, hit.start) and free(hit.start - 1) else hit.start
        if all(free(index) for index in range(hit.start, hit.end)):
            yield Name(start, hit.end, "region")


def _is_part(ground: Ground, start: int) -> bool:
    """Whether a direction in capitals stands before a name: "North", not "north"."""
    before = ground.words[start - 1] if start else None
    return before is not None and before.capital and before.key in listed("directions") and ground.gap(start - 1) == " "


def _of_a_people(ground: Ground, free: Free) -> Iterator[Name]:
    """ "the Turkish-Syrian border", "Lebanese soil": peoples' names in capitals, and what is theirs."""
    words = ground.words
    for index in words.where(listed("of_a_people") | listed("of_two_peoples")):
        start = index
        while start and words[start - 1].capital and _tied(ground, start - 1):
            start -= 1
        theirs = listed("of_two_peoples" if index - start > 1 else "of_a_people")
        named = start < index and words[index - 1].text in listed("never")
        if named and words[index].key in theirs and free(index):
            yield Name(start, index + 1, "cue:of a people")


def _parts_by_name(ground: Ground, free: Free) -> Iterator[Name]:
    """ "the Eastern Ghouta", "North Kivu", "Upper Nile": a direction in capitals is part of a region's name."""
    for index in ground.words.where(listed("directions")):
        word = ground.words[index]
        if not word.capital or index + 1 == len(ground.words) or ground.gap(index) not in (" ", "-"):
            continue
        end = capital_run(ground, index + 1, free)
        if end > index + 1 and word.text not in ("Central", "Greater", "Inner", "Outer", "Mid", "Rural"):
            yield Name(index, end, "form")


def _tied(ground: Ground, index: int) -> bool:
    return ground.joined(index) or ground.gap(index).strip() in ("–", "—", "/")


def _by_form(ground: Ground, free: Free) -> Iterator[Name]:
    """ "Kafr Lut", "Tell Qamar", "Lake Vert": the first word says that a place is named."""
    openers = listed("openers")
    for index, word in enumerate(ground.words):
        if word.text in openers and not (index and _in_run(ground, index - 1, free)):
            end = capital_run(ground, index, free)
            if end > index + 1:
                yield Name(index, end, "form")


def _in_run(ground: Ground, index: int, free: Free) -> bool:
    """Whether a word is a capital that the next belongs with."""
    return ground.words[index].capital and ground.joined(index) and free(index)


def _after_kind(ground: Ground, free: Free) -> Iterator[Name]:
    """ "the towns of A, B and C", "the Damascus suburb of X"."""
    words = ground.words
    for index in words.where(_before_of()):
        if index + 2 < len(words) and words[index + 1].key == "of":
            yield from listing(ground, index + 2, free, f"cue:the {words[index].key} of")


@cache
def _before_of() -> frozenset[str]:
    return kinds() | area_words()


def _before_noun(ground: Ground, free: Free) -> Iterator[Name]:
    """ "X city", "X Province", "the X neighbourhood"."""
    table, last = after_or_building(), 0
    for index in _opening(ground):
        end = capital_run(ground, index, free) if index >= last else index
        if end == index:
            continue
        last = end
        cut = next((i for i in range(index + 1, end) if table.at(ground.words, i)), end)
        noun = table.at(ground.words, cut) if cut < len(ground.words) and ground.joined(cut - 1) else None
        if noun is not None and (index, cut) != (0, 1):  # one capital that opens the sentence says nothing
            yield Name(index, cut, f"cue:{noun.value}")
            if ground.words[noun.end - 1].key.endswith("s"):
                yield from listed_before(ground, index, free, f"cue:{noun.value}")


def _opening(ground: Ground) -> list[int]:
    """Words that a name could open with: capitalised ones, and articles in lower case."""
    return [at for at, word in enumerate(ground.words) if word.capital or word.key in ARTICLES]


def _after_cue(ground: Ground, free: Free) -> Iterator[Name]:
    """ "near X", "north of X", "captured X", "attack on X"."""
    words = ground.words
    for index in words.where(_cue_words()):
        start = index + 1
        if start == len(words) or not ground.joined(index) or words[start].text.isupper():
            continue
        cue = _cue(ground, index)
        end = capital_run(ground, start, free) if cue else start
        if end > start and words[start].key != "the" and not _tells(ground, start, end):
            yield Name(start, end, f"cue:{cue}")


def _tells(ground: Ground, start: int, end: int) -> bool:
    """ "Seven Killed in Terrorist Attacks": capitals of a headline that tell of an event name no place."""
    return ground.lexicon.has_event(ground.text[ground.words[start].start : ground.words[end - 1].end])


def _undergoing(ground: Ground, free: Free) -> Iterator[Name]:
    """ "X fell to the army", "X is under siege"."""
    last = 0
    for index in _opening(ground):
        end = capital_run(ground, index, free) if index >= last else index
        if end > index:
            last = end
            cue = undergone([word.key for word in ground.words[end : end + 8]])
            if cue and ground.words[index].key not in ARTICLES:
                yield Name(index, end, f"cue:{cue}")


@cache
def _cue_words() -> frozenset[str]:
    return listed("prepositions") | listed("verbs") | {"of", "on"}


def _cue(ground: Ground, index: int) -> str:
    word = ground.words[index]
    before = ground.words[index - 1].key if index else ""
    if word.key in listed("prepositions") or word.key in listed("verbs"):
        return word.key
    if word.key == "of" and (before in listed("nouns_of") or before in listed("bearings")):
        return f"{before} of"
    if word.key == "on" and before in listed("nouns_on"):
        return f"{before} on"
    return ""
