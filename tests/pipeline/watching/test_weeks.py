"""Four weeks and fifty feeds by a clock wound by hand: polite throughout, nothing twice, and no more memory."""

from __future__ import annotations

import tracemalloc
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from itertools import pairwise
from random import Random

import pytest

from orontes.pipeline.watching import Target, rounds
from orontes.sources.web import Fetcher, Rules
from tests.pipeline.watching.conftest import Desk, Server, answer, feed_of, page_of

DAY = 86_400.0
FEEDS = 50
EVERY = 4 * DAY
RETRY_S = 9_000


class Land:
    """Fifty sites on one server, which notes when each was asked; some fail, some ask for patience, some go away."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk = desk
        self.chance = Random(seed)
        self.asked: dict[str, list[float]] = defaultdict(list)  # seconds, by site
        self.free: dict[str, float] = defaultdict(float)
        self.early: list[str] = []
        self.named: dict[str, list[str]] = defaultdict(list)
        desk.server.pages = self  # type: ignore[assignment]

    def get(self, path: str, missing: bytes) -> Callable[[Server], Iterable[bytes]]:
        head = self.desk.server.asked.pop()
        del self.desk.server._threads[:-9], self.desk.clock.slept[:]  # what the test itself would heap up
        site = head.split("Host: ", 1)[1].split(":", 1)[0]
        return lambda _server: [self._answer(site, path, missing)]

    def _answer(self, site: str, path: str, missing: bytes) -> bytes:
        now = self.desk.clock.seconds
        self.asked[site].append(now)
        if now < self.free[site]:
            self.early.append(f"{site}{path} at {now}, not before {self.free[site]}")
        if path == "/robots.txt":
            return answer("User-agent: *\nCrawl-delay: 7", "200 OK", "Content-Type: text/plain")
        luck = self.chance.random()
        if luck < 0.05:
            self.free[site] = now + RETRY_S
            return answer("", "503 Busy", f"Retry-After: {RETRY_S}")
        if path.startswith("/p"):
            return page_of(f"on day {now // DAY:.0f}, says {site}")
        if luck < 0.1:
            return answer("", "500 Oh")
        if luck > 0.5:
            self.named[site].append(f"/p{len(self.named[site])}")
        return feed_of(*self.named[site][-20:]) if luck > 0.3 else missing


def weeks(desk: Desk, monkeypatch: pytest.MonkeyPatch, days: int, every_s: float = EVERY) -> Land:
    land = Land(desk, seed=days)
    monkeypatch.setattr(rounds, "Fetcher", partial(Fetcher, resolve=lambda _host, _port: ["127.0.0.1"]))
    sites = [f"site-{number}.example.org" for number in range(FEEDS)]
    targets = [Target(desk.server.url("/feed", site), every_s=every_s) for site in sites]
    rules = Rules(allow_private=True, total_s=5.0, read_s=5.0)
    tracemalloc.start()
    held = []
    for day in (days / 2, days):
        desk.watch_targets(targets, day * DAY - desk.clock.seconds, rules=rules)
        desk.events.clear()
        held.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    assert held[-1] - held[0] < 1_000_000, held  # caches of libraries have bounds
    return land


def test_fifty_feeds_for_four_weeks(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    land = weeks(desk, monkeypatch, 28)
    assert land.early == []
    for site, times in land.asked.items():
        gaps = [later - earlier for earlier, later in pairwise(times)]
        assert min(gaps) >= 3.0, site
    captured = [source for source, _ in desk.captures()]
    assert len(captured) == len(set(captured))
    told = sum(len(paths) for paths in land.named.values())
    assert told >= len(captured) > 0.8 * told > 80  # some failed to the end, some were named last
