"""Files and folders in, documents out: what is read, when it is dated and who it is by."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.errors import InputNotFound
from orontes.sources import Collection, SkipReason, collect
from orontes.sources.formats import read_file

TODAY = date(2020, 1, 1)
BODY = "Rebel fighters entered the town of Soran on Tuesday, a resident said.\n"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def reasons(collection: Collection) -> dict[str, SkipReason]:
    return {skipped.file: skipped.reason for skipped in collection.skipped}


def test_a_manifest_dates_and_attributes_its_reports(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", BODY)
    write(tmp_path, "a.txt", "Another report.\n")
    write(
        tmp_path,
        "reports.csv",
        "file,publisher,published,url\n"
        "a.txt,Valley Monitor,2017-03-24T09:45:00+02:00,https://example.org/a\nb.txt,Valley Monitor,2017-03-22,\n",
    )
    documents = collect([tmp_path], today=TODAY).documents
    assert [d.file for d in documents] == ["b.txt", "a.txt"]  # by publication time
    assert documents[1].published == datetime(2017, 3, 24, 7, 45, tzinfo=UTC)
    assert (documents[1].publisher, documents[1].url) == ("Valley Monitor", "https://example.org/a")
    assert {d.published_from for d in documents} == {"manifest"}
    assert documents[0].id == hashlib.sha256(BODY.encode()).hexdigest()


def test_text_is_the_decoded_original_with_its_line_ends(tmp_path: Path) -> None:
    original = b"\xef\xbb\xbfFirst line\r\nsecond\r\n"
    path = write(tmp_path, "x.txt", original)
    (document,) = collect([path], published=date(2017, 3, 1), today=TODAY).documents
    assert document.text == "First line\r\nsecond\r\n"
    assert document.original == original
    assert document.published_from == "option"


def test_the_date_line_is_used_with_a_note(tmp_path: Path) -> None:
    path = write(tmp_path, "x.txt", f"A headline\n\nPublished: 22 March 2017, 16:44 GMT\n\n{BODY}")
    (document,) = collect([path], today=TODAY).documents
    assert document.published == datetime(2017, 3, 22, 16, 44, tzinfo=UTC)
    assert document.published_from == "text"
    assert any("22 March 2017" in note for note in document.notes)


def test_a_manifest_that_the_report_contradicts_is_followed_with_a_note(tmp_path: Path) -> None:
    write(tmp_path, "x.txt", f"25 March 2017\n{BODY}")
    write(tmp_path, "reports.csv", "file,publisher,published\nx.txt,Valley Monitor,2017-03-22\n")
    (document,) = collect([tmp_path], today=TODAY).documents
    assert document.published.date() == date(2017, 3, 22)
    assert "'25 March 2017'" in document.notes[0]


def test_the_file_name_dates_and_names_the_publisher_last(tmp_path: Path) -> None:
    path = write(tmp_path, "valleymonitor-2017-03-24.txt", BODY)
    (document,) = collect([path], today=TODAY).documents
    assert (document.publisher, document.published.date()) == ("valleymonitor", date(2017, 3, 24))
    assert len(document.notes) == 2


def test_an_unknown_publisher_is_said_to_be_unknown(tmp_path: Path) -> None:
    (document,) = collect([write(tmp_path, "x.txt", BODY)], published=date(2017, 3, 1), today=TODAY).documents
    assert document.publisher == ""
    assert any("publisher is not known" in note for note in document.notes)


def test_a_page_gives_its_text_title_and_time(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{BODY} It was the {n}th such attack that the monitor counted.</p>" for n in range(4, 9))
    page = (
        '<html><head><title>Soran entered</title><meta property="og:site_name" content="Valley Monitor">'
        '<meta property="article:published_time" content="2017-03-22T10:30:00+02:00"></head>'
        f"<body><nav>Home About</nav><article><h1>Soran entered</h1>{paragraphs}</article></body></html>"
    )
    (document,) = collect([write(tmp_path, "x.html", page)], today=TODAY).documents
    assert "Rebel fighters entered the town of Soran" in document.text
    assert "<p>" not in document.text
    assert document.original == page.encode()
    assert document.published == datetime(2017, 3, 22, 8, 30, tzinfo=UTC)
    assert (document.title, document.publisher, document.media_type) == ("Soran entered", "Valley Monitor", "text/html")


def test_each_row_of_a_jsonl_file_is_a_report(tmp_path: Path) -> None:
    rows = [
        json.dumps({"doc": "first", "text": BODY, "publisher": "Valley Monitor", "published": "2017-03-22"}),
        "{not json",
        json.dumps({"doc": "second", "text": ""}),
        json.dumps({"text": BODY + "More.", "published": "2017-03-23", "title": "Soran"}),
        json.dumps({"text": BODY, "published": "yesterday"}),
        json.dumps({"text": BODY, "publisher": 7}),
        json.dumps(["text"]),
        "[" * 100_000,
    ]
    collection = collect([write(tmp_path, "x.jsonl", "\n".join(rows))], today=TODAY)
    assert [d.doc for d in collection.documents] == ["first", "x-4"]
    assert collection.documents[0].original == rows[0].encode()
    assert [s.detail.split(":")[0] for s in collection.skipped] == [f"x.jsonl, line {n}" for n in (2, 3, 5, 6, 7, 8)]
    assert {s.reason for s in collection.skipped} == {SkipReason.BAD_ROW}


def test_half_a_character_in_json_does_no_harm(tmp_path: Path) -> None:
    path = write(tmp_path, "x.jsonl", '{"text": "Rebels \\ud800 advanced", "published": "2017-03-22"}')
    (document,) = collect([path], today=TODAY).documents
    assert document.text == "Rebels \ufffd advanced"


def test_a_shared_stem_is_told_apart(tmp_path: Path) -> None:
    write(tmp_path, "one/x.txt", BODY)
    write(tmp_path, "two/x.txt", "Another report of that day.")
    documents = collect([tmp_path], published=date(2017, 3, 1), today=TODAY).documents
    assert [(d.doc, d.file) for d in documents] == [("x", "one/x.txt"), ("x-2", "two/x.txt")]
    assert any("named x" in note for note in documents[1].notes)


def test_a_stem_that_looks_like_a_suffix_stays_its_own(tmp_path: Path) -> None:
    for number, name in enumerate(("a/x.txt", "b/x.txt", "c/x-2.txt")):
        write(tmp_path, name, f"Report {number}.")
    documents = collect([tmp_path], published=date(2017, 3, 1), today=TODAY).documents
    assert [d.doc for d in documents] == ["x", "x-3", "x-2"]


def test_what_stands_beside_reports_is_passed_over(tmp_path: Path) -> None:
    for name in ("README.md", "LICENSE", ".hidden.txt", "other.csv", ".git/x.txt", "out/edition.json", "out/sitrep.md"):
        write(tmp_path, name, "x")
    write(tmp_path, "report.txt", BODY)
    collection = collect([tmp_path], published=date(2017, 3, 1), today=TODAY)
    assert [d.file for d in collection.documents] == ["report.txt"]
    assert collection.skipped == ()


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path, "x.txt", BODY)
    collection = collect([tmp_path, path], published=date(2017, 3, 1), today=TODAY)
    assert (len(collection.documents), collection.skipped) == (1, ())


def test_a_single_file_uses_the_manifest_beside_it(tmp_path: Path) -> None:
    path = write(tmp_path, "x.txt", BODY)
    write(tmp_path, "reports.csv", "file,publisher,published\nx.txt,Valley Monitor,2017-03-22\ngone.txt,,2017-03-22\n")
    collection = collect([path], today=TODAY)
    assert collection.documents[0].publisher == "Valley Monitor"
    assert collection.skipped == ()


def test_a_link_loop_is_harmless(tmp_path: Path) -> None:
    write(tmp_path, "x.txt", BODY)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    collection = collect([tmp_path], published=date(2017, 3, 1), today=TODAY)
    assert [d.file for d in collection.documents] == ["x.txt"]
    assert reasons(collection) == {"self.txt": SkipReason.UNREADABLE}


def test_nothing_to_read_is_an_error_that_names_the_path(tmp_path: Path) -> None:
    with pytest.raises(InputNotFound, match=r"nowhere.*no such file"):
        collect([tmp_path / "nowhere"], today=TODAY)
    with pytest.raises(InputNotFound, match="the folder holds no report"):
        collect([tmp_path], today=TODAY)
    with pytest.raises(InputNotFound, match="no path"):
        collect([], today=TODAY)


def test_one_missing_path_of_two_is_set_aside(tmp_path: Path) -> None:
    path = write(tmp_path, "x.txt", BODY)
    collection = collect([path, tmp_path / "gone"], published=date(2017, 3, 1), today=TODAY)
    assert len(collection.documents) == 1
    assert [s.reason for s in collection.skipped] == [SkipReason.MISSING]


@given(data=st.binary(max_size=400), suffix=st.sampled_from([".txt", ".md", ".html", ".jsonl", ".xyz"]))
def test_no_bytes_bring_it_down(data: bytes, suffix: str) -> None:
    for part in read_file("x" + suffix, data):
        if not hasattr(part, "reason"):
            part.text.encode()


@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_utf8_text_comes_through_unchanged(text: str) -> None:
    for part in read_file("x.txt", text.encode()):
        assert getattr(part, "text", text.removeprefix("\ufeff")) == text.removeprefix("\ufeff") or not text.strip()


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta name="Date" content="2017-03-22">', datetime(2017, 3, 22, tzinfo=UTC)),
        (
            '<script type="application/ld+json">{"datePublished": "2017-03-22T10:00:00Z"}</script>',
            datetime(2017, 3, 22, 10, tzinfo=UTC),
        ),
        ('<meta property="article:published_time" content="soon">', datetime(2017, 3, 23, 9, 5, tzinfo=UTC)),
    ],
)
def test_a_page_is_dated_by_the_surest_of_its_marks(tmp_path: Path, head: str, expected: datetime) -> None:
    body = f"<p>{BODY}</p>" + "<p>Shells fell on the road to Khattab until the evening came.</p>" * 5
    marked = "<h1>Soran</h1><p class='post-date'>23 March 2017, 9:05 am</p>"
    page = f"<html><head>{head}</head><body><article>{marked}{body}</article></body></html>"
    (document,) = collect([write(tmp_path, "x.html", page)], today=TODAY).documents
    assert (document.published, document.published_from) == (expected, "file")


SCRAPS = st.sampled_from(
    [
        "<html>",
        "<body>",
        "<svg>",
        "<!--",
        "</p>",
        "<p>",
        "&#xD800;",
        "\x00",
        "<div",
        "<title>",
        "]]>",
        "<article>",
        BODY,
    ]
)


@settings(deadline=None)
@given(st.lists(SCRAPS, max_size=20))
def test_no_broken_page_brings_it_down(scraps: list[str]) -> None:
    for part in read_file("x.html", "".join(scraps).encode()):
        assert getattr(part, "reason", None) in {None, SkipReason.EMPTY, SkipReason.BINARY}
