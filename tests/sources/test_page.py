"""Saved web pages: live blogs by their updates, barriers noted, dates guessed only where nothing says them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledger.conftest import a_document

from orontes.errors import LexiconError
from orontes.reading import split_entries
from orontes.reading.types import EntryKind
from orontes.sources import SkipReason, collect
from orontes.sources.page import NoPage, Page, read_page
from orontes.sources.page.barriers import parse_patterns

STORY = "Government troops took the village of Maardes on Tuesday, residents of the town of Soran said by telephone."
LONGER = "".join(f"<p>{STORY} Paragraph {n} tells more of it.</p>" for n in range(6))
TODAY = datetime(2026, 1, 1, tzinfo=UTC).date()


def page_of(source: str) -> Page:
    page = read_page(f"<html><body>{source}</body></html>")
    assert isinstance(page, Page), page
    return page


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{data if isinstance(data, str) else json.dumps(data)}</script>'


def blog(*updates: object, **more: object) -> dict[str, object]:
    return {"@type": "LiveBlogPosting", "headline": "Hama, live", "liveBlogUpdate": list(updates), **more}


def update(at: str, words: str, **more: object) -> dict[str, object]:
    return {"@type": "BlogPosting", "datePublished": at, "articleBody": words, **more}


TWO = (
    update("2017-03-24T19:45:00+02:00", "<p>Rebels entered Qomhana.</p><p>The army denied it.</p>", headline="Qomhana"),
    update("2017-03-23T23:50:00Z", "Shells fell on Soran &amp; Maardes."),
)


def entries_of(page: Page) -> list[tuple[EntryKind, datetime, str]]:
    document = a_document(page.text, published=page.published)
    return [(one.kind, one.time, one.span.of(page.text)) for one in split_entries(document)]


@pytest.mark.parametrize(
    "data",
    [
        blog(*TWO),
        blog(*reversed(TWO)),
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, blog(*TWO)]},
        [{"mainEntity": {"deep": [blog([*TWO])]}}],
        blog(*TWO) | {"@type": ["https://schema.org/LiveBlogPosting", "NewsArticle"]},
        {
            "@graph": [
                blog({"@id": "#1"}, {"@id": "#2"}),
                {"@id": "#1", **TWO[0]},
                {"@id": "#2", **TWO[1]},
            ]
        },
        "<!-- " + json.dumps(blog(*TWO)).replace('"}]', '",}\n,]') + " -->",
    ],
)
def test_each_update_of_a_live_blog_is_read_at_its_own_time(data: object) -> None:
    page = page_of(f"<html><head>{linked(data)}</head><body><article>{LONGER}</article></body></html>")
    told = {words: time for kind, time, words in entries_of(page) if kind is EntryKind.UPDATE}
    assert told == {
        "Qomhana.\nRebels entered Qomhana.\nThe army denied it.": datetime(2017, 3, 24, 17, 45, tzinfo=UTC),
        "Shells fell on Soran & Maardes.": datetime(2017, 3, 23, 23, 50, tzinfo=UTC),
    }
    assert page.published == datetime(2017, 3, 24, 17, 45, tzinfo=UTC)
    assert any("live blog of 2 updates" in note for note in page.notes)


def test_what_a_page_says_beside_its_updates_is_kept_and_its_copies_of_them_are_not() -> None:
    shown = "<p>17:45 GMT</p><p>Rebels entered Qomhana. The army denied it.</p>"
    page = page_of(f"{linked(blog(*TWO))}<article>{LONGER}{shown}</article>")
    assert "Paragraph 5" in page.text
    assert page.text.count("Rebels entered Qomhana.") == 1
    assert "17:45 GMT\n" not in page.text


def test_a_live_blog_in_microdata_is_read_too() -> None:
    post = (
        '<div itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting">'
        '<meta itemprop="datePublished" content="2017-03-24T10:00:00Z"><h2 itemprop="headline">Morning</h2>'
        '<p itemprop="articleBody">Planes were heard over Hama.</p></div>'
    )
    page = page_of(f'<div itemscope itemtype="https://schema.org/LiveBlogPosting">{post}</div>')
    assert "UPDATE 2017-03-24 10:00 GMT: Morning.\nPlanes were heard over Hama." in page.text


def test_updates_without_a_time_are_kept_and_counted() -> None:
    page = page_of(linked(blog(TWO[0], update("soon", "Nothing is known of it."))) + LONGER)
    assert "UPDATE:\nNothing is known of it." in page.text
    assert "1 of its updates carry no time." in page.notes


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 4 * 24 * 60), min_size=1, max_size=8, unique=True), st.booleans(), st.integers(-12, 12))
def test_every_update_gets_its_time_in_whatever_order_and_zone(minutes: list[int], newest: bool, zone: int) -> None:
    start = datetime(2017, 3, 22, tzinfo=UTC)
    times = [start + timedelta(minutes=m) for m in sorted(minutes, reverse=newest)]
    local = [time.replace(tzinfo=None) + timedelta(hours=zone) for time in times]
    told = [f"{time.isoformat()}{zone:+03d}:00" for time in local]
    data = blog(*(update(at, f"Shell number {n} fell on the town.") for n, at in enumerate(told)))
    page = page_of(linked(data) + "<p>x</p>")
    assert [time for kind, time, _ in entries_of(page) if kind is EntryKind.UPDATE] == times
    assert page.published == max(times)


@pytest.mark.parametrize("broken", ['{"@type":', "[" * 100_000, '{"@type":"LiveBlogPosting","liveBlogUpdate":3}', "\0"])
def test_broken_linked_data_costs_nothing_but_itself(broken: str) -> None:
    assert page_of(f"{linked(broken)}<article>{LONGER}</article>").published is None


@pytest.mark.parametrize(
    "barrier",
    [
        linked({"@type": "NewsArticle", "isAccessibleForFree": "False"}),
        linked({"hasPart": {"@type": "WebPageElement", "isAccessibleForFree": False}}),
        '<meta property="article:content_tier" content="metered">',
        "<p>Subscribe now to continue reading this story of the war in the north of the province.</p>",
    ],
)
def test_a_paywall_is_noted(barrier: str) -> None:
    page = page_of(f"<article>{LONGER}{barrier}</article>")
    assert any("not free to read" in note for note in page.notes)


def test_a_cookie_banner_is_noted_and_an_article_has_no_notes() -> None:
    banner = '<div id="onetrust-banner-sdk"><p>We use cookies.</p></div>'
    assert "onetrust-banner-sdk" in page_of(f"<article>{LONGER}</article>{banner}").notes[0]
    assert page_of(f"<article>{LONGER}</article>").notes == ()


def test_a_page_that_only_asks_for_consent_is_no_report(tmp_path: Path) -> None:
    words = "We value your privacy. We and our 842 partners store information on a device. Accept all. Manage options."
    (tmp_path / "page-2017-03-24.html").write_text(f"<html><body><p>{words}</p></body></html>", "utf-8")
    (tmp_path / "good-2017-03-24.html").write_text(f"<article>{LONGER}</article>", "utf-8")
    found = collect([tmp_path], today=TODAY)
    assert [(item.file, item.reason) for item in found.skipped] == [("page-2017-03-24.html", SkipReason.BARRED)]
    assert len(found.documents) == 1


def test_a_page_that_only_asks_for_a_password_is_no_report(tmp_path: Path) -> None:
    form = "<form><p>Please log in to go on.</p><input name=user><input TYPE=Password name=pass></form>"
    (tmp_path / "page-2017-03-24.html").write_text(f"<html><body>{form}</body></html>", "utf-8")
    (tmp_path / "good-2017-03-24.html").write_text(f"<article>{LONGER}</article>{form}", "utf-8")
    found = collect([tmp_path], today=TODAY)
    assert [(item.file, item.reason) for item in found.skipped] == [("page-2017-03-24.html", SkipReason.DENIED)]
    assert len(found.documents) == 1


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ('<meta http-equiv="Refresh" content="0; URL=https://example.org/b">', "forwards"),
        ("<html><script>" + "draw();" * 100_000 + "</script></html>", "scripts"),
        ("<div>" * 500_000 + STORY, "no text"),
        ("<b><i>" * 400_000, "no text"),
    ],
)
def test_a_page_without_a_text_says_why(source: str, why: str) -> None:
    page = read_page(source)
    assert isinstance(page, NoPage) and why in page.why


def test_a_tag_with_attributes_by_the_hundred_thousand_keeps_nobody_waiting() -> None:
    attributes = " ".join(f"a{n}=1" for n in range(300_000))
    assert "Maardes" in page_of(f"<p {attributes}></p><article>{LONGER}</article>").text


def test_a_day_that_nothing_calls_the_date_is_a_guess_of_last_resort(tmp_path: Path) -> None:
    filed = "<p>Our desk filed it for print on 2017-03-24 and left.</p>"
    source = f"<html><body><article><h1>Hama</h1>{LONGER}{filed}</article></body></html>"
    assert page_of(source).guessed == datetime(2017, 3, 24, tzinfo=UTC)
    (tmp_path / "page.html").write_text(source, "utf-8")
    (document,) = collect([tmp_path], today=TODAY).documents
    assert document.published == datetime(2017, 3, 24, tzinfo=UTC)
    assert any("guess" in note for note in document.notes)
    (document,) = collect([tmp_path], published=TODAY, today=TODAY).documents
    assert document.published.date() == TODAY


def test_the_clock_is_not_asked_for_a_date(monkeypatch: pytest.MonkeyPatch) -> None:
    import htmldate.validators

    class NoClock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            raise AssertionError("the clock was asked")

    monkeypatch.setattr(htmldate.validators, "datetime", NoClock)
    assert page_of(f"<article>{LONGER}<p>Posted 3 days ago</p><p>May 3, 2099</p></article>").published is None


PIECES = st.sampled_from(
    ["<p>", "</p>", "<div class='date'>", "<article>", "</article>", "<script>", "<!--", "-->", "<![CDATA[",
     "<time datetime='2017-99-99'>", '<script type="application/ld+json">', '{"@type":"LiveBlogPosting",', "</script>",
     '"liveBlogUpdate":[{"datePublished":"9999-12-31T23:59:59-12:00","articleBody":"x"}]}', "&#0;", "&bogus;", "\x00",
     "<meta http-equiv=refresh content='url'>", STORY, "<svg><title>", "</html>", "<br", "=\"'", "\u202e", "\ud800"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=25))
def test_no_page_is_so_broken_that_reading_it_fails(pieces: list[str]) -> None:
    assert isinstance(read_page("".join(pieces)), Page | NoPage)


@pytest.mark.parametrize("line", ["paywall", "toll x", "consent ("])
def test_a_wrong_pattern_is_refused_by_its_line(line: str) -> None:
    with pytest.raises(LexiconError, match=r"barriers\.txt:2"):
        parse_patterns(f"# barriers\n{line}\n")
