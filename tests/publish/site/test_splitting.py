"""Where chunks are cut: nothing is lost, nothing is out of order, and every day lies in one stretch."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orontes.publish.site.splitting import runs, stretches

days = st.tuples(st.integers(-40, 40), st.integers(0, 30)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(st.integers(0, 50)), st.integers(1, 80))
def test_runs_lose_nothing_and_keep_the_order(weights: list[int], limit: int) -> None:
    items = list(range(len(weights)))
    made = list(runs(items, weights, limit))
    assert [item for _, run in made for item in run] == items
    assert all(items[first] == run[0] for first, run in made)


@given(st.lists(st.tuples(days, st.integers(1, 20)), min_size=1), st.integers(1, 100))
def test_stretches_cover_every_day_once(told: list[tuple[tuple[int, int], int]], limit: int) -> None:
    made = list(stretches(told, limit))
    covered = [day for first, last in made for day in range(first, last + 1)]
    assert covered == list(range(min(d[0] for d, _ in told), max(d[1] for d, _ in told) + 1))


def test_what_lasts_does_not_make_a_stretch_of_every_day() -> None:
    told = [((0, 99), 50), *(((day, day), 1) for day in range(100))]
    assert len(list(stretches(told, 20))) <= 3


def test_no_records_no_stretch() -> None:
    assert list(stretches([], 5)) == []
