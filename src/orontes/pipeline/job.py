"""A piece of work in hand: what was chosen, what was done, and who is told."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Protocol

from orontes.audience import Profile
from orontes.ledger import NOW, AsOf, Casebook
from orontes.sources.types import Skipped, SkipReason
from orontes.theatre.types import Theatre


def today() -> date:
    """The day after which a report counts as dated in the future (UTC)."""
    return datetime.now(UTC).date()


class Watcher(Protocol):
    """Somebody who is told how far a run has come."""

    def stage(self, name: str, total: int) -> None:
        """A stage begins; `total` is its number of steps, 0 where unknown."""

    def step(self, done: int) -> None:
        """So many steps of the current stage are done."""


class Silent:
    """A watcher who does not care."""

    def stage(self, name: str, total: int) -> None:
        """Ignore it."""

    def step(self, done: int) -> None:
        """Ignore it."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user may choose for an edition.

    `as_of` is the edition's own day (default: the latest publication day); positions younger than `delay_days` before
    it are withheld from the public profile. `published` dates reports that carry no date of their own. `asof` leaves
    out what was not yet said, or not yet known in the casebook, at a time. `allow_private` has web addresses on this
    machine and in its own network asked too; so many `pictures` of each page are captured with it.
    """

    theatre: str = "syria"
    profile: Profile = Profile.INTERNAL
    published: date | None = None
    as_of: date | None = None
    delay_days: int = 14
    tile_url: str = ""
    title: str = ""
    asof: AsOf = NOW
    allow_private: bool = False
    pictures: int = 0


@dataclass(slots=True)
class Summary:
    """What a run did: one line on it (`done`), counts, what was set aside, and seconds by stage.

    It is never written into an edition.
    """

    counts: dict[str, int] = field(default_factory=dict)
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    done: str = ""

    @property
    def partial(self) -> bool:
        """Whether something given was not read; a second copy of a report that was read loses nothing."""
        return any(item.reason is not SkipReason.DUPLICATE for item in self.skipped)


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work in hand: the casebook it goes through, the pack it reads with, and who is told."""

    casebook: Casebook
    pack: Theatre
    choices: Choices = field(default_factory=Choices)
    summary: Summary = field(default_factory=Summary)
    watcher: Watcher = field(default_factory=Silent)

    @contextmanager
    def stage(self, name: str, total: int = 0) -> Iterator[None]:
        """Announce a stage and add its seconds to the summary."""
        self.watcher.stage(name, total)
        start = time.perf_counter()
        yield
        self.summary.seconds[name] = self.summary.seconds.get(name, 0.0) + time.perf_counter() - start
