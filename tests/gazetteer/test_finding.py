"""Known names in text."""

from __future__ import annotations

import shutil
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orontes.gazetteer import Record, Source, SqliteGazetteer, open_gazetteer, store
from orontes.theatre import PlaceKind, Theatre, TheatrePlace


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Fighters entered Qomhana and moved towards Kafr Naboudah.", ["Qomhana", "Kafr Naboudah"]),
        ("Fighters entered Qumhana's centre.", ["Qumhana"]),
        ("QOMHANA falls", ["QOMHANA"]),
        ("The road to Kafr-Nabouda was cut", ["Kafr-Nabouda"]),
        ("Brigade 82 was shelled", ["Brigade 82"]),
        ("Talks opened in Geneva on Monday, and in London.", ["Geneva", "London"]),
        ("The Hama–Aleppo road", ["Hama", "Aleppo"]),
        ("Troops left Syria for Iraq.", ["Syria", "Iraq"]),
        ("Reading about it was nice. March was cold. Nobody came.", []),
        ("John London and Paris Hilton met Michael Jordan", []),
        ("as hama residents fled", []),
        ("in Syrias Aleppo and Idlibs south", ["Syria", "Aleppo", "Idlib"]),
        ("In London it rained; the Hama Army and Syria Direct", ["London"]),
        ("al-Hussein and Al Jazeera said so", []),
        ("over Kherson Airport, but Kherson Smith", ["Kherson"]),
        ("Hamas and Athens spoke of Souls", ["Athens"]),
        ("at Hama, as Hama waited", ["Hama", "Hama"]),
        ("", []),
    ],
)
def test_names_found(text: str, names: list[str], gazetteer: SqliteGazetteer) -> None:
    assert [span.of(text) for span in gazetteer.find(text)] == names


PIECES = [
    "Hama",
    "hama",
    "al-",
    "Kafr",
    "Naboudah",
    "Qomhana's",
    "’",
    "-",
    ",",
    ".",
    "the",
    "London",
    "A",
    "82",
    "\n",
    "é",
]


@given(pieces=st.lists(st.sampled_from(PIECES)))
def test_spans_slice_the_text_in_order_and_hold_a_capital(pieces: list[str], gazetteer: SqliteGazetteer) -> None:
    text = " ".join(pieces)
    spans = gazetteer.find(text)
    assert all(any(c.isupper() for c in span.of(text)) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@given(text=st.text(max_size=80))
def test_any_text_can_be_searched(text: str, gazetteer: SqliteGazetteer) -> None:
    assert all(span.of(text).strip() for span in gazetteer.find(text))


def test_a_theatre_s_names_are_found_as_its_other_language_spells_them(theatre: Theatre, folder: Path) -> None:
    towns = (
        TheatrePlace("horlivka", "Horlivka", PlaceKind.CITY, 48.33, 38.05, "UA", "Donetsk"),
        TheatrePlace("hirnyk", "Hirnyk", PlaceKind.TOWN, 48.05, 37.37, "UA", "Donetsk"),
    )
    opened = open_gazetteer(replace(theatre, countries=("UA",), places=towns), folder=folder)
    text = "Shelling near Gorlovka, Горловка in Russian, and at Girnyk."
    assert [text[span.start : span.end] for span in opened.find(text)] == ["Gorlovka", "Горловка", "Girnyk"]
    opened.close()


def test_what_a_dump_calls_by_its_kind_alone_is_no_name(tmp_path: Path, folder: Path, theatre: Theatre) -> None:
    cache = tmp_path / "cache"
    shutil.copytree(folder, cache)
    source = Source("table:sites", "Sites", "CC0 1.0", "sites.csv", "")
    kind, where = PlaceKind.FACILITY, (35.2, 36.7, "SY", "Hama")
    store(source, [Record((f"s/{name}",), name, kind, *where) for name in ("Clinic", "Zaytun Clinic")], cache)
    opened = open_gazetteer(theatre, folder=cache)
    text = "Shells struck a Clinic and the Zaytun Clinic."
    assert [span.of(text) for span in opened.find(text)] == ["Zaytun Clinic"]
    opened.close()
