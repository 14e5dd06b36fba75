"""The rules by which a place phrase is peeled: each takes one layer off and notes what it said."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from orontes.places.shapes import Hint, Phrase, Shape
from orontes.places.wording import bearing_of, direction_pattern, load_wording, one_of

Peeler = Callable[[Phrase, re.Match[str]], Phrase]

_W = load_wording()
_DIRECTION = direction_pattern()
_AREA = one_of(_W.lists["area"])
_SETTLEMENT = one_of(_W.lists["settlement"])
_HOOD = one_of(_W.lists["neighbourhood"])
_AIRBASE = one_of(_W.lists["airbase"])
_FACILITY = one_of([*_W.lists["facility"], *_W.lists["airbase"]])
_ROAD = one_of(_W.lists["road"])
_PART = one_of(_W.lists["part"])
GENERIC = rf"(?:{_DIRECTION} )?{one_of([*_W.lists['generic'], *_W.lists['part'], *_W.lists['facility']])}"
_SUFFIX = one_of(["outskirts", "vicinity", "surroundings", "suburbs", "edge", "centre", "center", "entrance", "front"])
_TENS = one_of(word for word, number in _W.numbers.items() if 20 <= number < 100 and " " not in word)
_ONES = one_of(word for word, number in _W.numbers.items() if 1 <= number < 10 and len(word) > 2)
_NUMBER = rf"(?:\d+(?:[.,]\d+)?|{_TENS}[ -]{_ONES}|{one_of(_W.numbers)})"
_ABOUT = rf"(?:{one_of(_W.lists['about'])} )?"
_OF_TOWN = re.compile(rf"(?i)\b{one_of(_W.lists['of_town'])}\b")  # a governorate has none of these
_LAND_PART = re.compile(
    rf"^(?:[Tt]he )?(?P<dir>(?i:{_DIRECTION}))[ -](?P<rest>[A-Z].* (?i:province|governorate|oblast|region|state))$"
)


def part_of_land(phrase: Phrase, known: Callable[[str], bool]) -> Phrase | None:
    """ "Southern Rif Dimashq Governorate" is a part of what is known as "Rif Dimashq Governorate"."""
    match = _LAND_PART.match(phrase.name)
    return _part(phrase, match) if match and known(match["rest"]) else None


def name_in(text: str) -> str:
    """The text, if there is a name in it: a capital, or a letter of a script that has none."""
    return text if re.search(r"[A-Z]|[^\x00-\x7f]", text) else ""


def _ends(shape: Shape) -> Peeler:
    def peel(phrase: Phrase, match: re.Match[str]) -> Phrase:
        parts = [part for text in match.groups() if text for part in re.split(r",? and |, ", text)]
        return replace(phrase, ends=tuple(map(Phrase, parts)), shape=shape)

    return peel


def _beside(phrase: Phrase, match: re.Match[str]) -> Phrase:
    """ "X, six kilometres west of Y": X if it is known, and near there; else that point."""
    return replace(phrase, name=match["rest"], within=match["aside"], failing=match["aside"])


def _offset(phrase: Phrase, match: re.Match[str]) -> Phrase:
    parts = match.groupdict()
    metres = _amount(match["n"]) * _W.units[match["unit"].lower()] if parts.get("n") else phrase.metres
    bearing = bearing_of(match["dir"]) if match["dir"] else None
    return replace(
        phrase, name=match["rest"], shape=Shape.OFFSET if match["dir"] else Shape.NEAR, bearing=bearing, metres=metres
    )


def _amount(written: str) -> float:
    word = written.lower().replace("-", " ")
    if word[0].isdigit():
        return float(word.replace(",", "."))
    return _W.numbers[word] if word in _W.numbers else sum(_W.numbers[part] for part in word.split())


def _near(phrase: Phrase, match: re.Match[str]) -> Phrase:
    return replace(phrase, name=match["rest"], shape=Shape.NEAR if phrase.shape is Shape.AT else phrase.shape)


def _area(phrase: Phrase, match: re.Match[str]) -> Phrase:
    bearing = bearing_of(match["dir"]) if match["dir"] else phrase.bearing
    shape = phrase.shape if phrase.shape in {Shape.NEAR, Shape.OFFSET} else Shape.AREA
    governed = re.search(r"(?i:province|governorate|state|oblast)s?\b", match.group().replace(match["rest"], " "))
    hint = Hint.GOVERNORATE if governed else phrase.hint
    return replace(phrase, name=match["rest"], shape=shape, bearing=bearing, hint=hint)


def _region(phrase: Phrase, match: re.Match[str]) -> Phrase:
    """ "Donetsk region" is the province of that name where there is one, else the country around the town."""
    shape = Shape.AREA if phrase.shape is Shape.AT else phrase.shape
    return replace(phrase, name=match["rest"], shape=shape, hint=phrase.hint or Hint.DISTRICT)


def _part(phrase: Phrase, match: re.Match[str]) -> Phrase:
    bearing = bearing_of(match["dir"]) if match["dir"] else phrase.bearing
    shape = Shape.PART if phrase.shape is Shape.AT else phrase.shape
    of_town = Hint.URBAN if _OF_TOWN.search(match.group().removesuffix(match["rest"])) else Hint.NONE
    return replace(phrase, name=match["rest"], shape=shape, bearing=bearing, hint=phrase.hint or of_town)


def _hinted(hint: Hint) -> Peeler:
    def peel(phrase: Phrase, match: re.Match[str]) -> Phrase:
        parts = match.groupdict()
        within = name_in(parts.get("within") or "") or phrase.within
        return replace(phrase, name=match["rest"], hint=phrase.hint or hint, within=within)

    return peel


def _inside(phrase: Phrase, match: re.Match[str]) -> Phrase:
    """ "X in Y": X lies within Y; where X names nothing, the phrase is a part of Y."""
    if name_in(match["rest"]):
        return replace(phrase, name=match["rest"], within=match["within"])
    if re.search(
        r"\b(?:towns|villages?|hamlets?|farms|fields|hills)\b", match["rest"]
    ):  # "villages in Aleppo": around it
        return replace(phrase, name=match["within"], shape=Shape.AREA)
    facility = re.search(rf"\b{_FACILITY}s?\b", match["rest"], re.IGNORECASE)
    hint = Hint.URBAN if facility else phrase.hint
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
_NAME = r"(?:al-|el-|as-|ash-|ad-|ar-|az-|an-)?[A-Z]"
_ARTICLES = (
    "al",
    "el",
    "as",
    "ad",
    "ar",
    "az",
    "ez",
    "an",
    "at",
    "ash",
    "Al",
    "El",
    "As",
    "Ad",
    "Ar",
    "Az",
    "An",
    "Ash",
)
_DASH = "".join(rf"(?<!\b{article})" for article in _ARTICLES) + " ?-(?: ?to ?-)? ?"  # not the one of an article
_DISTANCE = (
    rf"(?i:{_ABOUT})(?P<n>(?i:{_NUMBER}))[ -]?(?P<unit>(?i:{one_of(_W.units)}))\b\.?(?: \([^)]*\))? (?i:away )?"
    rf"(?:(?:to the |to |towards? the )?{_D} )?(?:of|from|outside|away from|inside|off) "
)
# In this order: the outermost wording first.
PEELERS: tuple[tuple[re.Pattern[str], Peeler], ...] = (
    _rule(rf"^(?P<rest>[^,(]*?[A-Z][^,(]*?)(?:,| \() ?(?:[^A-Z]*? )??(?P<aside>{_DISTANCE}.+?)\)?$", _beside),
    _rule(rf"^(?P<rest>[^,(]*[A-Z][^,(]*?),? (?:[^A-Z]*? )??(?P<aside>{_D}[ -]of .+)$", _beside),
    _rule(
        rf"(?i:{_ROAD}).* (?:between|from|linking|connecting|joining) (?P<a>.+?),? (?:and|to|with) (?P<b>.+)$",
        _ends(Shape.ROAD),
    ),
    _rule(rf"^(?:.* )?(?i:{_ROAD}) of (?P<a>.+?){_DASH}(?P<b>{_NAME}.+)$", _ends(Shape.ROAD)),
    _rule(r"^(?:.* )?[Bb]etween (?P<a>.+?),? and (?P<b>.+)$", _ends(Shape.BETWEEN)),
    _rule(
        rf"^{_THE}(?P<a>[A-Z].+?){_DASH}(?P<b>{_NAME}.+?) (?:(?i:international|supply|main) )*(?i:{_ROAD})$",
        _ends(Shape.ROAD),
    ),
    _rule(
        rf"^(?:[^A-Z]*? )??(?P<a>[A-Z].+?){_DASH}(?P<b>{_NAME}.+?){_DASH}(?P<c>{_NAME}.+?) triangle$",
        _ends(Shape.BETWEEN),
    ),
    _rule(
        rf"^(?:[^A-Z]*? )??(?P<a>[A-Z].+?)(?:{_DASH}|/| and )(?P<b>{_NAME}.+?) (?i:{one_of(_W.lists['front'])})$",
        _ends(Shape.BETWEEN),
    ),
    _rule(r"(?i:triangle) (?:of|formed by|made up of) (?P<a>.+?),? and (?P<b>.+)$", _ends(Shape.BETWEEN)),
    _rule(r"(?i:stretching|stretch|extending|running|corridor) from (?P<a>.+?) to (?P<b>.+)$", _ends(Shape.BETWEEN)),
    _rule(
        r"^(?:.* )?(?:towns|villages|hamlets) of (?P<a>[A-Z][^,]*(?:, [^,]+)*?),? and (?P<b>[A-Z].+)$",
        _ends(Shape.BETWEEN),
    ),
    _rule(r"^(?P<rest>.*[A-Z].*?),? (?:in|on|at|inside|near) (?P<within>.*[A-Z].*)$", _inside),
    _rule(rf"^{_THE}(?P<within>[A-Z].*?)(?:'s?)? (?i:suburbs?) of (?P<rest>.*[A-Z].*)$", _hinted(Hint.NEIGHBOURHOOD)),
    _rule(rf"^(?:[^A-Z]*? )??(?i:within )?{_DISTANCE}(?P<rest>.+)$", _offset),
    _rule(rf"^(?:[^A-Z]*? )??(?:to )?{_THE}{_D}[ -](?:of|from) (?P<rest>.+)$", _offset),
    _rule(rf"^(?:[^A-Z]*? )??(?:{_D}[ -])?(?i:{_AREA}) (?:of |around )?(?P<rest>.+)$", _area),
    _rule(rf"^{_THE}(?:{_D}[ -])(?i:{_AREA}|rural) (?P<rest>.+)$", _area),
    _rule(r"^(?P<dir>)(?i:rural) (?P<rest>.+)$", _area),
    _rule(rf"^(?:[^A-Z]*? )??{_D}[ -](?:[\w-]+ )?(?i:{_PART}) (?:of|in|to) (?P<rest>.+)$", _part),
    _rule(rf"^(?:.*?)(?i:{one_of(_W.lists['near'])}) (?P<rest>.+)$", _near),
    _rule(rf"^(?P<rest>.+?)(?:'s?)? {_D}[ -](?i:{_AREA})$", _area),
    _rule(rf"^(?P<dir>)(?P<rest>.*?[A-Z].*?)(?:'s?)? (?i:{_AREA})$", _area),
    _rule(
        rf"^(?P<within>[A-Z].*?) cit(?:y's|ys|y) (?P<rest>(?:[Aa]l-)?[A-Z].*) (?i:{_HOOD})$",
        _hinted(Hint.NEIGHBOURHOOD),
    ),
    _rule(rf"^(?P<rest>.*[A-Z].*) (?i:{_HOOD}) (?:of|in|at) (?P<within>.*[A-Z].*)$", _hinted(Hint.NEIGHBOURHOOD)),
    _rule(rf"^(?P<within>.*[A-Z].*?)(?:'s?)? (?i:{_HOOD}) of (?P<rest>.*[A-Z].*)$", _hinted(Hint.NEIGHBOURHOOD)),
    _rule(rf"^(?:[^A-Z]*? )??(?:{_D}[ -])?(?:[\w-]+ )?(?i:{_PART}) (?:of|in|to) (?P<rest>.+)$", _part),
    _rule(rf"^(?:.*? )?(?i:{_SETTLEMENT}) (?:of|called|named) (?P<rest>.+)$", _hinted(Hint.SETTLEMENT)),
    _rule(r"^(?P<rest>.*[A-Z].*?) and (?:its|the surrounding) [^A-Z]+$", _rest),
    _rule(rf"^(?P<dir>)(?P<rest>.*[A-Z].*?)(?:'s?)? (?i:{_SUFFIX})$", _part),
    _rule(rf"^(?P<rest>.*[A-Z].*?)(?:'s?)? {_D}[ -](?i:{_SUFFIX})$", _part),
    _rule(r"^(?P<rest>.+?),? (?:in|on|at|inside) (?P<within>.*[A-Z].*)$", _inside),
    _rule(r"^(?P<rest>.+?), (?P<within>[A-Z].*)$", _inside),
    _rule(rf"^(?P<rest>.*[A-Z].*?) (?i:{_SETTLEMENT})$", _hinted(Hint.SETTLEMENT)),
    _rule(r"^(?P<rest>.*[A-Z].*?) (?i:districts?|sub-?district|canton)$", _hinted(Hint.DISTRICT)),
    _rule(r"^(?P<rest>.*[A-Z].*?) (?i:region)$", _region),
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
