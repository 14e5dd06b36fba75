"""What follows from control, in the files of an edition and in its situation report."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from orontes.control import survey
from orontes.errors import LeakFound
from orontes.publish import Profile, apply, check_leaks, lint
from orontes.publish.sitrep import sitrep
from orontes.publish.terrain import files
from orontes.publish.types import Edition
from orontes.theatre.types import PlaceKind, Prior, TheatrePlace
from tests.publish.editions import ARVIK, HILL_CLINIC, control, empty, small, spell
from tests.publish.ground import THEATRE
from tests.publish.told import TAKEN

FIRST, LAST = date(2031, 5, 4), date(2031, 5, 12)
TORVA = TheatrePlace("t/torva", "Torva", PlaceKind.CITY, 35.1, 36.78, "SY", "Westmark", population=9)
MILL = TheatrePlace("t/mill", "Mill", PlaceKind.VILLAGE, 35.1, 36.62, "SY", "Westmark")
ROAD = TheatrePlace("t/road", "Lake road", PlaceKind.ROAD, 35.1, 36.7, "SY", "", line=((35.1, 36.6), (35.1, 36.82)))
LAND = replace(
    THEATRE,
    places=(*THEATRE.places, TORVA, MILL, ROAD),
    priors=(Prior("t/mill", "north", date(2031, 1, 1), 0.95),),
)
HELD = (
    control(ARVIK, spell(ARVIK, 4, 9, "north", 0.8), spell(ARVIK, 10, 12, "south", 0.75, TAKEN)),
    control(TORVA, spell(TORVA, 4, 12, "north", 0.9)),
    control(HILL_CLINIC, spell(HILL_CLINIC, 4, 12, "north", 0.6)),
)


def edition(profile: Profile = Profile.INTERNAL, delay_days: int = 0) -> Edition:
    """Arvik falls between Torva and the mill, of which no report speaks."""
    return replace(small(profile, delay_days), theatre=LAND, control=HELD, terrain=survey(HELD, LAND))


def rows(name: str, of: Edition | None = None) -> list[dict[str, str]]:
    content = files(of or edition())[f"data/{name}.csv"]
    return list(csv.DictReader(io.StringIO(content.decode())))


def features(name: str, of: Edition | None = None) -> list[dict[str, dict[str, object]]]:
    return json.loads(files(of or edition())[f"data/{name}.geojson"])["features"]  # type: ignore[no-any-return]


def test_every_day_s_ground_adds_up_to_the_theatre() -> None:
    totals = [
        sum(float(row["km2"]) for row in rows("areas") if row["start"] <= day <= row["end"])
        for day in ("2031-05-04", "2031-05-09", "2031-05-10", "2031-05-12")
    ]
    assert totals == [pytest.approx(totals[0], abs=0.3)] * 4


def test_a_gain_names_its_places_and_how_many_reports_name() -> None:
    (gain,) = [row for row in rows("gains") if row["winner"] == "south"]
    assert (gain["day"], gain["loser"], gain["places"], gain["reported"]) == ("2031-05-10", "north", "t/arvik", "1")
    assert gain["km2"] == gain["reported_km2"]


def test_a_front_is_drawn_between_two_places_of_two_sides() -> None:
    front = next(f for f in features("fronts") if f["properties"]["other_place"] == "Torva")
    assert front["properties"]["side"] == "south"
    assert front["properties"]["reported"] == 2
    assert (front["properties"]["start"], front["properties"]["end"]) == ("2031-05-10", "2031-05-12")
    assert front["geometry"]["type"] == "MultiLineString"
    assert {row["reported"] for row in rows("front_distances")} == {"2"}


def test_a_road_through_a_lost_town_is_cut() -> None:
    (cut,) = [row for row in rows("roads") if row["cuts"]]
    assert (cut["name"], cut["holder"], cut["cuts"], cut["places"]) == ("Lake road", "south", "north", "t/arvik")
    assert {cut["cut_from"], cut["cut_to"]} == {"t/mill", "t/torva"}


def test_places_that_no_report_names_stand_apart() -> None:
    assert {row["place_id"] for row in rows("beforehand")} == {"t/mill"} | {"t/belen"}
    marks = {f["id"]: f["properties"]["reported"] for f in features("parcels")}
    assert marks == {"t/arvik": True, "t/torva": True, "t/clinic": True, "t/mill": False, "t/belen": False}


def test_the_public_s_terrain_rests_on_what_the_public_may_see() -> None:
    public = apply(edition(Profile.PUBLIC, delay_days=3), Profile.PUBLIC)
    names = {f["id"] for f in features("parcels", public)}
    assert "t/clinic" not in names and "t/arvik" in names
    assert all(row["end"] <= "2031-05-09" for name in ("areas", "roads", "beforehand") for row in rows(name, public))
    assert features("fronts", public) == rows("gains", public) == []


@pytest.mark.parametrize("profile", [Profile.PUBLIC, Profile.PARTNER])
def test_lines_for_others_are_drawn_coarsely(profile: Profile) -> None:
    shown = apply(edition(profile), profile)
    drawn = json.dumps([f["geometry"] for name in ("fronts", "parcels") for f in features(name, shown)])
    assert "36.7" in drawn
    assert re.findall(r"\d\.\d{3,}", drawn) == []


def test_a_front_of_these_days_is_found_by_the_leak_test(tmp_path: Path) -> None:
    held = edition(Profile.PUBLIC, delay_days=3)
    (tmp_path / "a.txt").write_text(f"see {held.terrain.fronts[0].id}", encoding="utf-8")
    with pytest.raises(LeakFound, match="the position front-"):
        check_leaks(tmp_path, held, Profile.PUBLIC)


def test_the_situation_report_tells_what_each_line_rests_on() -> None:
    text = sitrep(edition())
    assert re.search(r"\| Southern League \| \d+ km² \| \+\d+ km² \| .+ \| \[\[c1\]\]\(#c1\) \|", text)
    assert re.search(r"\*\*Torva\*\*: 3\.\d km from the front between Arvik \(Southern League\) and Torva", text)
    assert "**Lake road**: cut for Northern Union between Mill and Torva by Southern League at Arvik" in text
    assert "at least since 4 May 2031" not in text.split("### Roads cut")[1].split("##")[0]
    assert lint(text) == ()
    assert "### Ground" not in sitrep(empty())
