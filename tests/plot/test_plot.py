"""An edition in a notebook: its tables as they were written, and plots that show what they say they show."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import matplotlib.pyplot as plt
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex

from orontes.errors import InputNotFound
from orontes.plot import Edition, control_of, map_of, tolls_by_month
from orontes.plot.canvas import colours
from orontes.publish import write
from tests.publish.editions import empty, small

DAY = date(2031, 5, 12)


@pytest.fixture(autouse=True)
def _no_window() -> Iterator[None]:
    plt.switch_backend("agg")
    yield
    plt.close("all")


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    write(small(), tmp_path / "out")
    return Edition.load(tmp_path / "out")


def words(ax: Axes) -> set[str]:
    legend = ax.get_legend()
    return {text.get_text() for text in [*ax.texts, *(legend.get_texts() if legend else ())]}


def test_the_map_shows_each_place_in_the_colour_of_its_holder(edition: Edition) -> None:
    ax, spells = map_of(edition, DAY), edition.control
    shown = spells[(spells["start"] <= str(DAY)) & (spells["end"] >= str(DAY))]
    drawn = {(*line.get_xydata()[0], to_hex(str(line.get_color()))) for line in ax.lines if line.get_color() != "none"}  # type: ignore[index]
    for spell in shown[shown["holder"] != ""].to_dict("records"):
        assert (spell["lon"], spell["lat"], edition.sides[spell["holder"]][1]) in drawn
    assert set(shown["place"]) & words(ax)


def test_the_map_says_whose_conclusions_it_shows(edition: Edition) -> None:
    assert any("no finding of fact" in text for text in words(map_of(edition, DAY)))


def test_a_day_or_a_place_of_which_nothing_is_known(edition: Edition) -> None:
    with pytest.raises(InputNotFound, match="1999-01-01"):
        map_of(edition, date(1999, 1, 1))
    with pytest.raises(InputNotFound, match="there"):
        map_of(edition, DAY, (0, 0, 1, 1))
    with pytest.raises(InputNotFound, match="Nowhere"):
        control_of(edition, "Nowhere")


def test_a_place_over_time_has_a_bar_a_spell(edition: Edition) -> None:
    place = edition.control.iloc[0]["place"]
    assert len(control_of(edition, place).patches) == (edition.control["place"] == place).sum()


def test_the_same_edition_gives_the_same_picture(edition: Edition) -> None:
    def png() -> bytes:
        file = io.BytesIO()
        figure = map_of(edition, DAY).get_figure(root=True)
        assert figure is not None
        figure.savefig(file, format="png")
        return file.getvalue()

    assert png() == png()


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
