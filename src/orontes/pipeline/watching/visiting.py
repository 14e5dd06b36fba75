"""One look at a watched address: fetch it, take what it says, and remember when to look again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from orontes.ledger.watched import Known
from orontes.pipeline.watching.items import host_of
from orontes.pipeline.watching.keeping import keep
from orontes.pipeline.watching.noting import Noting
from orontes.pipeline.watching.schedule import next_look
from orontes.pipeline.watching.types import Event, Kind, Outcome, Target
from orontes.sources.feeds import Feed, FeedKind, is_feed, read_feed
from orontes.sources.feeds.markup import unpacked
from orontes.sources.types import Skipped
from orontes.sources.web import Fetched

DOWN_AFTER = 3  # failures in a row before the custody log tells of it
GONE, NOT_MODIFIED = 410, 304


@dataclass(frozen=True, slots=True)
class Visitor(Noting):
    """Looks at feeds, sitemaps and pages."""

    def look(self, target: Target) -> Event:
        """Poll an address, and remember what it says. Raises LedgerError."""
        known, now = self.state.known(target.url), self.now()
        where = known.moved or target.url
        if (free := self.state.free(host_of(where))) > now:
            self.state.keep(replace(known, due=free))
            return self.event(Outcome.LATER, target.url, "its host wants to be left alone", next_s=free - now)
        fetched = self.fetcher.fetch(where, conditions(known))
        self.heed(fetched, where)
        if fetched.status == GONE:
            return self._gone(known)
        if fetched.problem:
            return self._failed(target, known, fetched.problem, fetched.retry_s or 0.0)
        return self._taken(target, self._moved(known, fetched), fetched)

    def _taken(self, target: Target, known: Known, fetched: Fetched) -> Event:
        """What an answer says. Its validators are remembered with what it said, or not at all."""
        if fetched.status == NOT_MODIFIED:
            return self._same(target, known, Outcome.UNCHANGED, "not modified")
        fresh = replace(known, etag=fetched.header("etag"), modified=fetched.header("last-modified"))
        if _is_page(target, known, fetched):
            outcome, detail = keep(
                self.book,
                fetched,
                target,
                {},
                fetcher=self.fetcher,
                today=self.clock().date(),
                log_failure=not known.quiet,
            )
            return self._same(target, replace(fresh, kind=Kind.PAGE), outcome, detail)
        feed = read_feed(target.url, fetched.body, fetched.url, charset_of(fetched))
        if isinstance(feed, Skipped):
            return self._failed(target, known, feed)
        return self._named(target, replace(fresh, kind=Kind.FEED), fetched, feed)

    def _named(self, target: Target, known: Known, fetched: Fetched, feed: Feed) -> Event:
        now, first = self.now(), not known.state
        hours, days = (sum(1 << number for number in each) for each in (feed.quiet_hours, feed.quiet_days))
        self._back(known)
        known = _up(replace(known, quiet=0, wish=feed.wait_s, hours=hours, days=days), target, now)
        whole = feed.kind is not FeedKind.SITEMAP_INDEX  # an index's sitemaps name items in its name
        new, changed = self.take(target, known, fetched, feed, first=first, all_named=whole)
        said = "; ".join((f"{new} new, {changed} changed of {len(feed.items)} items", *feed.notes))
        outcome = Outcome.NEW if new + changed else Outcome.UNCHANGED
        return self.event(outcome, target.url, said, new=new, changed=changed, next_s=known.due - now)

    def _same(self, target: Target, known: Known, outcome: Outcome, detail: str) -> Event:
        """A page was looked at, or a feed is as it was. A page is looked at less often while it does not change."""
        now = self.now()
        self._back(known)
        quiet = 0 if outcome is Outcome.CAPTURED else known.quiet + 1
        known = _up(replace(known, quiet=quiet), target, now)
        self.state.keep(known)
        return self.event(outcome, target.url, detail, next_s=known.due - now)

    def _failed(self, target: Target, known: Known, problem: Skipped, retry_s: float = 0.0) -> Event:
        now = self.now()
        known = replace(known, failures=known.failures + 1, polls=known.polls + 1)
        known = replace(known, due=max(next_look(target, known, now), now + retry_s))
        if known.failures >= DOWN_AFTER and known.state != "down":
            self.note(known.url, f"gave nothing of use {known.failures} times: {problem.detail}")
            known = replace(known, state="down", moved="")
        self.state.keep(known)
        return self.event(Outcome.FAILED, target.url, problem.detail, next_s=known.due - now)

    def _gone(self, known: Known) -> Event:
        self.note(known.url, "answers 410 Gone: it is asked for no more")
        self.state.keep(replace(known, state="gone", due=float("inf"), polls=known.polls + 1))
        return self.event(Outcome.GONE, known.url, "answers 410 Gone and is asked for no more: take it out of the list")

    def _back(self, known: Known) -> None:
        if known.state == "down":
            self.note(known.url, f"is of use again after {known.failures} failures")

    def _moved(self, known: Known, fetched: Fetched) -> Known:
        """Remember where an address has moved to for good."""
        if fetched.moved_to in {"", known.moved}:
            return known
        self.note(known.url, f"has moved for good to {fetched.moved_to}")
        return replace(known, moved=fetched.moved_to)


def conditions(known: Known) -> tuple[tuple[str, str], ...]:
    """The headers by which a server may answer that nothing has changed (RFC 9110, section 13.1)."""
    pairs = (("If-None-Match", known.etag), ("If-Modified-Since", known.modified))
    return tuple((name, value) for name, value in pairs if value)


def charset_of(fetched: Fetched) -> str:
    """The encoding that a server states, "" where it states none.

    >>> charset_of(Fetched("https://example.org/", (), None))
    ''
    """
    for part in fetched.header("content-type").split(";")[1:]:
        name, _, value = part.strip().partition("=")
        if name.lower() == "charset":
            return value.strip("\"' ")[:40]
    return ""


def _up(known: Known, target: Target, now: float) -> Known:
    known = replace(known, state="up", failures=0, polls=known.polls + 1)
    return replace(known, due=next_look(target, known, now))


def _is_page(target: Target, known: Known, fetched: Fetched) -> bool:
    """What an address is watched as; one of which nothing was said is what it turned out to be the first time."""
    if target.kind is not Kind.AUTO:
        return target.kind is Kind.PAGE
    if known.kind:
        return known.kind == Kind.PAGE
    body = unpacked(fetched.body)
    return body is not None and not is_feed(body)
