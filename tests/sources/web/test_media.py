"""The pictures of a page's main part are captured with it, each on its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.sources.web.server import Server, answer

from orontes.sources import SkipReason, collect
from orontes.sources.web import Fetched, Fetcher
from orontes.sources.web.media import pictures

Make = Callable[..., Fetcher]
TODAY = date(2024, 3, 22)
PNG = answer(b"\x89PNG\r\n\x1a\n" + bytes(50), "200 OK", "Content-Type: image/png")
DATED = '<meta property="article:published_time" content="2024-03-21T10:30:00Z">'
WORDS = "<p>Rebel fighters entered the town of Soran on 21 March 2024, a resident said on Tuesday.</p>" * 4


def page(inside: str, head: str = "") -> str:
    return (
        f"<html><head>{DATED}{head}</head><body><img src='/logo.png'><article>{WORDS}{inside}</article></body></html>"
    )


def found(inside: str, head: str = "") -> tuple[str, ...]:
    fetched = Fetched("https://example.org/news/a", (), None, page(inside, head).encode())
    return tuple(each.removeprefix("https://example.org") for each in pictures(fetched))


def test_the_pictures_of_the_main_part_are_found() -> None:
    assert found("<img src='b.jpg#x'><img src='/c.jpg'><img src='b.jpg'>") == ("/news/b.jpg", "/c.jpg")
    assert found("<img src=''><img>", "<meta property='og:image' content='/lead.jpg'>") == ("/lead.jpg",)
    assert found("<img srcset='s.jpg 480w, l.jpg 1024w' src='s.jpg'>") == ("/news/l.jpg", "/news/s.jpg")
    assert found("<img data-src='late.jpg' src='data:image/gif;base64,R0lGOD'>") == ("/news/late.jpg",)
    assert found("<img src='b.jpg'>", "<base href='https://example.org/files/'>") == ("/files/b.jpg",)


def test_what_is_no_web_address_is_no_picture_to_fetch() -> None:
    for source in ("file:///etc/passwd", "javascript:x", "http://[::1", "data:,x"):
        assert found(f"<img src='{source}'>") == ()


def test_each_picture_is_a_capture_that_names_its_page(server: Server, fetcher_of: Make) -> None:
    inside = (
        "<img src='/one.png'><img src='/two.png'><img src='/gone.png'><img src='/page'><img src='http://10.0.0.1/x'>"
    )
    server.pages |= {"/a": answer(page(inside)), "/one.png": PNG, "/two.png": PNG, "/page": answer("<p>no picture</p>")}

    def resolve(host: str, port: int) -> list[str]:
        if host != "127.0.0.1":
            raise OSError
        return [host]

    collection = collect([server.url("/a")], today=TODAY, fetcher=fetcher_of(resolve=resolve, pictures=9))
    whole, *embedded = collection.captures
    assert len(collection.documents) == 1 and len(embedded) == 4
    assert {dict(each.details)["embedded in"] for each in embedded} == {whole.id}
    assert all(each.documents == () for each in embedded)
    assert [each.reason for each in collection.skipped] == [
        SkipReason.MISSING,
        SkipReason.BINARY,
        SkipReason.UNREACHABLE,
    ]


def test_no_more_than_so_many_are_fetched(server: Server, fetcher_of: Make) -> None:
    inside = "".join(f"<img src='/{number}.png'>" for number in range(9))
    server.pages |= {"/a": answer(page(inside))} | {f"/{number}.png": PNG for number in range(9)}
    collection = collect([server.url("/a")], today=TODAY, fetcher=fetcher_of(pictures=2))
    assert len(collection.captures) == 3
    (left,) = collection.skipped
    assert "7 more pictures" in left.detail
    assert collect([server.url("/a")], today=TODAY, fetcher=fetcher_of()).captures[1:] == ()
