"""The tables of an edition: what was published, with honest types, in Arrow and in pandas alike."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from orontes.errors import CustodyBroken, DataError, InputNotFound, LexiconError
from orontes.evidence import Count
from orontes.plot import Edition
from orontes.plot.columns import CATEGORY, RANGES, load_columns, parse_columns
from orontes.publish import write
from tests.publish.editions import small
from tests.publish.told import BOMBED, EIGHT


def forge(edition: Edition, name: str, content: bytes) -> Edition:
    """The edition with another file under that name, of which its manifest tells."""
    (edition.folder / name).write_bytes(content)
    files = {**edition.manifest["files"], name: {"sha256": hashlib.sha256(content).hexdigest()}}
    (edition.folder / "edition.json").write_text(json.dumps({**edition.manifest, "files": files}))
    return Edition.load(edition.folder)


def test_the_tables_hold_what_was_published(edition: Edition) -> None:
    assert len(edition.claims) == len(small().claims)
    assert set(edition.incidents["id"]) == {incident.id for incident in small().incidents}
    assert len(edition.control) == sum(len(place.spells) for place in small().control)
    assert str(edition.claims["published"].dtype).endswith("UTC]") and edition.control["start"].dtype.kind == "M"


def test_a_folder_without_an_edition_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputNotFound, match=r"holds no edition\.json"):
        Edition.load(tmp_path)
    (tmp_path / "edition.json").write_text("[]")
    with pytest.raises(InputNotFound, match="is no manifest"):
        Edition.load(tmp_path)


def test_a_file_that_was_changed_is_refused(edition: Edition) -> None:
    (edition.folder / "data" / "control.csv").write_text("place\nSoran\n")
    with pytest.raises(CustodyBroken, match="publish it anew"):
        edition.control  # noqa: B018


def test_a_missing_table_is_said_to_be_missing(edition: Edition) -> None:
    with pytest.raises(InputNotFound, match="no table 'weather'"):
        edition.table("weather")


def test_every_table_of_the_folder_can_be_read(edition: Edition) -> None:
    data = edition.folder / "data"
    assert set(edition.tables) == {file.stem for file in data.iterdir()}
    for name in edition.tables:
        assert len(edition.table(name)) == edition.arrow(name).num_rows


def test_an_empty_edition_has_the_columns_and_types_of_a_full_one(rich: Edition, nothing: Edition) -> None:
    assert rich.tables == nothing.tables
    for name in rich.tables:
        assert nothing.arrow(name).schema == rich.arrow(name).schema, name
        assert [str(t) for t in nothing.table(name).dtypes] == [str(t) for t in rich.table(name).dtypes], name


def test_every_column_is_known(rich: Edition) -> None:
    known = load_columns()
    for name in rich.tables:
        columns = {*known.everywhere, *known.tables.get(name, {})}
        split = {f"{column}_{end}" for ends in RANGES.values() for column in columns for end in ends}
        named = {c for c in rich.arrow(name).column_names if c.endswith(tuple(known.endings))}
        assert set(rich.arrow(name).column_names) <= columns | split | named, name


def test_types_are_honest(edition: Edition) -> None:
    claims, control = edition.arrow("claims").schema, edition.arrow("control").schema
    assert claims.field("date").type == control.field("start").type == pa.date32()
    assert claims.field("published").type == pa.timestamp("us", "UTC")
    assert claims.field("kind").type == control.field("holder").type == CATEGORY
    assert control.field("claims_for").type == pa.list_(pa.string())
    assert claims.field("killed_low").type == claims.field("killed_high").type == pa.int64()
    assert claims.field("chain").type.value_type.field("name").type == pa.string()


def test_the_rows_say_what_the_claims_say(edition: Edition) -> None:
    rows = {row["id"]: row for row in edition.arrow("claims").to_pylist()}
    row = rows[EIGHT.id]
    assert (row["span_start"], row["span_end"]) == (EIGHT.span.start, EIGHT.span.end)
    assert row["date"] == EIGHT.when.earliest and row["published"].tzinfo is not None
    assert isinstance(EIGHT.killed, Count) and (row["killed_low"], row["killed_high"]) == (8, EIGHT.killed.high)
    assert [link["name"] for link in row["chain"]] == [link.name for link in EIGHT.chain]
    assert all(isinstance(row["marks"], list) for row in rows.values())


def test_days_of_any_year_are_days(tmp_path: Path) -> None:
    long_ago = replace(BOMBED, when=replace(BOMBED.when, earliest=date(1, 1, 1), latest=date(9999, 12, 31)))
    told = tuple(long_ago if claim.id == BOMBED.id else claim for claim in small().claims)
    write(replace(small(), claims=told), tmp_path / "out")
    claims = Edition.load(tmp_path / "out").claims.set_index("id")
    assert claims.loc[BOMBED.id, "date"] == datetime(1, 1, 1)
    assert claims.loc[BOMBED.id, "date_end"].year == 9999


def test_a_cell_that_was_guarded_from_spreadsheets_reads_as_it_was(edition: Edition) -> None:
    skipped = edition.table("skipped")
    assert [s.file for s in small().skipped] == list(skipped["file"]) and skipped["file"].str.startswith("=").any()


def test_a_file_that_is_no_such_table_is_named_in_one_line(edition: Edition) -> None:
    for name, content in {
        "data/claims.jsonl": b'{"id": 4, "date": []}\n',
        "data/incidents.geojson": b"[]",
        "data/control.csv": b"place_id,start\nsoran,soon\n",
        "data/areas.csv": b"\xff\xfe,km2\n",
    }.items():
        forged = forge(edition, name, content)
        with pytest.raises(DataError, match="cannot be read as the table") as caught:
            forged.arrow(Path(name).stem)
        assert name in str(caught.value) and "\n" not in str(caught.value)


def test_a_column_that_is_new_to_us_is_kept(edition: Edition) -> None:
    rows = (edition.folder / "data/claims.jsonl").read_text().splitlines()
    more = "\n".join(json.dumps({**json.loads(row), "mood": {"grim": 1}}) for row in rows).encode()
    assert forge(edition, "data/claims.jsonl", more).claims["mood"].iloc[0] == {"grim": 1}


@pytest.mark.parametrize("lacks", ["files", "theatre", "configuration"])
def test_a_manifest_without_what_all_need_is_refused(edition: Edition, lacks: str) -> None:
    manifest = {key: value for key, value in edition.manifest.items() if key != lacks}
    (edition.folder / "edition.json").write_text(json.dumps(manifest))
    with pytest.raises(InputNotFound, match="is no manifest"):
        Edition.load(edition.folder)


def test_a_list_of_columns_with_an_unknown_type_is_refused() -> None:
    with pytest.raises(LexiconError, match="no type is called 'mood'"):
        parse_columns("everywhere: {a: mood}\nendings: {}\ntables: {}")
    with pytest.raises(LexiconError, match="no list of columns"):
        parse_columns("[]")
