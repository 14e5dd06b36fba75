"""Names, days and crowds that no picture was made for: shown as far as a font allows, never an error or a warning."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from orontes.control.types import PlaceControl
from orontes.plot import Edition, areas, control_of, described, drawn, events_by_day, map_of, sources_of, tolls_by_month
from orontes.plot.lettering import NO_GLYPH, lettered
from orontes.plot.pictures import pictures
from orontes.publish import write
from tests.plot.forging import forged
from tests.plot.looking import bytes_of, words
from tests.publish.site import sample

DAY = date(2017, 4, 2)
ODD = [
    *("Long" * 50, "حلفايا الكبرى", "חמת", "$x_{2^$", "_under", "𒀀𒁀 الأنبار", "a\nb\tc"),
    "👩‍🚒 fire", "<b>&amp;</b>", r"\frac{1}{2}",
]  # fmt: skip
LONG_AGO = [
    ("0001-01-01", "0001-01-09"),
    ("0001-01-01", "9999-12-31"),
    ("1677-09-20", "1969-12-31"),
    ("9999-12-30", "9999-12-31"),
]


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The rich edition with names that are hard to draw, of places, sides and voices."""
    full = sample.sample()

    def renamed(place: PlaceControl, name: str) -> PlaceControl:
        return replace(place, place=name, spells=tuple(replace(spell, place=name) for spell in place.spells))

    places = tuple(renamed(place, ODD[at % len(ODD)]) for at, place in enumerate(full.control))
    land = replace(full.theatre, sides=tuple(replace(s, name=n) for s, n in zip(full.theatre.sides, ODD, strict=False)))
    out = tmp_path_factory.mktemp("odd") / "out"
    write(replace(full, title=" ".join(ODD), theatre=land, control=places), out)
    return Edition.load(out)


def test_odd_names_are_drawn_as_far_as_the_font_allows(odd: Edition) -> None:
    ax = map_of(odd, DAY, days=20, sized=True, box=(35, 34, 38, 36))
    assert bytes_of(ax) and bytes_of(ax, "svg") and "حلفايا" in " ".join(words(ax))
    assert any(text.startswith("LongLong") and text.endswith("…") for text in words(ax))
    for name in odd.control["place"].unique():
        assert bytes_of(control_of(odd, name))
    assert ODD[0] in described(control_of(odd, ODD[0]))


def test_odd_names_spoil_no_picture_of_a_report(odd: Edition) -> None:
    assert len(pictures(odd, date(2017, 3, 27), DAY)) == 5
    assert all(bytes_of(chart(odd)) for chart in (areas, events_by_day, sources_of, tolls_by_month))


@given(st.text(max_size=60))
def test_any_text_can_be_lettered_and_measured(text: str) -> None:
    shown = lettered(text)
    assert len(shown.replace(r"\$", "$")) <= 40 and "\n" not in shown
    figure = Figure()
    figure.text(0, 0, shown)
    figure.draw_without_rendering()


def test_a_sign_without_a_glyph_is_a_box() -> None:
    assert lettered("a𒀀b") == f"a{NO_GLYPH}b"


def test_ten_thousand_incidents_on_one_point(rich: Edition, tmp_path: Path) -> None:
    found = json.loads((rich.folder / "data/incidents.geojson").read_text())
    one = next(f for f in found["features"] if f["geometry"] and f["properties"]["where_prec"] == 1)
    one["properties"] |= {"start": "2017-04-02", "end": "2017-04-02"}
    many = [{**one, "id": f"incident-{number:016x}"} for number in range(10_000)]
    crowded = forged(rich, tmp_path / "out", incidents=json.dumps({**found, "features": many}).encode())
    ax = map_of(crowded, DAY)
    assert "+9,995" in words(ax) and bytes_of(ax)
    assert drawn(events_by_day(crowded))["incidents"].tolist() == [10_000]


@pytest.mark.parametrize(("first", "last"), LONG_AGO)
def test_days_of_any_year(rich: Edition, tmp_path: Path, first: str, last: str) -> None:
    control = pd.read_csv(rich.folder / "data/control.csv", dtype=str).iloc[:1].assign(start=first, end=last)
    held = pd.read_csv(rich.folder / "data/areas.csv", dtype=str).iloc[:2].assign(start=first, end=last)
    found = json.loads((rich.folder / "data/incidents.geojson").read_text())
    for feature, day in zip(found["features"], (first, last), strict=False):
        feature["properties"] |= {"start": day, "end": day}
    incidents = json.dumps({**found, "features": found["features"][:2]}).encode()
    tables = {"control": control.to_csv(index=False).encode(), "areas": held.to_csv(index=False).encode()}
    old = forged(rich, tmp_path / "out", incidents=incidents, **tables)
    days = date.fromisoformat(first), date.fromisoformat(last)
    assert drawn(events_by_day(old))["day"].tolist() == list(days)
    assert drawn(areas(old))["start"].iloc[0] == days[0] and bytes_of(areas(old))
    assert bytes_of(control_of(old, control["place"].iloc[0])) and bytes_of(events_by_day(old))
    assert bytes_of(map_of(old, days[1], days=9, since=days[0])) and bytes_of(tolls_by_month(old))
    assert pictures(old, *days)


def test_the_program_starts_without_what_draws() -> None:
    check = "import sys, orontes.cli; print(*{'matplotlib', 'pandas', 'pyarrow', 'docx', 'fpdf'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"


@pytest.mark.parametrize("missing", ["matplotlib", "pandas", "pyarrow", "docx", "fpdf"])
def test_what_is_not_installed_is_named_in_one_line(missing: str) -> None:
    check = f"import sys; sys.modules['{missing}'] = None; import orontes.plot"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=False)
    assert done.returncode and done.stderr.splitlines()[-1] == (
        f'ImportError: orontes.plot needs {missing}: pip install "orontes[plot]"'
    )
