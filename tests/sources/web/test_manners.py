"""How hosts are treated: robots.txt, the pace, and what a busy host asks for."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.web.conftest import HandWound
from tests.sources.web.server import Server, answer, redirect

from orontes.sources import SkipReason
from orontes.sources.web import Fetcher
from orontes.sources.web.pace import retry_after

Make = Callable[..., Fetcher]
Walk = list[tuple[str, str]]
PAGE = answer("<p>Shells fell on Kawkab.</p>")


def robots(text: str | bytes) -> bytes:
    return answer(text, "200 OK", "Content-Type: text/plain")


@pytest.mark.parametrize(
    ("file", "allowed"),
    [
        (robots("User-agent: *\nDisallow: /a"), False),
        (robots("User-agent: orontes\nDisallow: /\n\nUser-agent: *\nAllow: /"), False),
        (robots("User-agent: other\nDisallow: /"), True),
        (robots("User-agent: *\nDisallow: /\nAllow: /a"), True),  # the longer rule counts
        (robots("User-agent: *\nDisallow: /*.html$"), True),
        (robots(b"\xef\xbb\xbfUser-agent: *\nDisallow: /a"), False),
        (robots(bytes(range(256)) * 100), True),
        (robots("User-agent: *\nDisallow: /a\n" + "# much\n" * 200_000), False),  # 1.4 MB
        (robots("# much\n" * 200_000 + "User-agent: *\nDisallow: /a\n"), True),  # not read so far
        (answer("", "404 Not Found"), True),
        (answer("", "403 Forbidden"), True),
        (answer("", "500 Oh"), False),
        (answer("", "429 Too Many Requests", "Retry-After: 100000"), False),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n", False),
        ([redirect("/robots.txt?2"), PAGE], True),
        (redirect("/robots.txt"), False),
    ],
)
def test_robots_txt_is_obeyed(server: Server, fetcher_of: Make, file: bytes, allowed: bool) -> None:
    server.pages |= {"/robots.txt": file, "/robots.txt?2": robots("User-agent: *\nDisallow: /b"), "/a": PAGE}
    fetched = fetcher_of().fetch(server.url("/a"))
    assert (fetched.problem is None) == allowed == ("/a" in server.paths())
    if fetched.problem:
        assert (fetched.problem.reason, fetched.capture) == (SkipReason.ROBOTS, None)
        assert "\n" not in fetched.problem.detail


def test_robots_txt_is_asked_for_once_a_day(server: Server, fetcher_of: Make, clock: HandWound) -> None:
    server.pages |= {"/robots.txt": robots("User-agent: *\nDisallow: /b"), "/a": PAGE, "/b": PAGE}
    fetcher = fetcher_of()
    for path in ("/a", "/b", "/a"):
        fetcher.fetch(server.url(path))
    assert server.paths() == ["/robots.txt", "/a", "/a"]
    clock.seconds += 86_401
    fetcher.fetch(server.url("/a"))
    assert server.paths()[3:] == ["/robots.txt", "/a"]


def test_hosts_beyond_number_do_not_fill_the_memory(server: Server, fetcher_of: Make) -> None:
    """A page of links to a thousand names of one server, each with a robots.txt as long as is read."""
    server.pages |= {"/robots.txt": robots("#" * 500_000), "/a": PAGE}
    fetcher = fetcher_of(resolve=lambda host, port: ["127.0.0.1"])
    fetcher.fetch(server.url("/a", "first.example.org"))
    tracemalloc.start()
    for number in range(100):
        fetcher.fetch(server.url("/a", f"{number}.example.org"))
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 30_000_000


def test_a_redirect_needs_permission_too(server: Server, fetcher_of: Make) -> None:
    server.pages |= {"/robots.txt": robots("User-agent: *\nDisallow: /b"), "/a": redirect("/b"), "/b": PAGE}
    fetched = fetcher_of().fetch(server.url("/a"))
    assert fetched.problem is not None and fetched.problem.reason is SkipReason.ROBOTS
    assert fetched.capture is not None  # of the redirect
    assert "/b" not in server.paths()


def test_a_host_that_is_down_is_not_asked_again_at_once(fetcher_of: Make, clock: HandWound) -> None:
    looked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        looked.append(host)
        raise OSError

    fetcher = fetcher_of(resolve=resolve)
    for _ in range(3):
        fetched = fetcher.fetch("http://nowhere.invalid/")
        assert fetched.problem is not None and fetched.problem.reason is SkipReason.UNREACHABLE
    assert len(looked) == 1
    clock.seconds += 601
    fetcher.fetch("http://nowhere.invalid/")
    assert len(looked) == 2


def test_a_host_is_asked_at_its_pace(server: Server, fetcher_of: Make, clock: HandWound) -> None:
    """robots.txt and redirects count; another host does not wait for this one."""
    server.pages |= {"/a": redirect("/b"), "/b": PAGE}
    fetcher = fetcher_of(resolve=lambda host, port: ["127.0.0.1"])
    fetcher.fetch(server.url("/a", "one.example.org"))
    assert clock.slept == [3.0, 3.0]
    fetcher.fetch(server.url("/b", "two.example.org"))
    assert clock.slept == [3.0, 3.0, 3.0]
    clock.seconds += 2
    fetcher.fetch(server.url("/b", "two.example.org"))
    assert clock.slept[3:] == [1.0]


def test_a_crawl_delay_is_kept(server: Server, fetcher_of: Make, clock: HandWound) -> None:
    server.pages |= {"/robots.txt": robots("User-agent: *\nCrawl-delay: 20"), "/a": PAGE}
    fetcher = fetcher_of()
    assert fetcher.fetch(server.url("/a")).problem is None
    assert fetcher.fetch(server.url("/a")).problem is None
    assert clock.slept == [3.0, 20.0]


@pytest.mark.parametrize("delay", ["1e9", "nan", "-5", "inf", "soon"])
def test_a_crawl_delay_out_of_reason_makes_nobody_wait_for_ever(
    server: Server, fetcher_of: Make, clock: HandWound, delay: str
) -> None:
    server.pages |= {"/robots.txt": robots(f"User-agent: *\nCrawl-delay: {delay}"), "/a": PAGE}
    fetcher = fetcher_of()
    assert fetcher.fetch(server.url("/a")).problem is None
    again = fetcher.fetch(server.url("/a"))
    assert (again.problem is None) == (delay != "1e9")
    assert clock.slept == [3.0, 3.0] or again.retry_s == 86_400


def test_a_busy_host_is_asked_again_when_it_says(server: Server, fetcher_of: Make, clock: HandWound) -> None:
    busy = answer("", "429 Too Many Requests", "Retry-After: 20")
    server.pages["/a"] = [busy, answer("", "503 Busy"), PAGE]
    fetched = fetcher_of().fetch(server.url("/a"))
    assert (fetched.problem, [each.status for each in fetched.exchanges]) == (None, [429, 503, 200])
    assert clock.slept == [3.0, 20.0, 20.0]  # it said twenty, then nothing: twice ten


def test_a_host_that_stays_busy_is_left_alone(server: Server, fetcher_of: Make, clock: HandWound) -> None:
    server.pages["/a"] = answer("", "503 Busy", "Retry-After: 3600")
    fetcher = fetcher_of()
    fetched = fetcher.fetch(server.url("/a"))
    assert fetched.problem is not None and fetched.problem.reason is SkipReason.UNREACHABLE
    assert (fetched.retry_s, len(fetched.exchanges)) == (3600.0, 1)
    again = fetcher.fetch(server.url("/b"))
    assert again.problem is not None and "3600 more seconds" in again.problem.detail
    assert server.paths() == ["/robots.txt", "/a"]
    clock.seconds += 3600
    assert fetcher.fetch(server.url("/b")).status == 404


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        ("99999999999999", 86_400.0),
        ("Fri, 22 Mar 2024 12:02:00 GMT", 120.0),
        ("Fri, 22 Mar 2024 11:02:00 GMT", 0.0),
        ("-1", None),
        ("soon", None),
        ("", None),
        ("٣", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str, seconds: float | None) -> None:
    assert retry_after(value, datetime(2024, 3, 22, 12, tzinfo=UTC)) == seconds


ANSWERS = {
    "/ok": PAGE,
    "/moved": redirect("/ok"),
    "/busy": answer("", "429 Too Many Requests"),
    "/later": answer("", "503 Busy", "Retry-After: 40"),
    "/long": answer("", "503 Busy", "Retry-After: 500"),
    "/gone": answer("", "410 Gone"),
}
WALKS = st.lists(st.tuples(st.sampled_from(["one.example.org", "two.example.org"]), st.sampled_from([*ANSWERS])))


@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=WALKS, delay=st.integers(0, 9), pause=st.integers(0, 100))
def test_no_host_is_asked_too_soon(fetcher_of: Make, clock: HandWound, walk: Walk, delay: int, pause: int) -> None:
    asked: dict[str, list[tuple[float, float]]] = {}  # of each host: when, and for how long it wants to be left alone

    def noted(path: str, data: bytes) -> Callable[[Server], Iterable[bytes]]:
        def serve(server: Server) -> Iterable[bytes]:
            host = server.asked[-1].partition("Host: ")[2].partition(":")[0]
            asked.setdefault(host, []).append((clock.seconds, {"/later": 40, "/long": 500}.get(path, 0)))
            return (data,)

        return serve

    pages = ANSWERS | {"/robots.txt": robots(f"User-agent: *\nCrawl-delay: {delay}")}
    with Server({path: noted(path, data) for path, data in pages.items()}) as server:
        fetcher = fetcher_of(resolve=lambda host, port: ["127.0.0.1"])
        for host, path in walk:
            fetcher.fetch(server.url(path, host))
            clock.seconds += pause
    for times in asked.values():
        for (first, free), (then, _) in pairwise(times):
            assert then - first >= max(3, free)
        assert all(then - first >= delay for (first, _), (then, _) in pairwise(times[1:]))
