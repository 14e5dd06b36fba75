"""The charts show what the tables say, in words and without colour too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_hex

from orontes.errors import InputNotFound, RequestError
from orontes.plot import (
    Edition,
    areas,
    control_of,
    described,
    drawn,
    events_by_day,
    greyscale,
    sources_of,
    tolls_by_month,
)
from orontes.plot.colours import colours
from orontes.plot.control import AGAINST, FOR
from orontes.plot.tolls import tolls_by
from orontes.publish import write
from tests.plot.looking import bytes_of, words
from tests.publish.editions import small

Chart = Callable[[Edition], Axes]
CHARTS: list[Chart] = [areas, events_by_day, sources_of, tolls_by_month]


def heights(ax: Axes) -> list[float]:
    """How high each bar is."""
    found = [p.vertices[:4, 1] for c in ax.collections if isinstance(c, PolyCollection) for p in c.get_paths()]
    return [float(corners.max() - corners.min()) for corners in found]


def ticks_at(ax: Axes, height: float) -> list[float]:
    """The days of the ticks at a height."""
    return [float(x) for line in ax.lines for x, y in line.get_xydata() if y == height]  # type: ignore[union-attr]


def test_a_place_over_time_has_a_bar_a_spell_and_a_tick_a_claim(edition: Edition) -> None:
    place = edition.control.iloc[0]["place"]
    ax, own = control_of(edition, place), edition.control[edition.control["place"] == place]
    assert sorted(heights(ax)) == pytest.approx(sorted(own["probability"]))
    ticks = {says: len(ticks_at(ax, height)) for says, height in (("for", FOR), ("against", AGAINST))}
    assert ticks == {says: len({c for cell in own[f"claims_{says}"] for c in cell}) for says in ("for", "against")}
    assert {"claims for", "against", "a claim, on its first day"} <= words(ax) and place in described(ax)


def test_days_that_nobody_is_known_to_hold_are_dotted(edition: Edition) -> None:
    place = edition.control[edition.control["state"] == "unknown"].iloc[0]["place"]
    ax = control_of(edition, place)
    assert any(c.get_hatch() == "...." for c in ax.collections) and "holder not known" in words(ax)


def test_a_place_of_which_nothing_is_known(edition: Edition) -> None:
    with pytest.raises(InputNotFound, match="Nowhere"):
        control_of(edition, "Nowhere")


def test_of_two_places_with_one_name_an_id_is_asked_for(tmp_path: Path) -> None:
    same = [
        replace(p, place="Arvik", spells=tuple(replace(s, place="Arvik") for s in p.spells)) for p in small().control
    ]
    write(replace(small(), control=tuple(same)), tmp_path / "out")
    edition = Edition.load(tmp_path / "out")
    with pytest.raises(RequestError, match="name one by its id: t/arvik, t/belen"):
        control_of(edition, "Arvik")
    assert "Arvik: who held it" in words(control_of(edition, "t/belen"))


def test_tolls_stand_as_high_as_their_best_figure(rich: Edition) -> None:
    table = rich.table("casualties_monthly").dropna(subset=["killed_best"])
    summed = table.groupby(["month", "belligerent", "verified"], observed=True)["killed_best"].sum()
    ax = tolls_by_month(rich)
    assert sorted(heights(ax)) == sorted(float(total) for total in summed) == sorted(drawn(ax)["killed_best"])
    assert {"raw: not verified", "verified: fair or confirmed", "no upper bound"} <= words(ax)


def test_tolls_by_week_are_those_of_the_edition(rich: Edition) -> None:
    table = rich.table("period_tolls")
    every = table[(table["unit"] == "week") & (table["belligerent"] == "all") & (table["grade"] == "all")]
    ax = tolls_by("week", rich)
    assert drawn(ax)["killed_best"].sum() == every["killed_best"].sum() > 0
    assert bytes_of(ax)


def test_events_count_each_incident_that_has_a_day(rich: Edition) -> None:
    ax, told = events_by_day(rich), rich.incidents
    dated = told[told["start"] == told["end"]]
    assert drawn(ax)["incidents"].sum() == len(dated) == pytest.approx(sum(heights(ax)))
    assert described(ax).startswith(f"Chart: {len(dated)} incidents that sources tell of")
    vague = len(told) - len(dated)
    assert bool(vague) == any(f"not shown: {vague} incident" in text for text in words(ax))


def test_a_period_leaves_out_other_days(rich: Edition) -> None:
    first, last = date(2017, 3, 20), date(2017, 3, 26)
    assert drawn(events_by_day(rich, (first, last)))["day"].between(first, last).all()
    shares = drawn(areas(rich, (first, last)))
    assert shares["start"].min() == first and shares["end"].max() == last


def test_shares_of_the_ground_add_up(rich: Edition) -> None:
    rows = drawn(areas(rich))
    for day in set(rows["start"]):
        assert rows[(rows["start"] <= day) & (rows["end"] >= day)]["share"].sum() == pytest.approx(1, abs=0.001)
    ax = areas(rich)
    assert "holder less than 0.9 sure" in words(ax)
    held = {to_hex(c.get_facecolor()[0]) for c in ax.collections}
    assert {colours(rich)[side] for side in rows[rows["state"] == "held"]["holder"]} <= held


def test_a_source_has_a_dot_where_it_is_believed(rich: Edition) -> None:
    ax, table = sources_of(rich), rich.table("source_weights")
    dots = [x for line in ax.lines if line.get_marker() == "o" for x in np.asarray(line.get_xdata())]
    assert sorted(dots) == pytest.approx(sorted(table["weight"])) and len(drawn(ax)) == len(table)
    assert {f"{row.name}, {row.topic}" for row in drawn(ax).itertuples()} <= words(ax)


@pytest.mark.parametrize("chart", CHARTS)
def test_every_chart_says_who_concludes_it_and_where_it_is_told(chart: Chart, rich: Edition) -> None:
    ax = chart(rich)
    told = " ".join(words(ax))
    assert "no finding of fact" in told and "who says so: data/" in told
    assert described(ax).startswith("Chart") and "no finding of fact" in described(ax)
    with greyscale():
        assert bytes_of(chart(rich)) != bytes_of(ax) or chart is sources_of


@pytest.mark.parametrize("chart", CHARTS)
def test_an_edition_without_anything_gives_empty_axes_that_say_so(chart: Chart, nothing: Edition) -> None:
    ax = chart(nothing)
    assert drawn(ax).empty and any(text.startswith("No ") for text in words(ax)) and bytes_of(ax)


def test_sides_that_no_pack_colours_are_told_apart_everywhere(tmp_path: Path) -> None:
    write(replace(small(), theatre=replace(small().theatre, sides=())), tmp_path / "out")
    edition = Edition.load(tmp_path / "out")
    held = sorted(set(edition.control["holder"]) - {""})
    assert edition.sides == {} and len({colours(edition)[side] for side in held}) == len(held) > 1


def test_axes_of_others_have_no_words_of_ours() -> None:
    with pytest.raises(RequestError, match=r"not drawn by orontes\.plot"):
        described(plt.subplots()[1])
