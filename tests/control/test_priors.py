from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orontes.control.priors import every_day, prior_by_day
from orontes.theatre.types import PlaceKind, Prior, TheatrePlace
from tests.strategies import DAY, NORTH, SOUTH, THEATRE, THIRD, a_place

HOLDERS = (NORTH, SOUTH, THIRD, "")
DAYS = every_day(DAY, DAY + timedelta(days=9))
LONG_AGO = date(2020, 6, 1)
PROVINCE = TheatrePlace("zz/riverland", "Riverland", PlaceKind.GOVERNORATE, 10.0, 20.0, "ZZ", "Riverland", (), 0, 9e4)
POCKET = TheatrePlace("zz/pocket", "the pocket", PlaceKind.REGION, 10.05, 20.0, "ZZ", "", (), 0, 8_000.0)
FAR = replace(POCKET, id="zz/far", lat=11.0)


def _rows(*priors: Prior, changes: tuple[date, ...] = ()) -> tuple[np.ndarray, np.ndarray]:
    theatre = replace(THEATRE, places=(PROVINCE, POCKET, FAR), priors=priors)
    return prior_by_day(a_place(), theatre, HOLDERS, DAYS, changes)


def test_without_a_statement_no_side_is_preferred() -> None:
    rows, _ = _rows()
    assert rows[0].tolist() == pytest.approx([0.2, 0.2, 0.2, 0.4])


def test_the_finer_scope_counts_before_the_coarser_from_the_day_it_begins() -> None:
    later = DAY + timedelta(days=4)
    rows, afresh = _rows(
        Prior("zz/riverland", NORTH, LONG_AGO, 0.7),
        Prior("zz/pocket", SOUTH, later, 0.8),
        Prior("zz/far", THIRD, LONG_AGO, 0.9),
    )
    assert rows[3, 0] == pytest.approx(0.7)
    assert rows[4, 1] == pytest.approx(0.8)
    assert [day for day in range(10) if afresh[day] > 0.5] == [4]


def test_the_newest_statement_about_the_place_itself_wins() -> None:
    rows, _ = _rows(Prior("zz/oakford", NORTH, LONG_AGO, 0.9), Prior("zz/oakford", SOUTH, DAY, 0.9))
    assert rows[0, 1] == pytest.approx(0.9)


def test_a_change_half_forgets_what_was_stated_before_it() -> None:
    changed = DAY + timedelta(days=5)
    rows, _ = _rows(Prior("zz/riverland", NORTH, LONG_AGO, 0.9), changes=(changed,))
    assert rows[4, 0] == pytest.approx(0.9)
    assert rows[5, 0] == pytest.approx((0.9 + 0.2) / 2)
    renewed, _ = _rows(
        Prior("zz/riverland", NORTH, LONG_AGO, 0.9),
        Prior("zz/oakford", SOUTH, DAY + timedelta(days=7), 0.9),
        changes=(changed,),
    )
    assert renewed[7, 1] == pytest.approx(0.9)


scopes = st.sampled_from(["zz/riverland", "zz/pocket", "zz/far", "zz/oakford", "zz/gone"])
since = st.integers(-400, 20).map(lambda n: DAY + timedelta(days=n))
some = st.lists(
    st.builds(Prior, scopes, st.sampled_from([NORTH, SOUTH, "civilians"]), since, st.floats(0.0, 1.0)), max_size=6
)


@given(some, st.lists(since, max_size=3))
def test_every_row_is_a_distribution(priors: list[Prior], changes: list[date]) -> None:
    rows, afresh = _rows(*priors, changes=tuple(changes))
    assert np.allclose(rows.sum(axis=1), 1.0)
    assert (rows >= 0).all()
    assert ((afresh > 0) & (afresh < 1)).all()
