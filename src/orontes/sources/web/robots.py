"""robots.txt (RFC 9309): what a host allows, and how often it wants to be asked."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

import httpx
from protego import Protego

from orontes.sources.types import Skipped, SkipReason
from orontes.sources.web.exchanging import PRODUCT
from orontes.sources.web.types import Fetched, Refused

LARGEST_BYTES = 500 * 1024  # RFC 9309, section 2.5, asks for so much at least; what follows is not read
KEPT_S = 86_400.0  # section 2.4: a day at most
FAILED_S = 600.0  # a host whose robots.txt could not be had is asked again after ten minutes
WAIT_S = 30.0
HOSTS, KEPT = 1_000, 20_000_000  # hosts, and characters of all their files, that are remembered
_TOO_MANY = 429


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an address may be asked, by whose word, and seconds the host wants between requests."""

    allowed: bool
    why: str
    delay_s: float = 0.0


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a host until a time: its rules, that all is allowed, or why nothing can be asked."""

    until: float
    why: str
    text: str | None = None  # as it came: parsed, a hostile one takes twelve times its size
    problem: Skipped | None = None


class Robots:
    """The robots.txt of each host, asked for once a day."""

    def __init__(self, ask: Callable[[str], Fetched], ticks: Callable[[], float]) -> None:
        self._ask = ask
        self._ticks = ticks
        self._known: OrderedDict[str, _Known] = OrderedDict()

    def verdict(self, url: httpx.URL) -> Verdict:
        """What the host's robots.txt says of `url`. Raises Refused where the host itself cannot or may not be asked."""
        known = self._of(str(url.copy_with(raw_path=b"/robots.txt")))
        if known.problem:
            raise Refused(known.problem.reason, known.problem.detail)
        if known.text is None:
            return Verdict(True, known.why)
        rules = Protego.parse(known.text)
        delay = rules.crawl_delay(PRODUCT) or 0.0
        delay_s = max(0.0, delay) if math.isfinite(delay) else 0.0
        return Verdict(rules.can_fetch(str(url), PRODUCT), known.why, delay_s)

    def _of(self, address: str) -> _Known:
        known = self._known.get(address)
        if known is None or known.until <= self._ticks():
            self._known.pop(address, None)
            known = self._known[address] = self._asked(address)
            while len(self._known) > HOSTS or sum(len(each.text or "") for each in self._known.values()) > KEPT:
                self._known.popitem(last=False)
        return known

    def _asked(self, address: str) -> _Known:
        """Section 2.3.1: no such file allows everything; a host that fails to answer allows nothing."""
        fetched = self._ask(address)
        now, status, problem = self._ticks(), fetched.status, fetched.problem
        if 400 <= status < 500 and status != _TOO_MANY:
            return _Known(now + KEPT_S, f"{address} does not exist (status {status})")
        if problem and status:
            detail = f"{problem.detail}; without a robots.txt that can be read the site is left alone"
            problem = Skipped(problem.file, SkipReason.ROBOTS, detail)
        if problem:
            return _Known(now + FAILED_S, "", problem=problem)
        digest = sha256(fetched.body).hexdigest()
        text = fetched.body[:LARGEST_BYTES].decode("utf-8-sig", "replace")
        return _Known(now + KEPT_S, f"{address} (SHA-256 {digest})", text)
