"""Where: place names with the words that belong to one place phrase, relative positions, and places without a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from orontes.evidence import Span
from orontes.reading.lexicon import noun_table
from orontes.reading.mentions.around import article, bearing, described, directed, measured, of_before
from orontes.reading.mentions.layout import Ground
from orontes.reading.mentions.listing import FILE, Name, kinds, listed
from orontes.reading.mentions.placenames import after_or_building, area_words, find_names
from orontes.reading.mentions.unnamed import unnamed_places
from orontes.reading.types import OWNER, Mention, MentionType, PlaceNames

_ROADS = frozenset(("road", "highway", "motorway", "route", "line", "axis", "border", "corridor", "supply"))


def find_places(ground: Ground, names: PlaceNames, held: Sequence[Span]) -> list[Mention]:
    """Place mentions, surest first: lines and relative positions, names with their nouns, places without a name.

    A relative position ("six kilometres west of Khattab", "between A and B") is one mention with cue "relative" and
    takes its anchor in; "the town of X" is the name X with the cue "cue:the town of"; "the northern countryside of X"
    and "X city" keep their nouns, as they are other places than X. "the city" has the cue "generic".
    """
    known = names.find(ground.text)
    widened = _all_widened(ground, find_names(ground, known, held))
    lines = _joined_by_hyphen(ground, widened)
    bare = [name for name in unnamed_places(ground) if not any(_overlap(name, other) for other in lines)]
    spans = _between(ground, sorted([*lines, *bare], key=lambda name: name.start))
    every = [*spans, *(_relative(ground, name) or name for name in lines), *bare]
    found = [ground.mention(MentionType.PLACE, name.start, name.end, cue=name.cue) for name in every]
    return [_without_s(mention, {span.end for span in known}) for mention in found]


def _without_s(mention: Mention, ends: AbstractSet[int]) -> Mention:
    """ "Syrias" without the "s" of a possessive that lost its apostrophe; `ends` are those of known names."""
    last = mention.span.end - 1
    if last not in ends or not mention.text.endswith("s"):
        return mention
    return replace(mention, span=Span(mention.span.start, last), text=mention.text[:-1], cue=OWNER)


def _overlap(name: Name, other: Name) -> bool:
    return name.start < other.end and other.start < name.end


def _all_widened(ground: Ground, names: Sequence[Name]) -> list[Name]:
    """Each name with the place nouns after it and the part words before it; "X neighbourhood of Y" is one place."""
    widened: list[Name] = []
    for index, name in enumerate(names):
        floor = widened[-1].end if widened else 0
        limit = names[index + 1].start if index + 1 < len(names) else len(ground.words)
        end = min(_nouns_after(ground, name), limit)
        if widened and _is_within(ground, widened[-1], name):
            widened[-1] = Name(widened[-1].start, end, widened[-1].cue)
        else:
            widened.append(_parts_before(ground, Name(name.start, end, name.cue), floor))
    return widened


def _shared(ground: Ground, end: int, at: int) -> bool:
    """ "A and B neighbourhoods": the plural belongs to both names, and so to neither."""
    noun = ground.words[at].key
    listing = any(word.key == "and" for word in ground.words[max(0, end - 4) : end])
    return listing and noun.endswith("s") and noun[:-1] in listed("shared")


def _is_within(ground: Ground, part: Name, name: Name) -> bool:
    """Whether `part` ends in a noun for a part of a city, and "of" ties it to `name`."""
    words = ground.words
    lead = [word.key for word in words[part.end : name.start]]
    return lead in (["of"], ["of", "the", "city", "of"]) and words[part.end - 1].key in listed("parts_of_a_city")


def _nouns_after(ground: Ground, name: Name) -> int:
    """ "Idlib city", "Idlib’s southern countryside", "Idlib north-eastern countryside"; word after the last noun."""
    end = at = name.end
    named_building = name.cue.removeprefix("cue:") in listed("buildings")
    table = after_or_building() if named_building else noun_table(FILE, "after")
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
    bare = start = directed(ground, name.start, floor)
    if start > floor and words[start - 1].key in kinds() and ground.joined(start - 1):  # "the capital Damascus"
        start = described(ground, start - 1)
    while (of := of_before(ground, start)) is not None and of > floor:
        noun = words[of - 1].key
        kind = _is_kind(ground, of - 1, name)
        if not kind and (noun not in area_words() or bearing(ground, of - 1)):
            break
        if kind:
            cue = f"cue:the {noun} of" if cue == "gazetteer" else cue
        start = described(ground, of - 1)
        bare = bare if kind else max(floor, article(ground, start))
    return Name(max(floor, _with_the(ground, bare)), name.end, cue)


def _is_kind(ground: Ground, index: int, name: Name) -> bool:
    """Whether "district of X" says what X is, and not a part of it: "the district of X", "the suburbs of X and Y"."""
    noun = ground.words[index].key
    if noun in kinds() or noun in listed("hollow"):
        return True
    if noun in listed("hollow_before_lists") and _lists_on(ground, name.end):
        return True
    singular_noun = noun.removesuffix("s")
    if singular_noun not in listed("parts_of_a_city") or ground.words[index - 1].key in listed("directions"):
        return False
    return singular_noun == noun or name.cue.startswith("cue:the ")


def _lists_on(ground: Ground, end: int) -> bool:
    """Whether another name follows: "A and B", "A, B"."""
    after = ground.words[end : end + 2]
    if len(after) < 2:
        return False
    if ground.gap(end - 1).strip() == ",":
        return after[0].capital
    return after[0].key == "and" and after[1].capital


def _with_the(ground: Ground, start: int) -> int:
    """ "the northern X": the article belongs to a phrase that opens with a direction."""
    opens = ground.words[start].key in listed("directions")
    return article(ground, start) if opens and start and ground.words[start - 1].key == "the" else start


def _joined_by_hyphen(ground: Ground, names: Sequence[Name]) -> list[Name]:
    """ "Aleppo-Damascus highway", "the Aleppo-to-Hama road": two names that make one line."""
    joined: list[Name] = []
    for name in names:
        last = joined[-1] if joined else None
        if last and _hyphened(ground, last, name.start) and (_is_road(ground, name) or _opens_road(ground, last)):
            joined[-1] = Name(last.start, name.end, "cue:road")
        else:
            joined.append(name)
    return joined


def _hyphened(ground: Ground, last: Name, start: int) -> bool:
    between = ground.text[ground.words[last.end - 1].end : ground.words[start].start]
    if re.fullmatch(r"\s+to\s+", between):
        return not _is_road(ground, last)  # "from the border to X" is no road
    return re.fullmatch(r"\s*[-–—/]\s*(?:to\s*[-–—]\s*)?", between) is not None


def _is_road(ground: Ground, name: Name) -> bool:
    return ground.words[name.end - 1].key.removesuffix("s") in _ROADS


def _opens_road(ground: Ground, name: Name) -> bool:
    return any(word.key in _ROADS for word in ground.words[name.start : name.start + 2])


def _relative(ground: Ground, name: Name) -> Name | None:
    """ "[20 km] north of X", one mention; "within 5 km of X" and "5 km from X" are measured from X and stay X."""
    words = ground.words
    if (far := measured(ground, name.start)) < name.start and words[name.start].key == "the":
        return Name(far, name.end, "relative")  # "15 km to the east of X"
    anchor = name.start
    while anchor and ground.joined(anchor - 1) and words[anchor - 1].key in ("the", *listed("describing"), *kinds()):
        anchor -= 1
    if anchor and words[anchor - 1].key == "of" and anchor >= 2 and words[anchor - 2].key in kinds():
        anchor = article(ground, described(ground, anchor - 2))
    if anchor < 2 or words[anchor - 1].key != "of" or not bearing(ground, anchor - 2):
        return None
    start = directed(ground, anchor - 2)
    return Name(measured(ground, start), name.end, "relative")


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
            yield Name(article(ground, described(ground, lead - 1)), second.end, "cue:road")
        elif words[lead].key == "between":
            yield Name(lead, second.end, "relative")
