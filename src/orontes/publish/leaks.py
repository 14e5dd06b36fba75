"""The leak test: reads the files of a finished edition, byte by byte, for anything that its profile withholds.

It works from the original edition and from the files alone, and knows nothing of how they were made, so that a
publication which forgets to redact is caught whatever it wrote and in whichever format.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from orontes.audience import Profile
from orontes.errors import LeakFound
from orontes.publish import people, withheld
from orontes.publish.redaction import pattern
from orontes.publish.types import Edition

DECIMALS = 3  # about a hundred metres: what a point is compared at
ALONE_DECIMALS = 5  # at about a metre one half of a point is enough to know it by
NEAR = 120  # characters between the two halves of a point

_NUMBER = re.compile(r"(?<![\w.])-?\d{1,3}\.\d{3,}(?![\w.]*\w)")
_JSON_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_JSON_SPACE = re.compile(r"\\[nrt]")
_BACKSLASH = re.compile(r"\\([^\w\s])")


@dataclass(frozen=True, slots=True)
class _Search:
    names: re.Pattern[str] | None
    passages: tuple[str, ...]
    spells: tuple[str, ...]
    points: frozenset[tuple[float, float]]  # rounded to DECIMALS
    halves: frozenset[float]  # rounded to ALONE_DECIMALS


def check(folder: Path, original: Edition, profile: Profile) -> None:
    """Raise `LeakFound`, naming the file and what, if a file in `folder` holds what `profile` withholds."""
    search = _search(original, profile)
    if not any((search.names, search.passages, search.spells, search.points)):
        return
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        for what in _leaks(path.read_bytes(), search):
            raise LeakFound(f"{name}: holds {what}, which the {profile.value} profile withholds; nothing was published")


def _search(edition: Edition, profile: Profile) -> _Search:
    points, hidden = withheld.points(edition, profile), people.privacy(edition, profile)
    if profile is Profile.PARTNER:
        points = tuple(point for point in points if any(round(half, 2) != round(half, DECIMALS) for half in point))
    shown = {half for point in withheld.ordinary_points(edition, profile) for half in point}
    fine = {round(half, ALONE_DECIMALS) for point in points for half in point if half not in shown}
    return _Search(
        names=pattern(hidden.names),
        passages=hidden.texts,
        spells=_fresh_spells(edition, profile),
        points=frozenset((round(lat, DECIMALS), round(lon, DECIMALS)) for lat, lon in points),
        halves=frozenset(half for half in fine if half != round(half, ALONE_DECIMALS - 1)),
    )


def _fresh_spells(edition: Edition, profile: Profile) -> tuple[str, ...]:
    last_day = withheld.cutoff(edition, profile)
    if last_day is None:
        return ()
    dated = [(spell.id, spell.start) for p in (*edition.control, *edition.control_then) for spell in p.spells]
    for terrain in (edition.terrain, edition.terrain_then):
        dated += [(front.id, front.start) for front in terrain.fronts]
        dated += [(pocket.id, pocket.start) for pocket in terrain.pockets]
        dated += [(stretch.id, stretch.start) for stretch in terrain.roads]
    return tuple(key for key, start in dated if start > last_day)


def _leaks(content: bytes, search: _Search) -> Iterator[str]:
    raw = content.decode("utf-8", errors="replace")
    yield from _points(raw, search)
    for text in _readings(raw):
        if search.names and (found := search.names.search(text)):
            yield f"the name or description “{found[0]}”"
        yield from (f"the words “{passage[:40]}…”" for passage in search.passages if passage in text)
        yield from (f"the position {spell}" for spell in search.spells if spell in text)


def _readings(raw: str) -> Iterator[str]:
    """The text of a file as it stands, and as a browser, a JSON reader, a Markdown reader or a link would read it."""
    unescaped = _JSON_ESCAPE.sub(lambda found: chr(int(found[1], 16)), _JSON_SPACE.sub(" ", raw))
    plain = _BACKSLASH.sub(r"\1", html.unescape(unescaped))
    links = unquote(" ".join(word for word in raw.split() if "%" in word))
    yield from dict.fromkeys(_plain(text) for text in (raw, plain, links))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _points(text: str, search: _Search) -> Iterator[str]:
    if not search.points:
        return
    before: tuple[float, int] | None = None
    for found in _NUMBER.finditer(text):
        value, at = float(found[0]), found.start()
        if round(value, ALONE_DECIMALS) in search.halves:
            yield f"the coordinate {found[0]}"
        if before and at - before[1] <= NEAR and _is_point(before[0], value, search):
            yield f"the point {before[0]}, {value}"
        before = value, at


def _is_point(one: float, other: float, search: _Search) -> bool:
    one, other = round(one, DECIMALS), round(other, DECIMALS)
    return (one, other) in search.points or (other, one) in search.points
