"""The map of a day shows what the edition concludes of it, in the page's colours, and can be read without them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from matplotlib.collections import LineCollection
from matplotlib.colors import to_hex

from orontes.control import survey
from orontes.errors import InputNotFound, RequestError
from orontes.plot import Edition, described, drawn, greyscale, map_of
from orontes.plot.colours import INK, colours, letters
from orontes.plot.fronts import FLANK, MIDDLE
from orontes.plot.ground import CONTESTED, GAINED, SILENT
from orontes.plot.symbols import symbol
from orontes.publish import write
from tests.conftest import TOP
from tests.plot.forging import forged
from tests.plot.looking import bytes_of, hatched, marks, words
from tests.publish.site import sample

DAY, BEFORE = date(2017, 4, 2), date(2017, 3, 20)


def test_each_place_bears_the_colour_of_its_holder(rich: Edition) -> None:
    ax = map_of(rich, DAY)
    shown, known = drawn(ax), colours(rich)
    on_map = set(marks(ax))
    held = shown[shown["reported"] & (shown["holder"] != "") & (shown["state"] != "unknown")]
    assert len(held) > 2
    for row in held.itertuples():
        assert (row.lon, row.lat, known[row.holder]) in on_map


def test_the_table_is_what_control_says_of_that_day(rich: Edition) -> None:
    shown = drawn(map_of(rich, DAY, box=(30, 30, 40, 40))).set_index("place_id")
    spells = rich.control[(rich.control["start"] <= str(DAY)) & (rich.control["end"] >= str(DAY))].set_index("place_id")
    assert set(shown.index) == set(spells.index)
    assert (shown["holder"] == spells["holder"].astype(str).reindex(shown.index)).all()
    assert set(shown["place"]) & words(map_of(rich, DAY))


def test_the_map_says_whose_conclusions_it_shows(rich: Edition) -> None:
    told = " ".join(words(map_of(rich, DAY)))
    assert "no finding of fact" in told and "who says so: data/claims.jsonl" in told and "6 April 2017" in told


def test_the_legend_tells_every_side_state_and_line_in_words(rich: Edition) -> None:
    told = words(map_of(rich, DAY, days=20))
    assert {"Government and allies", "Opposition", "blank: nobody’s, or not known"} <= told
    assert any("paler is less sure" in words for words in told)
    assert "front, in the colours of both; paler is less sure" in told


def test_the_front_lies_where_the_edition_has_it(rich: Edition) -> None:
    lines = [
        c for c in map_of(rich, DAY).collections if isinstance(c, LineCollection) and c.get_linewidths()[0] == MIDDLE
    ]
    fronts = rich.table("fronts")
    of_day = fronts[(fronts["start"] <= str(DAY)) & (fronts["end"] >= str(DAY)) & (fronts["reported"] > 0)]
    wanted = {tuple(map(tuple, line)) for some in of_day["lines"] for line in some}
    found = {tuple(map(tuple, s.round(4))) for line in lines for s in line.get_segments()}
    assert wanted and {frozenset(line) for line in found} == {frozenset(line) for line in wanted}


def test_the_front_has_either_side_s_colour_on_its_own_ground(rich: Edition) -> None:
    ax, known = map_of(rich, DAY), colours(rich)
    at = drawn(map_of(rich, DAY, box=(30, 30, 40, 40))).set_index("place")
    flanks = [c for c in ax.collections if isinstance(c, LineCollection) and c.get_linewidths()[0] == FLANK]
    fronts = rich.table("fronts")
    front = fronts[(fronts["start"] <= str(DAY)) & (fronts["end"] >= str(DAY)) & (fronts["reported"] > 0)].iloc[0]
    drawn_flanks = [zip(c.get_colors(), c.get_segments(), strict=True) for c in flanks]
    middles = [(to_hex(colour), line.mean(axis=0)) for pairs in drawn_flanks for colour, line in pairs]
    here = np.array(front["lines"][0].tolist()).mean(axis=0)
    own, other = sorted(middles, key=lambda item: float(np.hypot(*(item[1] - here))))[:2]
    spot = at.loc[front["place"], ["lon", "lat"]].to_numpy(float)
    nearer = min((own, other), key=lambda item: float(np.hypot(*(item[1] - spot))))
    assert nearer[0] == known[front["side"]] and {own[0], other[0]} == {
        known[front["side"]],
        known[front["other_side"]],
    }


def test_silence_is_dotted_and_hollow(rich: Edition) -> None:
    late = rich.control["end"].max().date()
    quiet = drawn(map_of(rich, late, box=(30, 30, 40, 40)))["silent"]
    ax = map_of(rich, late, box=(30, 30, 40, 40))
    assert bool(quiet.any()) == any(c.get_hatch() == SILENT for c in ax.collections)
    assert bool(quiet.any()) == any("no word for its holder for 90 days" in text for text in words(ax))
    never = rich.control[rich.control["last_confirmed"].isna() & (rich.control["state"] != "unknown")]
    assert set(never[never["end"] == str(late)]["place_id"]) <= set(drawn(ax)[drawn(ax)["silent"]]["place_id"])


def test_contested_and_encircled_are_told_without_colour(rich: Edition) -> None:
    for spell in rich.control[rich.control["state"].isin(["contested", "encircled"])].itertuples():
        ax = map_of(rich, spell.start.date(), box=(30, 30, 40, 40))
        legend = {"contested": "contested: hatched, dashed outline", "encircled": "encircled: ringed"}[spell.state]
        assert legend in words(ax)
        assert spell.state != "contested" or hatched(ax, CONTESTED)


def test_what_changed_is_hatched_in_the_winners_colour(rich: Edition) -> None:
    ax = map_of(rich, DAY, since=BEFORE)
    shown, known = drawn(ax), colours(rich)
    won = shown[(shown["holder"] != shown["holder_since"]) & (shown["holder"] != "") & (shown["state"] != "contested")]
    assert len(won) and {known[side] for side in won["holder"]} <= hatched(ax, GAINED)
    assert any(text.startswith("gained by") for text in words(ax)) and "Since 20 March 2017" in described(ax)


def test_a_road_that_is_cut_has_a_cross_and_words(rich: Edition, tmp_path: Path) -> None:
    places = rich.control.drop_duplicates("place_id").iloc[:3]
    ids, (middle,) = list(places["place_id"]), [places.iloc[1]]
    cells = ["road-1", "m5", "M5", "2017-03-18", "2017-04-06", "opposition", "held", "4.0", ids[1], "1", "0.9"]
    row = ",".join([*cells, "government", ids[0], ids[2]])
    header = (rich.folder / "data/roads.csv").read_text().splitlines()[0]
    cut = forged(rich, tmp_path / "out", roads=f"{header}\n{row}\n".encode())
    ax = map_of(cut, DAY, box=(30, 30, 40, 40))
    crosses = [tuple(line.get_xydata()[0]) for line in ax.lines if line.get_marker() == "x"]  # type: ignore[index]
    assert crosses == [(middle["lon"], middle["lat"])] and "road cut by the other side" in words(ax)


def test_what_is_cut_off_is_outlined(rich: Edition, tmp_path: Path) -> None:
    place = rich.control.iloc[0]["place_id"]
    header = (rich.folder / "data/pockets.csv").read_text().splitlines()[0]
    row = f"pocket-1,government,2017-03-18,2017-04-06,9.0,0.9,{place},1,,{place},0.8,0.7"
    cut = forged(rich, tmp_path / "out", pockets=f"{header}\n{row}\n".encode())
    ax = map_of(cut, DAY, box=(30, 30, 40, 40))
    assert any(c.get_linewidths()[:1] == [4.0] for c in ax.collections)
    assert "cut off from its side" in words(ax) and "Cut off from their side: 1 stretch" in described(ax)


def test_incidents_stand_on_the_map_by_their_kind(rich: Edition) -> None:
    ax = map_of(rich, DAY, days=20, sized=True)
    kinds = {kind.replace("_", " ") for kind in rich.incidents[rich.incidents["lat"].notna()]["kind"]}
    assert kinds & words(ax) and "larger: 2, 10, 100 or more reported killed" in words(ax)
    assert not kinds & words(map_of(rich, date(2017, 3, 18), box=(30, 30, 40, 40), days=1)) - {"shelling", "air strike"}


def test_grey_needs_no_colour(rich: Edition) -> None:
    with greyscale():
        ax = map_of(rich, DAY)
        known = {side: to_hex(colour) for side, colour in colours(rich).items() if side}
    greys = [re.fullmatch(r"#(..)\1\1", colour) for colour in known.values()]
    assert all(greys) and len(set(known.values())) == len(known)
    assert any(c.get_hatch() == "|||" for c in ax.collections)
    assert colours(rich)["government"] == "#b5413a"


def test_sides_have_the_letters_of_the_page(rich: Edition) -> None:
    assert letters(rich) == {"government": "G", "opposition": "O", "islamic_state": "I", "civilians": "C"}


def test_symbols_are_those_of_the_page() -> None:
    source = (TOP / "web/src/map/icons.ts").read_text(encoding="utf-8")
    ours = (TOP / "src/orontes/plot/symbols.yml").read_text(encoding="utf-8")
    on_page = dict(re.findall(r'^  (\w+): "([^"]+)"', source, re.M))
    assert on_page and dict(re.findall(r'^(\w+): "([^"]+)"', ours, re.M)) == {
        **on_page, "other": re.findall(r'OTHER = "([^"]+)"', source)[0],
    }  # fmt: skip
    assert symbol("no such kind") == symbol("other") or len(symbol("no such kind")) == len(symbol("other"))


def test_the_words_name_sides_states_and_who_says_so(rich: Edition) -> None:
    told = described(map_of(rich, DAY))
    assert told.startswith("Map: who is concluded to hold") and "Government and allies" in told
    assert told.endswith("Concluded from reports, no finding of fact; the same is in the tables.")


def test_a_day_or_a_box_of_which_nothing_is_known(rich: Edition) -> None:
    with pytest.raises(InputNotFound, match="1999-01-01"):
        map_of(rich, date(1999, 1, 1))
    with pytest.raises(InputNotFound, match="there"):
        map_of(rich, DAY, box=(0, 0, 1, 1))
    with pytest.raises(RequestError, match="in this order"):
        map_of(rich, DAY, box=(1, 0, 0, 1))
    with pytest.raises(RequestError, match="0 for none"):
        map_of(rich, DAY, days=-1)


def test_the_same_edition_gives_the_same_picture(rich: Edition) -> None:
    first, again = (bytes_of(map_of(edition, DAY, days=9)) for edition in (rich, Edition.load(rich.folder)))
    assert first == again


def test_an_edition_of_one_place_and_one_day(tmp_path: Path) -> None:
    write(sample.single(), tmp_path / "out")
    edition = Edition.load(tmp_path / "out")
    [spell] = edition.control.itertuples()
    ax = map_of(edition, spell.start.date())
    assert spell.place in words(ax) and bytes_of(ax)


def test_a_place_beyond_the_antimeridian_is_beside_its_neighbour(tmp_path: Path) -> None:
    full = sample.sample()
    at = [(-17.0, 179.9), (-17.0, -179.9)]
    ground = tuple(replace(g, lat=lat, lon=lon, spells=tuple(replace(s, lat=lat, lon=lon) for s in g.spells))
                   for g, (lat, lon) in zip(full.control, at, strict=False))  # fmt: skip
    land = replace(sample.theatre(), bounds=(170.0, -30.0, 190.0, 0.0))
    write(replace(full, theatre=land, control=ground, incidents=(), tolls=(), facilities=(), weapons=(),
                  affected=(), accords=(), terrain=survey(ground, land)), tmp_path / "out")  # fmt: skip
    ax = map_of(Edition.load(tmp_path / "out"), DAY)
    west, east = ax.get_xlim()
    assert east - west < 2 and {ground[0].place, ground[1].place} <= words(ax)
    assert {x for x, _, face in marks(ax) if face != to_hex(INK)} >= {179.9, 180.1}
    assert any("°W" in label.get_text() for label in ax.get_xticklabels()) and bytes_of(ax)
