"""One item that waits: its page is fetched and added to the casebook, or the sitemap that it is, is read."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from orontes.ledger.fetched import is_captured
from orontes.ledger.watched import Waiting
from orontes.pipeline.watching.items import ARCHIVE, SITEMAP
from orontes.pipeline.watching.keeping import keep
from orontes.pipeline.watching.noting import Noting
from orontes.pipeline.watching.schedule import next_try
from orontes.pipeline.watching.types import Event, Outcome, Target
from orontes.pipeline.watching.visiting import NOT_MODIFIED, charset_of, conditions
from orontes.sources.feeds import read_feed
from orontes.sources.types import Skipped, SkipReason
from orontes.sources.web import Fetched

MENDING = (SkipReason.UNREACHABLE, SkipReason.ROBOTS)  # what may be otherwise the next time


@dataclass(frozen=True, slots=True)
class Collector(Noting):
    """Fetches what feeds have named."""

    def fetch(self, item: Waiting, target: Target) -> Event:
        """Fetch an item, unless what it is was captured already. Raises LedgerError."""
        if item.kind == SITEMAP:
            return self._sitemap(item, target)
        since = datetime.fromtimestamp(item.since, UTC) if item.since is not None else None
        if is_captured(self.book, item.url, since):
            self.state.settle(item)
            return self.event(Outcome.KNOWN, item.url, "was captured before", target.url)
        fetched = self._asked(item)
        again = self._again(item, fetched)
        told = json.loads(item.told)
        log_failure = again is None or not item.tries  # the first time and the last
        outcome, detail = keep(
            self.book, fetched, target, told, fetcher=self.fetcher, today=self.clock().date(), log_failure=log_failure
        )
        return self._settled(item, again, outcome, detail)

    def _sitemap(self, item: Waiting, target: Target) -> Event:
        """A sitemap of an index: what it names waits as if the index had named it."""
        known = self.state.known(item.url)
        fetched = self._asked(item, conditions(known))
        again = self._again(item, fetched)
        if fetched.status == NOT_MODIFIED:
            return self._settled(item, None, Outcome.UNCHANGED, "not modified")
        feed = fetched.problem or read_feed(item.url, fetched.body, fetched.url, charset_of(fetched))
        if isinstance(feed, Skipped):
            return self._settled(item, again, Outcome.SKIPPED, feed.detail)
        first = not known.state and bool(json.loads(item.told)[ARCHIVE])
        known = replace(known, state="up", etag=fetched.header("etag"), modified=fetched.header("last-modified"))
        new, changed = self.take(target, known, fetched, feed, first=first)
        outcome = Outcome.NEW if new + changed else Outcome.UNCHANGED
        said = f"{new} new, {changed} changed of {len(feed.items)} addresses"
        return replace(self._settled(item, None, outcome, said), new=new, changed=changed)

    def _asked(self, item: Waiting, headers: tuple[tuple[str, str], ...] = ()) -> Fetched:
        """The answer; the host's turn comes again after its pace, so that others are asked meanwhile."""
        fetched = self.fetcher.fetch(item.url, headers)
        self.heed(fetched, item.url)
        self.state.hold(item.host, self.now() + self.fetcher.rules.every_s)
        return fetched

    def _again(self, item: Waiting, fetched: Fetched) -> float | None:
        """When to try again what may be otherwise then; None where it is done, or tried often enough."""
        if fetched.problem is None or fetched.problem.reason not in MENDING:
            return None
        again = next_try(item.url, self.now(), item.tries + 1)
        return None if again is None else max(again, self.now() + (fetched.retry_s or 0.0))

    def _settled(self, item: Waiting, again: float | None, outcome: Outcome, detail: str) -> Event:
        self.state.settle(item, again)
        if again is None:
            return self.event(outcome, item.url, detail, item.target)
        return self.event(Outcome.LATER, item.url, detail, item.target, next_s=again - self.now())
