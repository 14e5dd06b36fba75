"""Feeds and servers that mean harm: each is a line, and the others go on."""

from __future__ import annotations

import itertools

import pytest

from orontes.sources.web import Rules
from tests.pipeline.watching.conftest import Desk, Server, answer, feed_of, page_of

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\n"


def test_a_feed_without_an_end_is_cut_off_and_the_others_go_on(desk: Desk, server: Server):
    def endless(serving: Server):
        yield HEAD + b"Content-Length: 5000000000\r\n\r\n<rss><channel>"
        for _ in itertools.takewhile(lambda _: not serving.closing.is_set(), itertools.count()):
            yield b"<item><title>more</title></item>" * 2000

    server.pages |= {"/big": endless, "/feed": feed_of("/a"), "/a": page_of("at dawn")}
    rules = Rules(allow_private=True, total_s=20.0, wire_bytes=3_000_000)
    desk.watch("/big", "/feed", once=True, rules=rules)
    assert desk.captures() == [("/a", "feed")]
    assert any("cut off" in event.detail and event.url.endswith("/big") for event in desk.events)


def test_a_server_that_drips_is_given_up(desk: Desk, server: Server):
    def drip(serving: Server):
        yield HEAD + b"Content-Length: 1000\r\n\r\n<rss>"
        while not serving.closing.wait(0.05):
            yield b" "

    server.pages |= {"/slow": drip, "/feed": feed_of("/a"), "/a": page_of("at dawn")}
    desk.watch("/slow", "/feed", once=True, rules=Rules(allow_private=True, total_s=0.5, read_s=0.3))
    assert desk.captures() == [("/a", "feed")]


@pytest.mark.parametrize("page", [answer("", "302 Found", "Location: /feed"), answer("", "301 Moved", "Location: /x")])
def test_redirects_that_lead_nowhere_are_named(desk: Desk, server: Server, page: bytes):
    server.pages |= {"/feed": page, "/x": answer("", "302 Found", "Location: /feed")}
    desk.watch("/feed", once=True)
    assert desk.outcomes() == ["failed"]
    assert "circle" in desk.events[0].detail


@pytest.mark.parametrize(
    "where",
    ["http://127.0.0.1:{0}/secret", "http://localhost:{0}/secret", "http://[::1]:{0}/secret"],
)
def test_what_a_feed_names_on_this_machine_is_not_asked_for(desk: Desk, server: Server, where: str, monkeypatch):
    """The feed itself may be asked here, its items may not: the rules are those of any other watch."""
    address = where.format(server.port)
    server.pages |= {"/feed": feed_of(address), "/secret": page_of("in secret")}
    desk.watch("/feed", once=True)
    asked = server.paths().count("/secret")
    server.asked.clear()
    state = desk.folder / "watch.sqlite"
    state.unlink()
    desk.watch("/feed", once=True, rules=Rules())
    assert desk.outcomes()[-1] == "failed"
    assert "allow-private" in desk.events[-1].detail or "network of" in desk.events[-1].detail
    assert server.paths() == []
    assert asked <= 1


def test_an_item_on_a_private_address_is_refused_though_its_feed_is_not(desk: Desk, server: Server, monkeypatch):
    from functools import partial

    from orontes.pipeline.watching import rounds
    from orontes.sources.web import Fetcher

    real = Rules(total_s=5.0)
    inside = Fetcher(Rules(allow_private=True), clock=desk.clock.now, ticks=desk.clock.ticks, sleep=desk.clock.sleep)

    class Between(Fetcher):
        """The web as seen from outside: the feed's host answers, and every other address is looked at as always."""

        def fetch(self, url, headers=()):
            return inside.fetch(url, headers) if url.endswith("/feed") else super().fetch(url, headers)

    monkeypatch.setattr(rounds, "Fetcher", partial(Between))
    server.pages |= {
        "/feed": feed_of(server.url("/secret"), "file:///etc/passwd", "http://10.0.0.1/"),
        "/secret": page_of("in secret"),
    }
    desk.watch("/feed", once=True, rules=real)
    assert desk.outcomes() == ["new", "skipped", "skipped"]
    assert "/secret" not in server.paths()
    assert len(desk.log("skip")) == 2


def test_a_feed_that_is_always_otherwise_costs_a_look_at_each_page_and_no_capture(desk: Desk, server: Server):
    stamps = itertools.count()

    def restless(_serving: Server):
        yield feed_of("/a", updated=f"2024-03-20T10:00:{next(stamps) % 60:02}Z")

    server.pages |= {"/feed": restless, "/a": page_of("at dawn")}
    desk.watch("/feed", seconds=86_400 / 2, every_s=3600.0)
    assert desk.captures() == [("/a", "feed")]
    assert server.paths().count("/a") <= server.paths().count("/feed")


def test_a_page_under_one_address_with_two_bodies_is_two_documents(desk: Desk, server: Server):
    server.pages |= {"/feed": [feed_of("/a"), feed_of("/a", updated="2024-03-22T12:10:00Z")]}
    server.pages |= {"/a": [page_of("at dawn"), page_of("at noon")]}
    desk.watch("/feed", seconds=3600)
    assert len(desk.texts()) == 2
