"""Where: place names with the words that belong to one place phrase, relative positions, and places without a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from orontes.evidence import Span
from orontes.reading.lexicon import noun_table
from orontes.reading.lexicon_files import load_words
from orontes.reading.mentions.layout import Ground
from orontes.reading.mentions.placenames import FILE, Name, area_words, find_names, kinds, listed
from orontes.reading.numbers import NUMBER
from orontes.reading.types import Mention, MentionType, PlaceNames

_DISTANCE = re.compile(
    rf"(?:(?:about|some|around|roughly|nearly|just|only|approximately|less than|more than|over|up to|a few)\s+)*"
    rf"(?:{NUMBER}|a few|several)?[\s-]*(?:km|kms|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|m|mi)"
    rf"(?:\s*\([^)]*\))?(?:\s+to)?(?:\s+the)?\s+$",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\b(?:within|from)\s*(?:[\w.,-]+\s+){0,5}$", re.IGNORECASE)
_ROADS = frozenset(("road", "highway", "motorway", "route", "line", "axis", "border", "corridor", "supply"))


def find_places(ground: Ground, names: PlaceNames, held: Sequence[Span]) -> list[Mention]:
    """Place mentions, surest first: lines and relative positions, names with their nouns, places without a name.

    A relative position ("six kilometres west of Khattab", "between A and B") is one mention with cue "relative" and
    takes its anchor in; "the town of X" is the name X with the cue "cue:the town of"; "the northern countryside of X"
    and "X city" keep their nouns, as they are other places than X. "the city" has the cue "generic".
    """
    widened = _all_widened(ground, find_names(ground, names, held))
    lines = _joined_by_hyphen(ground, widened)
    bare = [name for name in _generic(ground) if not any(_overlap(name, other) for other in lines)]
    spans = _between(ground, sorted([*lines, *bare], key=lambda name: name.start))
    every = [*spans, *(_relative(ground, name) or name for name in lines), *bare]
    return [ground.mention(MentionType.PLACE, name.start, name.end, cue=name.cue) for name in every]


def _overlap(name: Name, other: Name) -> bool:
    return name.start < other.end and other.start < name.end


def _all_widened(ground: Ground, names: Sequence[Name]) -> list[Name]:
    """Each name with the place nouns after it and the part words before it; "X neighbourhood of Y" is one place."""
    widened: list[Name] = []
    for index, name in enumerate(names):
        floor = widened[-1].end if widened else 0
        limit = names[index + 1].start if index + 1 < len(names) else len(ground.words)
        end = min(_nouns_after(ground, name.end), limit)
        if widened and _is_within(ground, widened[-1], name):
            widened[-1] = Name(widened[-1].start, end, widened[-1].cue)
        else:
            widened.append(_parts_before(ground, Name(name.start, end, name.cue), floor))
    return widened


def _shared(ground: Ground, end: int, at: int) -> bool:
    """ "A and B neighbourhoods": the plural belongs to both names, and so to neither."""
    noun = ground.words[at].key
    listing = any(word.key == "and" for word in ground.words[max(0, end - 4) : end])
    return listing and noun.endswith("s") and noun[:-1] in listed("parts_of_a_city")


def _is_within(ground: Ground, part: Name, name: Name) -> bool:
    """Whether `part` ends in a noun for a part of a city, and "of" ties it to `name`."""
    words = ground.words
    lead = [word.key for word in words[part.end : name.start]]
    return lead in (["of"], ["of", "the", "city", "of"]) and words[part.end - 1].key in listed("parts_of_a_city")


def _nouns_after(ground: Ground, end: int) -> int:
    """ "Idlib city", "Idlib’s southern countryside", "Idlib north-eastern countryside"."""
    table, at = noun_table(FILE, "after"), end
    while at < len(ground.words) and ground.joined(at - 1):
        hit = table.at(ground.words, at)
        if hit is not None and ground.words[at].key not in listed("directions"):
            if _shared(ground, end, at):
                break
            end = at = hit.end
        elif ground.words[at].key in listed("directions"):
            at += 1
        else:
            break
    return end


def _parts_before(ground: Ground, name: Name, floor: int) -> Name:
    """ "northern X", "the northern countryside of X", "the outskirts of the town of X"; "the town of X" is X.

    Words before `floor` belong to another place.
    """
    words, cue = ground.words, name.cue
    bare = start = _directed(ground, name.start, floor)
    if start > floor and words[start - 1].key in kinds() and ground.joined(start - 1):  # "the capital Damascus"
        start = _described(ground, start - 1)
    while (of := _of_before(ground, start)) is not None and of > floor:
        noun = words[of - 1].key
        kind = _is_kind(ground, of - 1, name)
        if not kind and (noun not in area_words() or _bearing(ground, of - 1)):
            break
        if kind:
            cue = f"cue:the {noun} of" if cue == "gazetteer" else cue
        start = _described(ground, of - 1)
        bare = bare if kind else max(floor, _article(ground, start))
    return Name(max(floor, _with_the(ground, bare)), name.end, cue)


def _is_kind(ground: Ground, index: int, name: Name) -> bool:
    """Whether "district of X" says what X is, and not a part of it: "the district of X", "the suburbs of X and Y"."""
    noun = ground.words[index].key
    if noun in kinds():
        return True
    singular_noun = noun.removesuffix("s")
    if singular_noun not in listed("parts_of_a_city") or ground.words[index - 1].key in listed("directions"):
        return False
    return singular_noun == noun or name.cue.startswith("cue:the ")


def _of_before(ground: Ground, start: int) -> int | None:
    """Index of the "of" (or "surrounding") before word `start`, an article stepped over."""
    words, at = ground.words, start - 1
    if at > 0 and words[at].key == "the" and ground.joined(at):
        at -= 1
    return (
        at
        if at > 0 and words[at].key in ("of", "surrounding") and ground.joined(at - 1) and ground.joined(at)
        else None
    )


def _with_the(ground: Ground, start: int) -> int:
    """ "the northern X": the article belongs to a phrase that opens with a direction."""
    opens = ground.words[start].key in listed("directions")
    return _article(ground, start) if opens and start and ground.words[start - 1].key == "the" else start


def _directed(ground: Ground, start: int, floor: int = 0) -> int:
    """First of the direction words that run into word `start`: "north", "eastern", "the south-western"."""
    words = ground.words
    while start > floor and ground.joined(start - 1):
        if words[start - 1].key in listed("directions"):
            start -= 1
        elif (
            start > 1
            and words[start - 1].key == "and"
            and words[start - 2].key in listed("directions")
            and (words[start].key in listed("directions"))
        ):
            start -= 2
        else:
            break
    return start


def _article(ground: Ground, start: int) -> int:
    return start - 1 if start and ground.words[start - 1].key in ("the", "a") and ground.joined(start - 1) else start


def _bearing(ground: Ground, index: int) -> bool:
    """Whether "north of X" tells a direction from X: "the north of X" is a part of it."""
    first = _directed(ground, index)
    article = first > 0 and ground.words[first - 1].key == "the"
    return ground.words[index].key in listed("bearings") and not article


def _joined_by_hyphen(ground: Ground, names: Sequence[Name]) -> list[Name]:
    """ "Aleppo-Damascus highway", "the Aleppo-to-Hama road": two names that make one line."""
    joined: list[Name] = []
    for name in names:
        last = joined[-1] if joined else None
        if last and _hyphened(ground, last.end, name.start) and (_is_road(ground, name) or _opens_road(ground, last)):
            joined[-1] = Name(last.start, name.end, "cue:road")
        else:
            joined.append(name)
    return joined


def _hyphened(ground: Ground, end: int, start: int) -> bool:
    between = ground.text[ground.words[end - 1].span.end : ground.words[start].span.start]
    return re.fullmatch(r"\s*[-–—/]\s*(?:to\s*[-–—]\s*)?|\s+to\s+", between) is not None


def _is_road(ground: Ground, name: Name) -> bool:
    return ground.words[name.end - 1].key.removesuffix("s") in _ROADS


def _opens_road(ground: Ground, name: Name) -> bool:
    return any(word.key in _ROADS for word in ground.words[name.start : name.start + 2])


def _relative(ground: Ground, name: Name) -> Name | None:
    """ "[20 km] north of X", one mention; "within 5 km of X" and "5 km from X" are measured from X and stay X."""
    words = ground.words
    if (far := _measured(ground, name.start)) < name.start and words[name.start].key == "the":
        return Name(far, name.end, "relative")  # "15 km to the east of X"
    anchor = name.start
    while anchor and ground.joined(anchor - 1) and words[anchor - 1].key in ("the", *listed("describing"), *kinds()):
        anchor -= 1
    if anchor and words[anchor - 1].key == "of" and anchor >= 2 and words[anchor - 2].key in kinds():
        anchor = _article(ground, _described(ground, anchor - 2))
    if anchor < 2 or words[anchor - 1].key != "of" or not _bearing(ground, anchor - 2):
        return None
    start = _directed(ground, anchor - 2)
    return Name(_measured(ground, start), name.end, "relative")


def _described(ground: Ground, start: int) -> int:
    qualifying = listed("describing") | listed("directions")
    while start and ground.joined(start - 1) and ground.words[start - 1].key in qualifying:
        start -= 1
    return start


def _measured(ground: Ground, start: int) -> int:
    """First word of a distance that stands before word `start`."""
    before = ground.text[: ground.words[start].span.start]
    found = _DISTANCE.search(before[-80:])
    if not found or not found.group().strip() or _WITHIN.search(before[-80:][: found.start()]):
        return start
    left = ground.words[start].span.start - len(found.group())
    return next(i for i, word in enumerate(ground.words) if word.span.end > left)


def _between(ground: Ground, names: Sequence[Name]) -> Iterator[Name]:
    """ "between A and B", and the road that runs so: "the road between A and B", "the highway linking A and B"."""
    words = ground.words
    for first, second in pairwise(names):
        if second.start != first.end + 1 or words[first.end].key not in ("and", "to", "with"):
            continue
        lead = first.start - 1 if first.start and words[first.start - 1].key != "the" else first.start - 2
        opener = words[lead].key if lead >= 0 else ""
        if opener not in ("between", "linking", "connecting", "from", "joining") or (words[first.end].key == "to") != (
            opener == "from"
        ):
            continue
        if lead and ground.joined(lead - 1) and words[lead - 1].key.removesuffix("s") in _ROADS:
            yield Name(_article(ground, _described(ground, lead - 1)), second.end, "cue:road")
        elif words[lead].key == "between":
            yield Name(lead, second.end, "relative")


def _generic(ground: Ground) -> Iterator[Name]:
    """ "the city", "the northwest of the province", "west of the town": a place that the text does not name here."""
    end = len(ground.words)
    while end > 1:
        start = _generic_start(ground, end - 1)
        if start is None:
            end -= 1
            continue
        while (of := _of_before(ground, start)) and ground.words[of - 1].key in area_words():
            start = _article(ground, _described(ground, of - 1))
            start = _measured(ground, start)
        if not _names_follow(ground, end):
            yield Name(start, end, "generic")
        end = start


def _generic_start(ground: Ground, index: int) -> int | None:
    """First word of "the besieged city" that ends with word `index`; None where it is no such thing."""
    word = ground.words[index]
    if not word.text.islower() or word.key not in _generic_nouns():
        return None
    start = _described(ground, index)
    if (
        not start
        or ground.words[start - 1].key not in ("the", "this", "a", "an", "its", "their")
        or not ground.joined(start - 1)
    ):
        return None
    return start - 1


@cache
def _generic_nouns() -> frozenset[str]:
    listed_nouns = (*load_words(FILE)["areas"], *load_words(FILE)["after"])
    return kinds() | {noun for noun in listed_nouns if " " not in noun and noun not in load_words(FILE)["vague"]}


def _names_follow(ground: Ground, end: int) -> bool:
    """ "the city of X": the name that follows is the place."""
    after = ground.words[end : end + 3]
    return bool(after) and after[0].key == "of" and any(word.capital for word in after[1:])
