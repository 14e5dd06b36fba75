"""The charts show what they say they show."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from orontes.errors import InputNotFound
from orontes.plot import Edition, control_of, tolls_by_month
from orontes.plot.colours import colours
from orontes.publish import write
from tests.plot.looking import words
from tests.publish.editions import empty, small


def test_a_place_of_which_nothing_is_known(edition: Edition) -> None:
    with pytest.raises(InputNotFound, match="Nowhere"):
        control_of(edition, "Nowhere")


def test_a_place_over_time_has_a_bar_a_spell(edition: Edition) -> None:
    place = edition.control.iloc[0]["place"]
    assert len(control_of(edition, place).patches) == (edition.control["place"] == place).sum()


def test_tolls_stand_as_high_as_their_best_figure(edition: Edition) -> None:
    table = edition.table("casualties_monthly").dropna(subset=["killed_best"])
    heights = sorted(bar.get_height() for bar in tolls_by_month(edition).patches)  # type: ignore[attr-defined]
    summed = table.groupby(["month", "belligerent", "verified"], dropna=False)["killed_best"].sum()
    assert heights == sorted(float(total) for total in summed)


def test_an_edition_without_anything(tmp_path: Path) -> None:
    write(empty(), tmp_path / "out")
    nothing = Edition.load(tmp_path / "out")
    assert nothing.claims.empty and nothing.incidents.empty and nothing.control.empty
    assert "No toll is reported." in words(tolls_by_month(nothing))


def test_sides_that_no_pack_colours_are_told_apart_everywhere(tmp_path: Path) -> None:
    write(replace(small(), theatre=replace(small().theatre, sides=())), tmp_path / "out")
    edition = Edition.load(tmp_path / "out")
    held = sorted(set(edition.control["holder"]) - {""})
    assert edition.sides == {} and len({colours(edition)[side] for side in held}) == len(held) > 1
