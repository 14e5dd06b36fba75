"""When an address is asked again: its own wish, our interval, patience with failures, and never all at once. Pure."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

from orontes.ledger.watched import Known
from orontes.pipeline.watching.types import Kind, Target

DAY_S = 86_400.0  # the longest between two looks, whatever a feed asks or however long it has failed
SPREAD = 0.1  # of the interval: so much later, so that addresses of one interval come apart
FIRST_RETRY_S = 300.0
TRIES = 5  # of an item's page


def next_look(target: Target, known: Known, now: float) -> float:
    """When to look again, in seconds since 1970 like `now`.

    The interval is the target's or what the feed asks for, if that is longer, at most a day; doubled for each failure
    in a row, and for each look at a page that found nothing new from the third on. Some 0 to 10% are added, chosen by
    the address and the number of the look, so that a schedule can be told beforehand. Hours and days in which a feed
    wants to be left alone are waited for.

    >>> page = Target("https://example.org/a", every_s=900.0)
    >>> 3600 <= next_look(page, Known(page.url, failures=2), 0.0) <= 3960
    True
    """
    base = max(target.every_s, min(known.wish, DAY_S))
    quiet = max(0, known.quiet - 2) if known.kind == Kind.PAGE else 0
    doubled = base * 2.0 ** min(known.failures + quiet, 20)
    wait = min(doubled, max(DAY_S, base)) * (1 + SPREAD * _chance(target.url, known.polls))
    return _after_hush(now + wait, known)


def next_try(url: str, now: float, tries: int) -> float | None:
    """When to try an item's page again after so many tries: 5, 20, 80 minutes, 5 hours; None where never.

    >>> 300 <= (next_try("https://example.org/a", 0.0, 1) or 0) <= 330
    True
    >>> next_try("https://example.org/a", 0.0, 5) is None
    True
    """
    return now + FIRST_RETRY_S * 4.0 ** (tries - 1) * (1 + SPREAD * _chance(url, tries)) if tries < TRIES else None


def _chance(url: str, number: int) -> float:
    """A number from 0 to 1 that looks like chance and is the same each time."""
    return int.from_bytes(hashlib.sha256(f"{number} {url}".encode()).digest()[:4]) / 2**32


def _after_hush(due: float, known: Known) -> float:
    """The first moment from `due` on at which the feed may be asked; `due` itself where it never may."""
    moment = datetime.fromtimestamp(due, UTC)
    for _ in range(8 * 24):
        if not (known.hours >> moment.hour & 1 or known.days >> moment.weekday() & 1):
            return max(due, moment.timestamp())
        moment = moment.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return due
