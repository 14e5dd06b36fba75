"""What is watched is looked at when it is due; what is new or changed is captured once."""

from __future__ import annotations

from pathlib import Path

import pytest

from orontes.errors import LedgerError, RequestError
from orontes.ledger.watched import FILE, Watched
from orontes.pipeline.watching import Kind, Target
from orontes.sources.web import Rules
from tests.pipeline.watching.conftest import Desk, Server, answer, feed_of, page_of

DAY = 86_400.0


def test_each_item_of_a_feed_is_captured_once(desk: Desk, server: Server):
    server.pages |= {"/feed": feed_of("/a", "/b"), "/a": page_of("at dawn"), "/b": page_of("at noon")}
    tally = desk.watch("/feed", seconds=DAY)
    assert sorted(desk.captures()) == [("/a", "feed"), ("/b", "feed")]
    assert (tally.captured, len(desk.texts())) == (2, 2)
    assert server.paths().count("/a") == server.paths().count("/b") == 1
    assert 80 <= server.paths().count("/feed") <= 96  # every 15 minutes and up to a tenth of that


def test_a_capture_says_by_which_feed_it_came_and_what_the_feed_said(desk: Desk, server: Server):
    server.pages |= {"/feed": feed_of("/a"), "/a": page_of("at dawn")}
    desk.watch("/feed", once=True, publisher="Valley Monitor")
    with desk.open() as book:
        feed, capture = book.captures()
        details = dict(capture.details)
        document = book.documents()[0]
    assert (details["feed"], details["feed's capture"]) == (feed.source, feed.id) == (server.url("/feed"), feed.id)
    assert b"<id>/a</id>" in Path(feed.original).read_bytes()
    assert (details["item's title"], details["item's published"]) == ("At /a", "2024-03-20T09:00:00+00:00")
    assert document.publisher == "Valley Monitor"
    assert (document.published.isoformat(), document.published_from) == ("2024-03-20T09:00:00+00:00", "feed")


def test_a_feed_is_kept_when_it_names_something_new_and_not_at_each_look(desk: Desk, server: Server):
    server.pages |= {"/feed": [feed_of("/a"), feed_of("/a"), feed_of("/a", "/b")], "/a": page_of("at dawn")}
    desk.watch("/feed", seconds=DAY)
    with desk.open() as book:
        kept = [capture for capture in book.captures() if capture.source.endswith("/feed")]
    assert [b"/b" in Path(capture.original).read_bytes() for capture in kept] == [False, True]


def test_a_new_item_is_captured_when_it_is_named(desk: Desk, server: Server):
    server.pages |= {"/feed": [feed_of("/a"), feed_of("/b", "/a")], "/a": page_of("at dawn"), "/b": page_of("later")}
    desk.watch("/feed", once=True)
    assert desk.captures() == [("/a", "feed")]
    desk.clock.seconds += 1000
    desk.watch("/feed", once=True)
    assert desk.captures() == [("/a", "feed"), ("/b", "feed")]


def test_the_pictures_of_a_page_are_captured_where_that_is_asked_for(desk: Desk, server: Server):
    picture = answer(b"\x89PNG\r\n\x1a\n" + bytes(50), "200 OK", "Content-Type: image/png")
    body = page_of("at dawn").split(b"\r\n\r\n", 1)[1].replace(b"<p>", b"<img src='/one.png'><p>")
    server.pages |= {"/feed": feed_of("/a"), "/a": answer(body), "/one.png": picture}
    desk.watch("/feed", once=True, rules=Rules(allow_private=True, pictures=3))
    with desk.open() as book:
        _, page, embedded = book.captures()
    assert dict(embedded.details)["embedded in"] == page.id


def test_an_item_that_was_updated_is_fetched_again_and_captured_if_it_says_something_else(desk: Desk, server: Server):
    pages = [page_of("at dawn"), page_of("at dawn"), page_of("before dawn")]
    feeds = [feed_of("/a", updated=f"2024-03-20T1{hour}:00:00Z") for hour in range(3)]
    server.pages |= {"/feed": feeds, "/a": pages}
    desk.watch("/feed", seconds=DAY / 4)
    assert server.paths().count("/a") == 3
    assert desk.captures() == [("/a", "feed"), ("/a", "feed")]
    assert ["before dawn" in text for text in desk.texts()].count(True) == 1


def test_a_server_that_says_so_is_asked_only_for_what_changed(desk: Desk, server: Server):
    tagged = feed_of("/a").replace(b"Content-Length", b'ETag: "v1"\r\nLast-Modified: yesterday\r\nContent-Length')
    server.pages |= {"/feed": [tagged, answer("", "304 Not Modified")], "/a": page_of("at dawn")}
    desk.watch("/feed", seconds=3600)
    heads = [head for head in server.asked if head.startswith("GET /feed")]
    assert "If-None-Match" not in heads[0]
    assert all('If-None-Match: "v1"' in head and "If-Modified-Since: yesterday" in head for head in heads[1:])
    assert desk.outcomes().count("unchanged") == len(heads) - 1 > 1


def test_what_was_remembered_of_a_feed_that_could_not_be_read_does_not_hide_it(desk: Desk, server: Server):
    broken = answer("<p>at work on it</p>", "200 OK", 'ETag: "x"')
    server.pages |= {"/feed": [broken, feed_of("/a")], "/a": page_of("at dawn")}
    desk.watch("/feed", seconds=2 * 3600, kind=Kind.FEED)
    assert not any("If-None-Match" in head for head in server.asked[:4] if "/feed" in head)
    assert desk.captures() == [("/a", "feed")]


def test_a_page_is_captured_when_its_text_has_changed_and_asked_less_often_while_it_has_not(desk, server):
    page = page_of("at dawn")
    other = page.replace(b"<article>", b"<article data-views='1234567'>")
    other = answer(other.split(b"\r\n\r\n", 1)[1])
    server.pages |= {"/live": [page, other, page_of("at noon"), page_of("at dusk")]}
    desk.watch("/live", seconds=3600, kind=Kind.PAGE)
    assert desk.captures() == [("/live", "GET")] * 3
    begun = server.paths().count("/live")
    desk.watch("/live", seconds=20 * DAY, kind=Kind.PAGE)
    assert server.paths().count("/live") - begun < 35  # by and by once a day
    assert desk.captures() == [("/live", "GET")] * 3


def test_a_watched_page_without_a_date_is_of_the_day_of_its_capture_and_says_so(desk: Desk, server: Server):
    server.pages["/live"] = page_of("at dawn")
    desk.watch("/live", once=True)
    with desk.open() as book:
        document = book.documents()[0]
    assert document.published.date() == desk.clock.now().date()
    assert any("the day on which it was captured" in note for note in document.notes)


def test_an_address_of_which_nothing_is_said_is_what_it_turns_out_to_be(desk: Desk, server: Server):
    server.pages |= {"/feed": feed_of("/a"), "/a": page_of("at dawn"), "/live": page_of("at noon")}
    desk.watch("/feed", "/live", once=True)
    assert sorted(desk.captures()) == [("/a", "feed"), ("/live", "GET")]


def test_two_feeds_that_name_one_page_fetch_it_once(desk: Desk, server: Server):
    server.pages |= {"/feed": feed_of("/a"), "/other": feed_of("/a"), "/a": page_of("at dawn")}
    desk.watch("/feed", "/other", once=True)
    assert server.paths().count("/a") == 1
    assert desk.outcomes().count("known") == 1


def test_a_feed_is_left_alone_as_long_as_it_asks(desk: Desk, server: Server):
    server.pages |= {"/feed": feed_of("/a", ttl=180), "/a": page_of("at dawn")}
    desk.watch("/feed", seconds=DAY)
    assert server.paths().count("/feed") in {8, 9}


def test_what_fails_is_asked_less_and_less_and_told_of_once(desk: Desk, server: Server):
    server.pages |= {"/feed": answer("", "500 Oh"), "/other": feed_of("/a"), "/a": page_of("at dawn")}
    desk.watch("/feed", "/other", seconds=10 * DAY, every_s=7200.0)
    assert server.paths().count("/feed") < 15
    assert desk.captures() == [("/a", "feed")]
    assert len(desk.log("watch")) == 1
    server.pages["/feed"] = feed_of("/b")
    server.pages["/b"] = page_of("at noon")
    desk.watch("/feed", "/other", seconds=2 * DAY, every_s=7200.0)
    assert [why.split(" ")[0] for why in desk.log("watch")] == ["gave", "is"]
    assert ("/b", "feed") in desk.captures()


def test_a_host_is_left_alone_for_as_long_as_it_asks(desk: Desk, server: Server):
    server.pages["/feed"] = answer("", "503 Busy", "Retry-After: 7200")
    desk.watch("/feed", once=True)
    desk.watch("/feed", seconds=7000)
    assert server.paths().count("/feed") == 1
    desk.watch("/feed", seconds=3600)
    assert server.paths().count("/feed") == 2


def test_what_is_gone_is_asked_for_no_more(desk: Desk, server: Server):
    server.pages |= {"/feed": answer("", "410 Gone")}
    assert desk.watch("/feed", seconds=DAY).polls == 1
    assert desk.outcomes() == ["gone"]
    assert desk.watch("/feed", seconds=DAY).polls == 0
    assert len(desk.log("watch")) == 1


def test_where_a_feed_has_moved_to_is_remembered(desk: Desk, server: Server):
    moved = answer("", "301 Moved Permanently", "Location: /new")
    server.pages |= {"/old": moved, "/new": feed_of("/a"), "/a": page_of("at dawn")}
    desk.watch("/old", seconds=DAY / 4)
    assert server.paths().count("/old") == 1
    assert server.paths().count("/new") > 10
    assert desk.log("watch") == [f"has moved for good to {server.url('/new')}"]


def test_a_page_that_cannot_be_had_is_tried_again_and_in_the_end_set_aside(desk: Desk, server: Server):
    server.pages |= {
        "/feed": feed_of("/a", "/b", "/c"),
        "/a": answer("", "500 Oh"),
        "/b": [answer("", "502 Oh"), page_of("x")],
    }
    tally = desk.watch("/feed", seconds=2 * DAY, every_s=3600.0)
    assert server.paths().count("/a") == 5
    assert server.paths().count("/b") == 2
    assert server.paths().count("/c") == 1  # 404: it is not there
    assert tally.skipped == 2
    assert desk.captures() == [("/b", "feed")]
    assert sum("/a" in why for why in desk.log("skip")) == 1


def test_of_a_sitemap_that_is_new_only_what_is_fresh_is_fetched(desk: Desk, server: Server):
    row = "<url><loc>/{0}</loc><lastmod>{1}</lastmod></url>"
    old, fresh = row.format("old", "2019-01-01"), row.format("a", "2024-03-21")
    bare = "<url><loc>/bare</loc></url>"
    changed = row.format("old", "2024-03-22")
    maps = [
        f"<urlset>{rows}</urlset>" for rows in (old + fresh + bare, changed + fresh + bare + bare.replace("bare", "b"))
    ]
    server.pages |= {"/map.xml": [answer(each) for each in maps]}
    server.pages |= {f"/{name}": dated(name) for name in ("old", "a", "b", "bare")}
    desk.watch("/map.xml", once=True)
    assert desk.captures() == [("/a", "feed")]
    desk.watch("/map.xml", seconds=3600)
    assert sorted(desk.captures()) == [("/a", "feed"), ("/b", "feed"), ("/old", "feed")]


def dated(name: str) -> bytes:
    body = page_of(name).split(b"\r\n\r\n", 1)[1]
    return answer(body.replace(b"<head>", b"<head><meta property='article:published_time' content='2024-03-20'>"))


def test_the_sitemaps_of_an_index_are_read_and_an_archive_is_passed_over(desk: Desk, server: Server):
    row = "<sitemap><loc>/{0}.xml</loc><lastmod>{1}</lastmod></sitemap>"
    index = [row.format("one", "2024-03-20"), row.format("one", "2024-03-22") + row.format("two", "2024-03-22")]
    one = ["<url><loc>/old</loc></url>", "<url><loc>/old</loc></url><url><loc>/a</loc></url>"]
    server.pages |= {"/map.xml": [answer(f"<sitemapindex>{each}</sitemapindex>") for each in index]}
    server.pages |= {"/one.xml": [answer(f"<urlset>{each}</urlset>") for each in one]}
    server.pages |= {"/two.xml": answer("<urlset><url><loc>/b</loc></url></urlset>")}
    server.pages |= {f"/{name}": dated(name) for name in ("old", "a", "b")}
    desk.watch("/map.xml", seconds=3600)
    assert sorted(desk.captures()) == [("/a", "feed"), ("/b", "feed")]  # of a sitemap that came later, everything
    assert server.paths().count("/two.xml") == 1


def test_what_is_older_than_asked_for_is_not_fetched(desk: Desk, server: Server):
    server.pages |= {"/feed": feed_of("/a"), "/a": page_of("at dawn")}
    target = Target(server.url("/feed"), since=desk.clock.now())
    desk.watch_targets([target], 3600)
    assert "/a" not in server.paths()
    other = Target(server.url("/feed?2"), since=desk.clock.now().replace(day=1))
    server.pages["/feed?2"] = feed_of("/a")
    desk.watch_targets([other], 3600)
    assert "/a" in server.paths()


def test_the_state_can_be_lost_or_damaged_without_harm(desk: Desk, server: Server):
    server.pages |= {"/feed": feed_of("/a", "/b"), "/a": page_of("at dawn"), "/b": page_of("at noon")}
    desk.watch("/feed", once=True)
    state = desk.folder / FILE
    for damage in (state.unlink, lambda: state.write_bytes(b"no database" * 999)):
        damage()
        desk.watch("/feed", once=True)
        assert server.paths().count("/a") == server.paths().count("/b") == 1
        assert len(desk.captures()) == 2
    assert len(desk.said) == 1
    assert "made anew" in desk.said[0]


def test_every_flipped_byte_of_the_state_is_harmless(desk: Desk, server: Server):
    server.pages |= {"/feed": feed_of("/a"), "/a": page_of("at dawn")}
    desk.watch("/feed", once=True)
    state = desk.folder / FILE
    whole = state.read_bytes()
    for at in range(0, len(whole), len(whole) // 40):
        state.write_bytes(whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :])
        desk.watch("/feed", once=True)
    assert desk.captures() == [("/a", "feed")]


def test_a_second_watch_is_refused(desk: Desk):
    with Watched(desk.folder), pytest.raises(LedgerError, match="another `orontes watch`"):
        desk.watch("/feed", once=True)


def test_nothing_to_watch_is_said(desk: Desk):
    with pytest.raises(RequestError, match="nothing to watch"):
        desk.watch_targets([])


def test_claims_are_read_when_nothing_is_due(desk: Desk, server: Server):
    server.pages |= {"/feed": feed_of("/a", "/b"), "/a": page_of("at dawn"), "/b": page_of("at noon")}
    idle: list[int] = []
    desk.watch_targets([Target(server.url("/feed"))], 3600, idle=lambda: idle.append(len(desk.texts())))
    assert idle in ([1, 2], [2])


def test_claims_that_could_not_be_read_are_read_later(desk: Desk, server: Server):
    tried: list[int] = []

    def idle() -> None:
        tried.append(1)
        if len(tried) == 1:
            raise LedgerError("another process is writing to it")

    server.pages |= {"/feed": feed_of("/a"), "/a": page_of("at dawn")}
    desk.watch_targets([Target(server.url("/feed"))], 3600, idle=idle)
    assert (len(tried), desk.said) == (2, ["another process is writing to it"])


def test_a_fault_of_ours_with_one_feed_costs_no_other(desk: Desk, server: Server, monkeypatch):
    from orontes.pipeline.watching import visiting

    real = visiting.read_feed
    monkeypatch.setattr(visiting, "read_feed", lambda name, *rest: 1 // 0 if "bad" in name else real(name, *rest))
    server.pages |= {"/bad": feed_of("/b"), "/feed": feed_of("/a"), "/a": page_of("at dawn")}
    desk.watch("/bad", "/feed", seconds=3600)
    assert desk.captures() == [("/a", "feed")]
    assert any("fault of Orontes" in event.detail for event in desk.events)


def test_a_casebook_that_is_being_written_to_is_waited_for(desk: Desk, server: Server):
    server.pages |= {"/feed": feed_of("/a"), "/a": page_of("at dawn")}
    with desk.open() as other:
        lock = other.ledger.writing()
        lock.__enter__()

        def release(seconds: float, sleep=desk.clock.sleep) -> None:
            sleep(seconds)
            if any(event.outcome.value == "later" for event in desk.events):
                lock.__exit__(None, None, None)
                desk.clock.sleep = sleep

        desk.clock.sleep = release
        desk.watch("/feed", seconds=3600)
    assert desk.captures() == [("/a", "feed")]
