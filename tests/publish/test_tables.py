"""Rows and features of the data files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from orontes.publish import geojson, matches, tables, tolls
from tests.publish.editions import INCIDENTS, small
from tests.publish.ground import CLINIC
from tests.publish.told import DENIED, EIGHT, TAKEN, TWENTY

WIRE_CONTROL = (
    "place_id,place,admin1,lat,lon,start,end,state,holder,probability,label,last_confirmed,claims_for,claims_against"
)
WIRE_CASUALTIES = (
    "incident_id,start,end,place_id,place,admin1,lat,lon,kind,belligerent,attribution,grade,killed_low,killed_best,"
    "killed_high,civilians_low,civilians_best,civilians_high,injured_low,injured_best,injured_high,origins,claims"
)


def rows(name: str, files: Mapping[str, bytes] | None = None) -> list[dict[str, str]]:
    content = (files or tables.files(small()))[f"data/{name}.csv"]
    return list(csv.DictReader(io.StringIO(content.decode())))


def features(name: str) -> list[dict[str, object]]:
    collection = json.loads(geojson.files(small())[f"data/{name}.geojson"])
    assert collection["type"] == "FeatureCollection"
    return collection["features"]  # type: ignore[no-any-return]


def test_columns_are_those_of_the_wire() -> None:
    files = tables.files(small())
    assert files["data/control.csv"].decode().splitlines()[0] == WIRE_CONTROL
    assert files["data/casualties.csv"].decode().splitlines()[0] == WIRE_CASUALTIES


def test_one_row_a_spell() -> None:
    row = rows("control")[1]
    assert row == {
        "place_id": "t/arvik", "place": "Arvik", "admin1": "Westmark", "lat": "35.1", "lon": "36.7",
        "start": "2031-05-10", "end": "2031-05-12", "state": "held", "holder": "south", "probability": "0.751235",
        "label": "claimed", "last_confirmed": "2031-05-10", "claims_for": TAKEN.id, "claims_against": DENIED.id,
    }  # fmt: skip


def test_a_toll_without_an_upper_bound_has_an_empty_cell() -> None:
    (row,) = rows("casualties")
    assert (row["killed_low"], row["killed_high"], row["injured_best"]) == ("8", "", "")
    assert row["claims"] == f"{EIGHT.id};{TWENTY.id}"


def test_places_off_the_map_are_counted_with_the_reason() -> None:
    (row,) = rows("unplaced")
    assert (row["place"], row["reason"], row["claims"]) == ("Lowgate", "no place of that name", "1")


def test_a_file_name_that_is_a_formula_is_guarded() -> None:
    assert rows("skipped")[1]["file"].startswith("'=cmd")
    assert rows("skipped")[1]["detail"] == "'-1 characters of text"


def test_sources_are_counted_once_each() -> None:
    counted = {row["name"]: row for row in rows("sources")}
    assert (counted["Tally Office"]["claims"], counted["Tally Office"]["reliability"]) == ("4", "0.8")
    assert (counted["Harbour Post"]["claims"], counted["Harbour Post"]["relayed"]) == ("3", "8")
    assert counted["Marta Quillen"]["reliability"] == ""


def test_registers() -> None:
    assert rows("facilities")[0]["name"] == "Hill Clinic"
    assert rows("weapons")[0]["seen"] == "" and rows("weapons")[0]["said"].startswith("claim-")


def test_near_misses_carry_their_table() -> None:
    (row,) = map(json.loads, matches.files(small())["data/matches.jsonl"].splitlines())
    assert (row["outcome"], row["bits"], row["parts"][0]) == (
        "near",
        -1.25,
        {"field": "time", "level": "late", "bits": -1.5},
    )


def test_tolls_tell_what_was_set_aside_and_months_sum_them() -> None:
    files = tolls.files(small())
    (row,) = map(json.loads, files["data/tolls.jsonl"].splitlines())
    assert row["id"] == row["incident"].replace("incident", "toll")
    assert row["killed"][0] == 8 and row["set_aside"][0]["why"]
    (month,) = rows("casualties_monthly", files)
    assert (month["month"], month["killed_low"], month["verified"]) == ("2031-05", "8", "yes")


def test_longitude_comes_first_and_no_point_is_invented() -> None:
    by_id = {feature["id"]: feature for feature in features("incidents")}
    assert len(by_id) == len(INCIDENTS)
    assert by_id[INCIDENTS[1].id]["geometry"] == {"type": "Point", "coordinates": [CLINIC[1], CLINIC[0]]}
    assert by_id[INCIDENTS[5].id]["geometry"] is None


def test_a_feature_carries_its_grade_and_its_accounts() -> None:
    properties = features("incidents")[0]["properties"]
    assert isinstance(properties, dict)
    assert properties["grade"] == "contested"
    assert [account["by"] for account in properties["accounts"]] == ["the Tally Office", "Union Bulletin"]


def test_one_feature_a_spell() -> None:
    assert [feature["id"] for feature in features("control")] == [s.id for p in small().control for s in p.spells]


@given(st.text())
def test_any_place_name_keeps_its_row(name: str) -> None:
    claims = tuple(replace(claim, place=name) for claim in small().claims)
    table = rows("unplaced", tables.files(replace(small(), claims=claims)))
    assert len(table) == (2 if name else 0)
