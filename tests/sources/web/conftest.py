"""A server, and a fetcher that may ask it and need not wait: time passes when somebody sleeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from tests.sources.web.server import Server

from orontes.sources.web import Fetcher, Rules

BEGIN = datetime(2024, 3, 22, 12, 0, tzinfo=UTC)


class HandWound:
    """A clock that moves when somebody sleeps, and remembers for how long."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.slept: list[float] = []

    def now(self) -> datetime:
        return BEGIN + timedelta(seconds=self.seconds)

    def ticks(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as serving:
        yield serving


@pytest.fixture
def clock() -> HandWound:
    return HandWound()


@pytest.fixture
def fetcher_of(clock: HandWound) -> Callable[..., Fetcher]:
    """Make a fetcher by that clock, with some rules changed; it may ask this machine unless told otherwise."""

    def make(resolve: Callable[[str, int], list[str]] | None = None, tls: object = None, **rules: object) -> Fetcher:
        chosen = Rules(**{"allow_private": True, "total_s": 5.0, "read_s": 5.0} | rules)  # type: ignore[arg-type]
        more = {"resolve": resolve} if resolve else {}
        return Fetcher(chosen, clock=clock.now, ticks=clock.ticks, sleep=clock.sleep, tls=tls, **more)  # type: ignore[arg-type]

    return make
