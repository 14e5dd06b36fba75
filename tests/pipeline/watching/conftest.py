"""A casebook, a server on this machine, and a watch by a clock that moves when somebody sleeps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from orontes.ledger import Casebook
from orontes.pipeline.watching import Event, Means, Tally, Target, watch
from orontes.sources.web import Rules
from tests.sources.web import conftest as web
from tests.sources.web.conftest import BEGIN, HandWound
from tests.sources.web.server import Server, answer

__all__ = ["BEGIN", "Desk", "HandWound", "Server", "answer", "feed_of", "page_of"]


def feed_of(*paths: str, updated: str = "", ttl: int = 0) -> bytes:
    """An Atom or RSS feed that names pages of its own server, as an answer."""
    stamp = f"<updated>{updated}</updated>" if updated else ""
    entries = "".join(
        f"<entry><id>{path}</id><link href='{path}'/><title>At {path}</title>"
        f"<published>2024-03-20T09:00:00Z</published>{stamp}</entry>"
        for path in paths
    )
    rss = "".join(f"<item><link>{path}</link><pubDate>Wed, 20 Mar 2024 09:00 GMT</pubDate></item>" for path in paths)
    atom = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Valley</title>{entries}</feed>"
    body = f"<rss><channel><title>Valley</title><ttl>{ttl}</ttl>{rss}</channel></rss>" if ttl else atom
    return answer(body, "200 OK", "Content-Type: application/xml")


def page_of(text: str) -> bytes:
    """A page with enough text to be read."""
    body = f"Fighters took the mill near Kawkab on Monday, {text}. Residents said that nobody was hurt in the village."
    return answer(f"<html><head><title>Mill</title></head><body><article><p>{body}</p></article></body></html>")


class Desk:
    """A casebook that is watched for a while at a time; `events` are what was told."""

    def __init__(self, folder: Path, server: Server, clock: HandWound) -> None:
        self.folder = folder
        self.server = server
        self.clock = clock
        self.events: list[Event] = []
        self.said: list[str] = []
        Casebook.create(folder, "any", clock=clock.now).close()

    def watch(
        self, *paths: str, seconds: float = 0.0, once: bool = False, rules: Rules | None = None, **more: object
    ) -> Tally:
        """Watch addresses of the server for so many seconds of the clock."""
        targets = [Target(self.server.url(path), **more) for path in paths]  # type: ignore[arg-type]
        return self.watch_targets(targets, seconds, once=once, rules=rules)

    def watch_targets(
        self,
        targets: Sequence[Target],
        seconds: float = 0.0,
        *,
        once: bool = False,
        rules: Rules | None = None,
        idle: Callable[[], None] = lambda: None,
    ) -> Tally:
        end = self.clock.seconds + seconds
        means = Means(
            tell=self.events.append,
            say=self.said.append,
            rules=rules or Rules(allow_private=True, total_s=5.0, read_s=5.0),
            clock=self.clock.now,
            ticks=self.clock.ticks,
            sleep=self.clock.sleep,
            stopped=lambda: not once and self.clock.seconds > end,
            idle=idle,
        )
        with self.open() as book:
            return watch(book, targets, means, once=once)

    def open(self) -> Casebook:
        return Casebook.open(self.folder, clock=self.clock.now, wait_s=0.2)

    def texts(self) -> list[str]:
        with self.open() as book:
            return [document.text for document in book.documents()]

    def captures(self) -> list[tuple[str, str]]:
        """Address and door of each capture from which something was read, in order."""
        with self.open() as book:
            assert book.verify() == ()
            base = self.server.url("")
            return [(each.source.removeprefix(base), each.method) for each in book.captures() if each.documents]

    def log(self, action: str) -> list[str]:
        with self.open() as book:
            return [entry.why for entry in book.custody() if entry.action == action]

    def outcomes(self) -> list[str]:
        return [event.outcome.value for event in self.events]


server, clock = web.server, web.clock  # fixtures


@pytest.fixture
def desk(tmp_path: Path, server: Server, clock: HandWound) -> Desk:
    return Desk(tmp_path / "book", server, clock)
