"""From the address that was asked for along its redirects to the last answer; each hop is checked like the first."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

import httpx

from orontes.sources.types import SkipReason
from orontes.sources.web.addresses import brief, checked, joined
from orontes.sources.web.exchanging import Asker, Headers
from orontes.sources.web.pace import Pace, retry_after
from orontes.sources.web.robots import Robots
from orontes.sources.web.types import Exchange, Refused, Rules

REDIRECTS = {301, 302, 303, 307, 308}
PERMANENT = {301, 308}
BUSY = {429, 503}
FIRST_BACK_OFF_S = 10.0  # doubled each time, where a busy host does not say how long to wait


class Journey:
    """One address, its redirects, and every exchange on the way. Without `robots` no permission is asked."""

    def __init__(self, asker: Asker, pace: Pace, robots: Robots | None, headers: Headers, rules: Rules) -> None:
        self._asker = asker
        self._pace = pace
        self._robots = robots
        self._headers = headers
        self._rules = rules
        self.exchanges: list[Exchange] = []
        self.permissions: list[str] = []  # by whose word each address was asked
        self.moved_to = ""
        self.retry_s: float | None = None
        self._spent_s = 0.0

    def go(self, url: str) -> Exchange:
        """The last answer. Raises Refused where the way ends before one: what was exchanged until then stays."""
        seen: set[str] = set()
        settled = True
        for _ in range(self._rules.hops + 1):
            target = checked(url)
            if str(target) in seen:
                raise Refused(SkipReason.UNREACHABLE, f"{brief(target)}: the redirects lead round in a circle")
            seen.add(str(target))
            last = self._patiently(target)
            location = last.header("location")
            if last.status not in REDIRECTS or not location:
                return last
            url = joined(target, location)
            settled = settled and last.status in PERMANENT
            self.moved_to = url if settled else self.moved_to
        raise Refused(
            SkipReason.UNREACHABLE, f"{brief(target)}: over {self._rules.hops} redirects; give the last address"
        )

    def _patiently(self, url: httpx.URL) -> Exchange:
        """Ask as often as a busy host may be asked. Raises Refused by robots.txt."""
        delay = self._permission(url)
        for back_off in self._back_offs():
            if self._robots is None:
                self._pace.wait_for_robots(url.host)
            else:
                self._pace.wait(url.host, delay)
            last = self._ask(url)
            asked = retry_after(last.header("retry-after"), last.began)
            self.retry_s = asked
            if last.status not in BUSY:
                break
            self.retry_s = back_off if asked is None else asked
            self._pace.hold(url.host, self.retry_s)
            if self.retry_s > self._rules.patience_s:
                break
        return last

    def _ask(self, url: httpx.URL) -> Exchange:
        """One exchange, in what is left of the time and the bytes for all of them."""
        began = time.monotonic()
        came = sum(len(each.response) for each in self.exchanges)
        left = replace(
            self._rules, total_s=self._rules.total_s - self._spent_s, wire_bytes=max(0, self._rules.wire_bytes - came)
        )
        last = self._asker.get(url, self._headers, left)
        self._spent_s += time.monotonic() - began
        self.exchanges.append(last)
        return last

    def _back_offs(self) -> Iterator[float]:
        return (FIRST_BACK_OFF_S * 2**number for number in range(max(1, self._rules.tries)))

    def _permission(self, url: httpx.URL) -> float:
        """The seconds that the host wants between requests. Raises Refused where it does not want them at all."""
        if self._robots is None:
            return 0.0
        verdict = self._robots.verdict(url)
        if not verdict.allowed:
            raise Refused(
                SkipReason.ROBOTS, f"{brief(url)}: not asked for, by {verdict.why}; save the page and add the file"
            )
        self.permissions.append(verdict.why)
        return verdict.delay_s
