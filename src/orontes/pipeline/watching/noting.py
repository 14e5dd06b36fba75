"""What every look shares: casebook, state, fetcher and clock; what feeds name, notes in the log, and events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from orontes.ledger import Action, Casebook
from orontes.ledger.watched import Known, Watched
from orontes.pipeline.watching.items import host_of, named
from orontes.pipeline.watching.keeping import keep_feed
from orontes.pipeline.watching.types import Event, Outcome, Target
from orontes.sources.feeds import Feed
from orontes.sources.web import Fetched, Fetcher


@dataclass(frozen=True, slots=True)
class Noting:
    """What a look works with. `clock` gives aware UTC times."""

    book: Casebook
    state: Watched
    fetcher: Fetcher
    clock: Callable[[], datetime]

    def now(self) -> float:
        """The present in seconds since 1970."""
        return self.clock().timestamp()

    def note(self, url: str, why: str) -> None:
        """Log what became of a watched address: its changes, and not each look."""
        self.book.note(Action.WATCH, url, why=why)

    def heed(self, fetched: Fetched, asked: str) -> None:
        """Leave the host alone for as long as it asks, across restarts too."""
        if fetched.retry_s:
            for url in {asked, fetched.url}:
                self.state.hold(host_of(url), self.now() + fetched.retry_s)

    def take(
        self, target: Target, known: Known, fetched: Fetched, feed: Feed, *, first: bool, all_named: bool = False
    ) -> tuple[int, int]:
        """Remember what a feed names, after the feed itself was kept if that is news. Gives how many: new, changed."""
        now, by = self.now(), fetched.capture.id if fetched.capture else ""
        items = list(named(target, feed, now, first=first, by=by))
        if self.state.is_news(items):
            keep_feed(self.book, fetched)
        return self.state.keep(known, items, now, all_named=all_named)

    def event(
        self,
        outcome: Outcome,
        url: str,
        detail: str,
        target: str = "",
        *,
        new: int = 0,
        changed: int = 0,
        next_s: float | None = None,
    ) -> Event:
        """What happened, now."""
        return Event(self.clock(), outcome, url, detail, target, new, changed, next_s)
