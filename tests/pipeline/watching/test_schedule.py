"""When an address is asked again: never before its interval, and not all addresses at once."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from orontes.ledger.watched import Known
from orontes.pipeline.watching import Target
from orontes.pipeline.watching.schedule import DAY_S, next_look, next_try

NOW = datetime(2024, 3, 22, 12, 30, tzinfo=UTC).timestamp()
STATES = st.builds(
    Known,
    url=st.just(""),
    kind=st.sampled_from(["feed", "page"]),
    polls=st.integers(0, 10**6),
    failures=st.integers(0, 10**6),
    quiet=st.integers(0, 10**6),
    wish=st.floats(0, 1e12),
    hours=st.integers(0, 2**24 - 1),
    days=st.integers(0, 2**7 - 1),
)


@given(st.text(), STATES, st.floats(60, 40 * DAY_S), st.floats(0, 4e9))
def test_never_before_the_interval_and_never_for_ever(url: str, known: Known, every_s: float, now: float):
    wait = next_look(Target(url, every_s=every_s), known, now) - now
    assert wait >= max(every_s, min(known.wish, DAY_S)) - 0.001
    assert wait <= max(DAY_S, every_s) * 1.1 + 8 * DAY_S


@given(st.text(), STATES, st.floats(0, 4e9))
def test_hours_and_days_of_quiet_are_kept_where_there_are_others(url: str, known: Known, now: float):
    moment = datetime.fromtimestamp(next_look(Target(url), known, now), UTC)
    if known.hours < 2**24 - 1 and known.days < 2**7 - 1:
        assert not known.hours >> moment.hour & 1
        assert not known.days >> moment.weekday() & 1


def test_addresses_of_one_interval_come_apart():
    due = {next_look(Target(f"https://example.org/{number}"), Known(""), NOW) for number in range(100)}
    assert len(due) == 100
    assert max(due) - min(due) > 60


def test_each_failure_doubles_the_wait_up_to_a_day():
    waits = [next_look(Target("a"), Known("a", failures=number), NOW) - NOW for number in range(12)]
    assert all(1.8 < later / earlier < 2.2 for earlier, later in pairwise(waits[:6]))
    assert DAY_S <= waits[-1] <= DAY_S * 1.1


def test_an_item_is_tried_five_times():
    assert [next_try("a", NOW, number) is None for number in range(1, 6)] == [False] * 4 + [True]
