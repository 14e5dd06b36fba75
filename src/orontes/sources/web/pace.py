"""How often a host is asked. Each host has its own pace; what it asks for itself is heeded."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from orontes.sources.types import SkipReason
from orontes.sources.web.types import Refused, Rules

DAY_S = 86_400.0


@dataclass(frozen=True, slots=True)
class _Turn:
    asked: float  # when the host was asked last
    page: float = -math.inf  # and when for anything but its robots.txt
    free: float = 0.0  # when it wants to be asked again


class Pace:
    """Waits before a host is asked again. Hosts not asked for a day are forgotten."""

    def __init__(self, rules: Rules, ticks: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._rules = rules
        self._ticks = ticks
        self._sleep = sleep
        self._turns: dict[str, _Turn] = {}

    def wait_for_robots(self, host: str) -> None:
        """Wait for the host's turn to be asked for its robots.txt. Raises Refused where that is too long."""
        self._turns[host] = self._waited(host, 0.0)

    def wait(self, host: str, delay_s: float) -> None:
        """Wait for the host's turn, `delay_s` at least after the last page. Raises Refused where that is too long."""
        turn = self._waited(host, delay_s)
        self._turns[host] = replace(turn, page=turn.asked)

    def _waited(self, host: str, delay_s: float) -> _Turn:
        """The host's turn once it has come."""
        now = self._ticks()
        self._forget(now)
        turn = self._turns.get(host)
        if turn is None:
            return _Turn(now)
        due = max(turn.free, turn.asked + self._rules.every_s, turn.page + min(delay_s, DAY_S))
        if due - now > max(self._rules.patience_s, self._rules.every_s):
            detail = f"{host} asks to be left alone for {due - now:.0f} more seconds; try again then"
            raise Refused(SkipReason.UNREACHABLE, detail, due - now)
        if due > now:
            self._sleep(due - now)
        return replace(turn, asked=max(self._ticks(), now))

    def hold(self, host: str, seconds: float) -> None:
        """The host wants to be left alone for so long, at most a day."""
        now = self._ticks()
        self._turns[host] = _Turn(now, now, now + min(seconds, DAY_S))

    def _forget(self, now: float) -> None:
        for host in [name for name, turn in self._turns.items() if max(turn.asked, turn.free) < now - DAY_S]:
            del self._turns[host]


def retry_after(value: str, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for (RFC 9110, section 10.2.3); None where it is none.

    >>> retry_after("120", datetime(2024, 1, 1, tzinfo=UTC))
    120.0
    >>> retry_after("Mon, 01 Jan 2024 00:01:00 GMT", datetime(2024, 1, 1, tzinfo=UTC))
    60.0
    """
    text = value.strip()
    if text.isascii() and text.isdigit():
        return min(float(text), DAY_S)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, IndexError, OverflowError):
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(0.0, (aware - now).total_seconds()), DAY_S)
