"""Taking a place phrase apart: which name it holds, what sort of place that is, and how the phrase lies to it.

A phrase is peeled from the outside ("about six kilometres west of | the village of | Khattab") until what is left is
a name that the gazetteer knows, or nothing more can be peeled.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from orontes.places.wording import bearing_of, direction_pattern, load_wording, one_of

_W = load_wording()
_DIRECTION = direction_pattern()
_AREA = one_of(_W.lists["area"])
_SETTLEMENT = one_of(_W.lists["settlement"])
_HOOD = one_of(_W.lists["neighbourhood"])
_AIRBASE = one_of(_W.lists["airbase"])
_FACILITY = one_of([*_W.lists["facility"], *_W.lists["airbase"]])
_ROAD = one_of(_W.lists["road"])
_PART = one_of(_W.lists["part"])
_GENERIC = rf"(?:{_DIRECTION} )?{one_of([*_W.lists['generic'], *_W.lists['part'], *_W.lists['facility']])}"
_SUFFIX = one_of(["outskirts", "vicinity", "surroundings", "suburbs", "edge", "centre", "center", "entrance", "front"])
_NUMBER = rf"(?:\d+(?:[.,]\d+)?|{one_of(_W.numbers)})"
_ABOUT = (
    r"(?:about |around |some |roughly |approximately |nearly |almost |just |only |less than |more than |at least )?"
)


class Shape(StrEnum):
    """How a phrase lies to its name."""

    AT = "at"  # the place itself
    PART = "part"  # a piece of it: "eastern Aleppo"
    AREA = "area"  # the land that bears its name: "Hama countryside"
    NEAR = "near"
    OFFSET = "offset"  # in a direction from it
    BETWEEN = "between"
    ROAD = "road"


class Hint(StrEnum):
    """What sort of place the phrase says the name is."""

    NONE = ""
    SETTLEMENT = "settlement"
    NEIGHBOURHOOD = "neighbourhood"
    FACILITY = "facility"
    AIRBASE = "airbase"
    ROAD = "road"
    GOVERNORATE = "governorate"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A place phrase taken apart. `name` is "" where it names nothing."""

    name: str
    shape: Shape = Shape.AT
    hint: Hint = Hint.NONE
    bearing: float | None = None  # degrees
    metres: float | None = None
    other: str = ""  # the second name of BETWEEN and ROAD
    within: str = ""  # the larger place that the phrase itself names


Known = Callable[[str], bool]
Peeler = Callable[[Phrase, re.Match[str]], Phrase]


def take_apart(text: str, known: Known = lambda _: False) -> Phrase:
    """Take a phrase apart; peeling stops early at a name that `known` accepts.

    >>> phrase = take_apart("six kilometres west of the village of Khattab")
    >>> phrase.name, phrase.shape.value, phrase.bearing, phrase.metres
    ('Khattab', 'offset', 270.0, 6000.0)
    """
    phrase = Phrase(_clean(text))
    while phrase.name and not _settled(phrase, known):
        peeled = _peel(phrase)
        if peeled is None:
            break
        phrase = peeled
    name = re.sub(r"^(?:[Tt]he |\w+-(?:held|controlled|run|occupied) )+", "", phrase.name)
    name = "" if re.fullmatch(_GENERIC, name, re.IGNORECASE) else name
    return replace(phrase, name=name if re.search(r"[A-Z]|[^\x00-\x7f]", name) else "")


def _clean(text: str) -> str:
    text = re.sub(r"\s+", " ", re.sub("[’‘ʼ`]", "'", re.sub("[–—‐]", "-", text)))
    text = re.sub(r"(?<=\w) \([^)]*\)$", "", text.strip(' .,;:"“”'))  # "Ras al-Ayn (Sri Kaneh)"
    return re.sub("^The ", "the ", text)


def _settled(phrase: Phrase, known: Known) -> bool:
    bare = re.sub(r"^[Tt]he ", "", phrase.name)
    return not phrase.other and bool(_name_in(bare)) and known(bare)


def _peel(phrase: Phrase) -> Phrase | None:
    for pattern, peeler in _PEELERS:
        if match := pattern.search(phrase.name):
            peeled = peeler(phrase, match)
            peeled = replace(peeled, name=peeled.name.strip(" ,-"))
            if peeled != phrase:
                return peeled
    return None


def _two(shape: Shape) -> Peeler:
    def peel(phrase: Phrase, match: re.Match[str]) -> Phrase:
        one, other = take_apart(match["a"]), take_apart(match["b"])
        if not other.name or not one.name:  # "the road between the city and Damascus": the one that is named
            return replace(phrase, name=one.name or other.name, shape=Shape.NEAR)
        return replace(phrase, name=one.name, other=other.name, shape=shape)

    return peel


def _offset(phrase: Phrase, match: re.Match[str]) -> Phrase:
    parts = match.groupdict()
    metres = _amount(match["n"]) * _W.units[match["unit"].lower()] if parts.get("n") else phrase.metres
    bearing = bearing_of(match["dir"]) if match["dir"] else None
    return replace(
        phrase, name=match["rest"], shape=Shape.OFFSET if match["dir"] else Shape.NEAR, bearing=bearing, metres=metres
    )


def _amount(written: str) -> float:
    word = written.lower().replace("-", " ")
    return _W.numbers[word] if word in _W.numbers else float(written.replace(",", "."))


def _near(phrase: Phrase, match: re.Match[str]) -> Phrase:
    return replace(phrase, name=match["rest"], shape=Shape.NEAR if phrase.shape is Shape.AT else phrase.shape)


def _area(phrase: Phrase, match: re.Match[str]) -> Phrase:
    bearing = bearing_of(match["dir"]) if match["dir"] else phrase.bearing
    shape = phrase.shape if phrase.shape in {Shape.NEAR, Shape.OFFSET} else Shape.AREA
    governed = re.search(r"(?i:province|governorate)s?\b", match.group().replace(match["rest"], " "))
    hint = Hint.GOVERNORATE if governed else phrase.hint
    return replace(phrase, name=match["rest"], shape=shape, bearing=bearing, hint=hint)


def _part(phrase: Phrase, match: re.Match[str]) -> Phrase:
    bearing = bearing_of(match["dir"]) if match["dir"] else phrase.bearing
    shape = Shape.PART if phrase.shape is Shape.AT else phrase.shape
    return replace(phrase, name=match["rest"], shape=shape, bearing=bearing)


def _hinted(hint: Hint) -> Peeler:
    def peel(phrase: Phrase, match: re.Match[str]) -> Phrase:
        parts = match.groupdict()
        within = _name_in(parts.get("within") or "") or phrase.within
        return replace(phrase, name=match["rest"], hint=phrase.hint or hint, within=within)

    return peel


def _name_in(text: str) -> str:
    return text if re.search("[A-Z]", text) else ""


def _inside(phrase: Phrase, match: re.Match[str]) -> Phrase:
    """ "X in Y": X lies within Y; where X names nothing, the phrase is a part of Y."""
    if _name_in(match["rest"]):
        return replace(phrase, name=match["rest"], within=match["within"])
    if re.search(
        r"\b(?:towns|villages?|hamlets?|farms|fields|hills)\b", match["rest"]
    ):  # "villages in Aleppo": around it
        return replace(phrase, name=match["within"], shape=Shape.AREA)
    facility = re.search(rf"\b{_FACILITY}s?\b", match["rest"], re.IGNORECASE)
    hint = Hint.FACILITY if facility else phrase.hint
    return replace(
        phrase, name=match["within"], shape=Shape.PART if phrase.shape is Shape.AT else phrase.shape, hint=hint
    )


def _rest(phrase: Phrase, match: re.Match[str]) -> Phrase:
    return replace(phrase, name=match["rest"])


def _rule(pattern: str, peeler: Peeler) -> tuple[re.Pattern[str], Peeler]:
    return re.compile(pattern), peeler


_D = rf"(?P<dir>(?i:{_DIRECTION}))"
_NAMED = "(?:(?:al|el|as|ash|ad|ar|az|ez|an)[- ])?[A-Z].*"
_THE = r"(?:[Tt]he )?"
# In this order: the outermost wording first.
_PEELERS: tuple[tuple[re.Pattern[str], Peeler], ...] = (
    _rule(
        rf"(?i:{_ROAD}).* (?:between|from|of|linking|connecting) (?P<a>.+?)(?: and | to |-| with )(?P<b>[^-]+)$",
        _two(Shape.ROAD),
    ),
    _rule(r"^(?:.* )?[Bb]etween (?P<a>.+?) and (?P<b>.+)$", _two(Shape.BETWEEN)),
    _rule(
        rf"^{_THE}(?P<a>[A-Z].+?) ?-(?: ?to ?-)? ?(?P<b>(?:al-|el-)?[A-Z].+?)"
        rf" (?:(?i:international|supply|main) )*(?i:{_ROAD})$",
        _two(Shape.ROAD),
    ),
    _rule(r"(?i:stretching|stretch|extending) from (?P<a>.+?) to (?P<b>.+)$", _two(Shape.BETWEEN)),
    _rule(r"^(?P<rest>.*[A-Z].*?),? (?:in|on|at|inside|near) (?P<within>.*[A-Z].*)$", _inside),
    _rule(rf"^{_THE}(?P<within>[A-Z].*?)(?:'s?)? (?i:suburbs?) of (?P<rest>.*[A-Z].*)$", _hinted(Hint.NEIGHBOURHOOD)),
    _rule(
        rf"^(?:[^A-Z]*? )??(?i:within )?(?i:{_ABOUT})(?P<n>(?i:{_NUMBER}))[ -]?(?P<unit>(?i:{one_of(_W.units)}))"
        rf"(?: \([^)]*\))? (?i:away )?(?:to the |to )?(?:{_D} )?(?:of|from|outside|away from|inside) (?P<rest>.+)$",
        _offset,
    ),
    _rule(rf"^(?:[^A-Z]*? )?(?:to )?{_THE}{_D}[ -](?:of|from) (?P<rest>.+)$", _offset),
    _rule(rf"^(?:[^A-Z]*? )?(?:{_D}[ -])?(?i:{_AREA}) (?:of )?(?P<rest>.+)$", _area),
    _rule(rf"^{_THE}(?:{_D}[ -])(?i:{_AREA}|rural) (?P<rest>.+)$", _area),
    _rule(r"^(?P<dir>)(?i:rural) (?P<rest>.+)$", _area),
    _rule(rf"^(?:[^A-Z]*? )?{_D}[ -](?:[\w-]+ )?(?i:{_PART}) (?:of|in) (?P<rest>.+)$", _part),
    _rule(rf"^(?:.*?)(?i:{one_of(_W.lists['near'])}) (?P<rest>.+)$", _near),
    _rule(rf"^(?P<rest>.+?)(?:'s?)? {_D}[ -](?i:{_AREA})$", _area),
    _rule(rf"^(?P<dir>)(?P<rest>.*?[A-Z].*?)(?:'s?)? (?i:{_AREA})$", _area),
    _rule(
        rf"^(?P<within>[A-Z].*?) cit(?:y's|ys|y) (?P<rest>(?:[Aa]l-)?[A-Z].*) (?i:{_HOOD})$",
        _hinted(Hint.NEIGHBOURHOOD),
    ),
    _rule(rf"^(?P<rest>.*[A-Z].*) (?i:{_HOOD}) (?:of|in|at) (?P<within>.*[A-Z].*)$", _hinted(Hint.NEIGHBOURHOOD)),
    _rule(rf"^(?P<within>.*[A-Z].*?)(?:'s?)? (?i:{_HOOD}) of (?P<rest>.*[A-Z].*)$", _hinted(Hint.NEIGHBOURHOOD)),
    _rule(rf"^(?:[^A-Z]*? )?(?:{_D}[ -])?(?:[\w-]+ )?(?i:{_PART}) (?:of|in) (?P<rest>.+)$", _part),
    _rule(rf"^(?:.*? )?(?i:{_SETTLEMENT}) (?:of|called|named) (?P<rest>.+)$", _hinted(Hint.SETTLEMENT)),
    _rule(r"^(?P<rest>.*[A-Z].*?) and (?:its|the surrounding) [^A-Z]+$", _rest),
    _rule(rf"^(?P<dir>)(?P<rest>.*[A-Z].*?)(?:'s?)? (?i:{_SUFFIX})$", _part),
    _rule(rf"^(?P<rest>.*[A-Z].*?)(?:'s?)? {_D}[ -](?i:{_SUFFIX})$", _part),
    _rule(r"^(?P<rest>.+?),? (?:in|on|at|inside) (?P<within>.*[A-Z].*)$", _inside),
    _rule(r"^(?P<rest>.+?), (?P<within>[A-Z].*)$", _inside),
    _rule(rf"^(?P<rest>.*[A-Z].*?) (?i:{_SETTLEMENT})$", _hinted(Hint.SETTLEMENT)),
    _rule(rf"^(?P<rest>.*[A-Z].*?) (?i:{_HOOD})$", _hinted(Hint.NEIGHBOURHOOD)),
    _rule(rf"^(?P<rest>.*[A-Z].*?) (?i:{_AIRBASE})$", _hinted(Hint.AIRBASE)),
    _rule(rf"^(?P<rest>.*[A-Z].*?) (?i:{_ROAD})$", _hinted(Hint.ROAD)),
    _rule(rf"^{_THE}{_D}[ -](?P<rest>.*[A-Z].*)$", _part),
    _rule(rf"^(?P<rest>.*[A-Z].* ?(?i:{_FACILITY})) of (?P<within>.*[A-Z].*)$", _hinted(Hint.FACILITY)),
    _rule(rf"^(?:[^A-Z]*? )?(?i:{_FACILITY})s? of (?P<rest>.*[A-Z].*)$", _hinted(Hint.FACILITY)),
    _rule(rf"^(?P<rest>.*[A-Z].*?) (?i:{_FACILITY})$", _hinted(Hint.FACILITY)),
    _rule(
        r"^(?:(?:[a-z]|[A-Z][\w.-]*(?:-held|-controlled|-occupied|-backed) )[^A-Z]*? )?(?:[Tt]he )?"
        rf"(?P<rest>{_NAMED})$",
        _rest,
    ),
    _rule(rf"^[^A-Z]* (?P<rest>{_NAMED})$", _rest),
    _rule(rf"^[A-Z]\w{{3,}}(?:an|ish|'s|s) (?P<rest>{_NAMED})$", _rest),  # "Syrian Idlib", "Syrias Idlib"
    _rule(r"^(?!.* and )(?P<rest>.*[A-Z].*) of (?P<within>[A-Z].*)$", _hinted(Hint.FACILITY)),
)
