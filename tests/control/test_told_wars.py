"""Invented reports of many wars, read and judged: does control conclude what a reader would? (`told_wars.yml`)"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

from orontes import control, theatre
from orontes.control import PlaceControl
from orontes.evidence import RecordId
from orontes.gazetteer import open_gazetteer
from orontes.pipeline import Reader
from orontes.romanization import fold
from orontes.sources.types import Document

STORIES = yaml.safe_load((Path(__file__).parent / "told_wars.yml").read_text(encoding="utf-8"))
ROWS = [
    pytest.param(number, tuple(row), id=f"{story['about']}: {row[0]} on {row[1]}")
    for number, story in enumerate(STORIES)
    for row in story["held"]
]


def document(story: dict[str, Any]) -> Document:
    text = "\n\n".join(part.replace("\n", " ") for part in story["text"].strip().split("\n\n"))
    return Document(
        id=RecordId(sha256(text.encode()).hexdigest()),
        doc="report",
        file="report.txt",
        text=text,
        original=text.encode(),
        publisher=story["publisher"],
        url="",
        published=datetime.combine(story["published"], time(18), UTC),
        published_from="manifest",
    )


@cache
def judged(number: int) -> dict[str, PlaceControl]:
    """What is concluded of each place of a story, by each name that it is written by."""
    story = STORIES[number]
    pack = theatre.load(story["theatre"])
    [(_, claims)] = Reader(pack, open_gazetteer(pack)).claims([document(story)])
    assert isinstance(claims, tuple)
    start = min(day for _, day, *_ in story["held"]) - timedelta(days=3)
    places = {place.place_id: place for place in control.infer(claims, pack, start, story["published"])}
    return {fold(c.place): places[c.placement.place_id] for c in claims if c.placement.place_id in places}


@pytest.mark.parametrize(("number", "row"), ROWS)
def test_a_reader_would_conclude_the_same(number: int, row: tuple[str, date, str, str]) -> None:
    town, day, holder, *state = row
    spell = next(s for s in judged(number)[fold(town)].spells if s.start <= day <= s.end)
    assert (spell.holder, [spell.state]) == (holder, state or ["held"])
