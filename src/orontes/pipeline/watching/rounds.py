"""The watch itself: what is due is done, one thing at a time, until somebody says that it is enough."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from orontes.errors import CustodyBroken, LedgerError, OrontesError, RequestError
from orontes.ledger import Casebook
from orontes.ledger.watched import Waiting, Watched
from orontes.pipeline.watching.fetching import Collector
from orontes.pipeline.watching.schedule import next_try
from orontes.pipeline.watching.types import Event, Outcome, Tally, Target
from orontes.pipeline.watching.visiting import Visitor
from orontes.sources.clock import utc_now
from orontes.sources.web import Fetcher, Rules

NAP_S = 60.0  # the longest sleep at a time: a clock that is put right is noticed
A_MOMENT_S = 0.001  # so that what is waited for is due then
FAULT_S = 3600.0  # until an address that broke Orontes is looked at again
FAULT = "it could not be dealt with, which is a fault of Orontes: please report it"
LOCKED_S = 60.0  # until something that the casebook could not take is tried again
PATIENCE = 20  # times in a row that the casebook may refuse


class Stopped(Exception):
    """Somebody said that it is enough while nothing was in hand. It never leaves this room."""


@dataclass(slots=True)
class Means:
    """By what a watch works: what is fetched how, the time, and who says that it is enough.

    `sleep` takes seconds and comes back early once `stopped` says so; `tell` gets every event and `say` a line about
    the watch itself; `idle` is called when nothing is due and something has come in.
    """

    tell: Callable[[Event], None]
    say: Callable[[str], None]
    rules: Rules = field(default_factory=Rules)
    clock: Callable[[], datetime] = utc_now
    ticks: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    stopped: Callable[[], bool] = lambda: False
    idle: Callable[[], None] = lambda: None


def watch(book: Casebook, targets: Sequence[Target], means: Means, *, once: bool = False) -> Tally:
    """Watch addresses until `means.stopped`, or with `once` until nothing is due; say what was done.

    Everything that a feed names is fetched and added to the casebook in a transaction of its own, so that it can end
    at any instant. Raises RequestError where there is nothing to watch, LedgerError where another watch runs or the
    casebook cannot be written to.
    """
    if not targets:
        raise RequestError(f"{book.folder}: nothing to watch; name an address, or write [[watch]] in casebook.toml")
    book.ledger.refuse_older()  # no wait would mend it
    with Watched(book.folder, means.say) as state:
        state.watch(target.url for target in targets)
        return _Watch(book, targets, means, state).go(once)


class _Watch:
    """A watch that runs: what is due, is done; then it sleeps."""

    def __init__(self, book: Casebook, targets: Sequence[Target], means: Means, state: Watched) -> None:
        self._means = means
        self._state = state
        self._targets = {target.url: target for target in targets}
        fetcher = Fetcher(means.rules, clock=means.clock, ticks=means.ticks, sleep=self._pause)
        self._visitor = Visitor(book, state, fetcher, means.clock)
        self._collector = Collector(book, state, fetcher, means.clock)
        self._tally = Tally()
        self._refused = 0  # times in a row
        self._fresh = 0  # captures since claims were read

    def go(self, once: bool) -> Tally:
        """Work until it is enough. Raises LedgerError."""
        try:
            self._work(self._visitor.now() if once else None)
            self._rest()
        except Stopped:
            pass
        return self._tally

    def _work(self, began: float | None) -> None:
        """With a time, what was due then and what comes of it is done; without, it ends when it is stopped."""
        while not self._means.stopped():
            now = self._visitor.now()
            if (url := self._state.next_target(now if began is None else began)) is not None:
                self._poll(self._targets[url])
            elif (item := self._state.next_item(now)) is not None:
                self._fetch(item)
            elif not self._wait(began, now):
                return

    def _wait(self, began: float | None, now: float) -> bool:
        """Sleep until something is due; False where nothing will be, or with `began` nothing soon."""
        due = self._state.next_due() if began is None else self._state.next_item_due(began)
        longest = math.inf if began is None else self._means.rules.patience_s
        if due - now > longest or due == math.inf:
            return False
        self._rest()
        self._pause(min(max(due - self._visitor.now(), 0.0) + A_MOMENT_S, NAP_S))
        return True

    def _poll(self, target: Target) -> None:
        def put_off() -> None:
            self._state.keep(replace(self._state.known(target.url), due=self._visitor.now() + FAULT_S))

        self._tally.polls += 1
        self._do(target.url, lambda: self._visitor.look(target), put_off)

    def _fetch(self, item: Waiting) -> None:
        def put_off() -> None:
            self._state.settle(item, next_try(item.url, self._visitor.now(), item.tries + 1))

        self._do(item.url, lambda: self._collector.fetch(item, self._targets[item.target]), put_off)

    def _do(self, url: str, work: Callable[[], Event], put_off: Callable[[], None]) -> None:
        """Do one thing and tell of it. What goes wrong with one address costs no other."""
        try:
            self._tell(work())
            self._refused = 0
        except (Stopped, CustodyBroken):
            raise
        except LedgerError as error:
            self._refused += 1
            if self._refused > PATIENCE:
                raise
            self._tell(Event(self._means.clock(), Outcome.LATER, url, str(error), next_s=LOCKED_S))
            self._pause(LOCKED_S)
        except Exception as error:  # noqa: BLE001 - whatever it is, the others are still to be looked at
            put_off()
            detail = f"{FAULT} ({type(error).__name__}: {error})"
            self._tell(Event(self._means.clock(), Outcome.FAILED, url, detail))

    def _tell(self, event: Event) -> None:
        self._tally.count(event.outcome)
        self._fresh += event.outcome is Outcome.CAPTURED
        self._means.tell(event)

    def _rest(self) -> None:
        """Nothing is due: time for what is to be done with what has come in. It is tried again where it fails."""
        if not self._fresh:
            return
        try:
            self._means.idle()
            self._fresh = 0
        except CustodyBroken:
            raise
        except OrontesError as error:
            self._means.say(str(error))

    def _pause(self, seconds: float) -> None:
        self._means.sleep(seconds)
        if self._means.stopped():
            raise Stopped
