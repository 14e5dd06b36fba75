"""The page's files: complete, deterministic, and exact to the character."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from orontes.errors import PublicationError
from orontes.publish import attribution
from orontes.publish.site import files
from orontes.publish.site.numbering import numbers
from orontes.publish.types import Edition
from tests.publish.site import sample, unpacking

pytestmark = pytest.mark.usefixtures("built")


@cache
def rich() -> Mapping[str, bytes]:
    """The rich edition's files, made once."""
    return files(sample.sample())


def chunk(name: str) -> Any:
    """The value that a chunk of the rich edition hands to the page."""
    return unpacking.chunk(rich(), name)


def unpacked(name: str, kind: str) -> list[dict[str, Any]]:
    """The records of a kind in a chunk of the rich edition."""
    return unpacking.records(chunk(name), kind)


def in_utf16(text: str, span: list[int]) -> str:
    """What a browser cuts out of `text` at `span`."""
    return text.encode("utf-16-le")[2 * span[0] : 2 * span[1]].decode("utf-16-le")


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert files(sample.sample()) == rich()


def test_every_file_the_page_names_is_there() -> None:
    made = rich()
    named = re.findall(r'(?:src|href)="(site/[^"]+)"', made["index.html"].decode())
    assert named
    assert set(named) <= set(made)
    begins = chunk("core")["begins"]
    assert {f"site/{name}-{len(begins[name]) - 1}.js" for name in ("text", "ground", "incidents", "history")} <= set(
        made
    )


def test_spans_are_exact_where_a_browser_counts_them() -> None:
    first, bodies = chunk("text-0")
    assert first == 0
    told = {c.id: c for c in sample.sample().claims}
    for claim in unpacked("incidents-0", "claims"):
        text = bodies[claim["doc"]]["text"]
        assert in_utf16(text, claim["span"]) == told[claim["id"]].quote == claim["quote"]
        assert claim["quote"] in in_utf16(text, claim["sentence"])


def test_every_claim_lies_in_an_entry() -> None:
    _, bodies = chunk("text-0")
    for claim in unpacked("incidents-0", "claims"):
        spans = [entry["span"] for entry in bodies[claim["doc"]]["entries"]]
        assert any(start <= claim["span"][0] and claim["span"][1] <= end for start, end in spans)


def test_records_point_at_each_other_by_number() -> None:
    claims, voices = unpacked("incidents-0", "claims"), unpacked("incidents-0", "voices")
    known = {incident.id: incident for incident in sample.sample().incidents}
    for incident in unpacked("incidents-0", "incidents"):
        numbers = [number for account in incident["accounts"] for number in account["claims"]]
        assert tuple(claims[number]["id"] for number in numbers) == known[incident["id"]].claims
    told = {claim.id: claim for claim in sample.sample().claims}
    for claim in claims:
        assert [voices[number]["name"] for number in claim["chain"]] == [v.name for v in told[claim["id"]].chain]


def test_beliefs_say_the_same_in_runs() -> None:
    sides = [side.id for side in sample.SIDES]
    ground = chunk("ground-0")
    rows = {place: [[row[0] + ground["from"], *row[1:]] for row in told] for place, *told in ground["beliefs"]}
    for number, told in enumerate(sample.sample().control):
        for belief in told.beliefs:
            day = (belief.day - sample.date(1970, 1, 1)).days
            row = next(row for row in reversed(rows[number]) if row[0] <= day)
            shares = {sides[side] if side >= 0 else "": p for side, p in zip(row[3::2], row[4::2], strict=True)}
            assert shares == {side: round(100 * p) for side, p in belief.holders if p >= 0.005}


def test_ground_is_told_by_the_numbers_of_its_places() -> None:
    cells, ground, edition = chunk("cells"), chunk("ground-0"), sample.sample()
    names = [place["name"] for place in unpacking.records(chunk("core")["places"], "places")]
    held = {place.place_id: place.place for place in edition.control}
    assert [names[cell[0]] for cell in cells] == [held[parcel.place_id] for parcel in edition.terrain.parcels]
    for line, front in zip(ground["fronts"], edition.terrain.fronts, strict=True):
        assert [names[number] for number in line[4:6]] == [held[place] for place in front.places]
        assert line[8][:2] == [round(front.stretches[0][0][1] * 10_000), round(front.stretches[0][0][0] * 10_000)]


@pytest.mark.parametrize("edition", [sample.empty(), sample.single()], ids=["empty", "single"])
def test_small_editions_have_a_page_too(edition: Edition) -> None:
    assert {"index.html", "site/core.js", "site/ground-0.js", "site/land.js", "site/incidents-0.js"} <= set(
        files(edition)
    )


def test_an_edition_without_incidents_has_every_list_of_options_too() -> None:
    core = unpacking.chunk(files(replace(sample.sample(), incidents=(), tolls=())), "core")
    assert {name: len(core["options"][name]) for name in ("kind", "actor", "weapon")} == dict.fromkeys(
        ("kind", "actor", "weapon"), 0
    )
    assert core["options"]["source"]


def test_markup_in_a_report_is_text_in_the_plain_chronology() -> None:
    page = rich()["index.html"].decode()
    assert "&lt;b&gt;north&lt;/b&gt;" in page
    assert "<b>north</b>" not in page


def test_a_hostile_title_and_file_name_stay_text() -> None:
    evil = '"><script>alert(1)</script>'
    edition = sample.sample()
    document = replace(edition.documents[0], title=evil, publisher=evil, url="javascript:alert(1)", doc=evil)
    made = files(replace(edition, title=evil, documents=(document, *edition.documents[1:])))
    assert not any(b"<script>alert" in content for name, content in made.items() if name != "site/app.js")


def test_the_plain_chronology_says_who_says_so_in_every_line() -> None:
    page = rich()["index.html"].decode()
    lines = re.findall(r"<li>.*</li>", page)
    assert len(lines) == len(sample.sample().incidents)
    assert all(", according to " in line for line in lines)


def test_a_page_that_was_not_built_is_one_clear_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setattr("orontes.publish.site.assembling.STATIC", tmp_path)
    with pytest.raises(PublicationError, match="npm ci && npm run build") as caught:
        files(sample.sample())
    assert "\n" not in str(caught.value)


def test_incidents_of_a_day_are_numbered_in_the_order_in_which_they_were_first_told() -> None:
    edition = sample.sample()
    known = {claim.id: claim for claim in edition.claims}
    told = [item.incident for item in numbers(edition).items if item.incident]
    order = [(i.when.earliest, i.when.latest, min(known[c].entry_time for c in i.claims)) for i in told]
    assert order == sorted(order)


def test_a_long_chronology_is_a_page_a_month(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orontes.publish.site.plain.LONGEST", 1_000)
    made = files(sample.sample())
    names = [name for name in made if name.startswith("chronology/")]
    assert names == ["chronology/2017-03.html", "chronology/2017-04.html"]
    assert all(f'href="{name}"' in made["index.html"].decode() for name in names)
    lines = [line for name in names for line in re.findall(r"<li>.*</li>", made[name].decode())]
    assert len(lines) == len(sample.sample().incidents)
    assert all("according to " in line for line in lines)
    assert not list(attribution.findings({name: made[name] for name in names}))
