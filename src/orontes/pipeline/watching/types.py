"""The nouns of watching: what is watched, and what became of a look at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What an address is watched as."""

    AUTO = "auto"  # whatever it turns out to be
    FEED = "feed"
    SITEMAP = "sitemap"
    PAGE = "page"  # the page itself, each time that its text has changed: a live blog


@dataclass(frozen=True, slots=True)
class Target:
    """An address that is watched. What its feed dates before `since` is not fetched."""

    url: str
    kind: Kind = Kind.AUTO
    publisher: str = ""
    every_s: float = 900.0  # seconds between two looks; more where the feed asks for more
    since: datetime | None = None


class Outcome(StrEnum):
    """What became of a look at an address, or of an item."""

    NEW = "new"  # a feed named items that are to be fetched
    UNCHANGED = "unchanged"
    CAPTURED = "captured"
    KNOWN = "known"  # it had been captured already
    SKIPPED = "skipped"  # it gave no document, and will not be tried again
    LATER = "later"  # it gave none, and will be tried again
    FAILED = "failed"  # the feed or page itself could not be had
    GONE = "gone"  # it will not be asked for again


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a watch's log."""

    at: datetime  # UTC
    outcome: Outcome
    url: str
    detail: str  # one line for people
    target: str = ""  # the feed by which an item came
    new: int = 0
    changed: int = 0
    next_s: float | None = None  # seconds until the next look at this address


@dataclass(slots=True)
class Tally:
    """What a watch has done so far."""

    polls: int = 0
    captured: int = 0
    unchanged: int = 0
    skipped: int = 0
    failed: int = 0

    def count(self, outcome: Outcome) -> None:
        """Count an event."""
        self.captured += outcome is Outcome.CAPTURED
        self.unchanged += outcome in {Outcome.UNCHANGED, Outcome.KNOWN}
        self.skipped += outcome is Outcome.SKIPPED
        self.failed += outcome in {Outcome.FAILED, Outcome.GONE}
