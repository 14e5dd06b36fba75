"""Standing of the world's names, asked one by one and held in memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from orontes.gazetteer import plausible
from orontes.gazetteer.plausible import Plausible
from orontes.gazetteer.world import World
from orontes.romanization import plain
from orontes.theatre import EMPTY, Theatre

NAMES = ["London", "Kiev", "Lviv", "Colmar", "Nauru", "Idlib", "Hama", "Xyzzy", "San Marino", "Nowhere At All", "Adana"]


@pytest.mark.parametrize("held_bytes", [0, 10**9])
def test_what_is_held_in_memory_answers_as_the_file_does(
    theatre: Theatre, folder: Path, held_bytes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = World(folder)
    asked = Plausible(theatre, world)
    monkeypatch.setattr(plausible, "MANY", 3)
    monkeypatch.setattr(plausible, "HELD_BYTES", held_bytes)
    held = Plausible(theatre, world)
    both = [(held.standing(name, plain(name)), asked.standing(name, plain(name))) for name in NAMES * 2]
    assert [one for one, _ in both] == [other for _, other in both]
    world.close()


def test_a_small_town_is_plausible_at_home_alone(theatre: Theatre, folder: Path) -> None:
    world = World(folder)
    home, away = (Plausible(t, world).standing("Safita", "safita") for t in (theatre, EMPTY))
    assert (home, away) == (1, 0)
    world.close()
