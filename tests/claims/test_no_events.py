"""What sounds like war and is none: names of things and bodies, warnings, and what nature does."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Read


@pytest.mark.parametrize(
    "text",
    [
        "Army units were removing mines in Halfaya.",
        "Aid workers in Goma said that prices were rising.",
        "The refugee camp in Dadaab has three schools.",
        "Air raid sirens sounded in Lviv at dawn.",
        "The carrier strike group left Norfolk for the Red Sea.",
        "The missile test took place near Semnan.",
        "He was a combat engineer from Zhytomyr.",
        "The inspectors of the chemical weapons watchdog flew to Damascus.",
        "An earthquake struck near Kermanshah, killing 12 people.",
        "Rain hit Khartoum on Sunday, destroying 40 houses and killing four people.",
        "Three people were killed by floods in Darfur.",
        "Cholera has killed 300 people in Taiz.",
    ],
)
def test_no_event_of_a_war(text: str, read_anywhere: Read) -> None:
    assert read_anywhere(text) == ()


def test_war_beside_a_flood_is_read(read_anywhere: Read) -> None:
    [told] = read_anywhere("Shelling killed four people in Taiz, where floods had hit the roads.")
    assert told.killed is not None
    assert told.killed.low == 4


def test_war_after_an_earthquake_is_read(read_anywhere: Read) -> None:
    [told] = read_anywhere("The army shelled Marhava hours after the earthquake, killing two people.")
    assert (told.place, told.killed and told.killed.low) == ("Marhava", 2)
