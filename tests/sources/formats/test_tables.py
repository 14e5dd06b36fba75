"""Tables of texts: a row a report; tables of other things are passed over, and listed where they were named."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.sources.formats.making import SENTENCE, parts, skips

from orontes.errors import InputNotFound
from orontes.sources import SkipReason, collect


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_row_is_a_report(delimiter: str) -> None:
    header = delimiter.join(("Doc", "TEXT", "Publisher", "Published", "url", "Notes"))
    row = delimiter.join(
        (
            "kawkab",
            f'"{SENTENCE}\nSaid ""many""."',
            "Valley Monitor",
            "2017-03-24T09:45+02:00",
            "https://example.org",
            "x",
        )
    )
    (part,) = parts("a.csv", f"\ufeff{header}\r\n{row}\r\n".encode())
    assert part.text == f'{SENTENCE}\nSaid "many".'
    assert (part.stem, part.publisher, part.url) == ("kawkab", "Valley Monitor", "https://example.org")
    assert part.published == datetime(2017, 3, 24, 7, 45, tzinfo=UTC)
    assert part.original == row.encode()


def test_bad_rows_are_named_by_line_and_cost_no_other() -> None:
    rows = ["first", '"not closed', "", "one,two", '""', "last, or so,,", '"a\nb"', "end"]
    data = "text\n" + "\n".join(rows) + "\n"
    assert [part.text for part in parts("a.csv", data.encode())] == ["first", "a\nb", "end"]
    lines = [(item.reason, item.detail.partition(":")[0]) for item in skips("a.csv", data.encode())]
    assert lines == [(SkipReason.BAD_ROW, f"a.csv, line {number}") for number in (3, 5, 6, 7)]


def test_a_wrong_date_is_named() -> None:
    (skipped,) = skips("a.csv", b"text,published\nx,last week\n")
    assert "line 2: published 'last week' is no ISO date" in skipped.detail


def test_line_ends_of_other_kinds_are_part_of_a_text() -> None:
    (part,) = parts("a.csv", "text,title\none\u2028two\x0cthree,T\n".encode())
    assert part.text == "one\u2028two\x0cthree"


def test_a_text_may_be_long() -> None:
    (part,) = parts("a.csv", b'text\n"' + b"word " * 100_000 + b'"\n')
    assert len(part.text) == 500_000


def test_quotes_without_end_take_bounded_time() -> None:
    data = b"text\n" + b'"a\n' * 20_000
    assert len(skips("a.csv", data)) > 9_000


def test_a_table_of_other_things_is_passed_over_and_listed_by_name(tmp_path: Path) -> None:
    (tmp_path / "killed.csv").write_text("place,killed\nSoran,3\n")
    (tmp_path / "texts-2017-03-22.csv").write_text(f'text\n"{SENTENCE}"\n')
    found = collect([tmp_path], today=date(2018, 1, 1))
    assert ([d.doc for d in found.documents], found.skipped) == (["texts-2017-03-22-2"], ())
    with pytest.raises(InputNotFound):
        collect([tmp_path / "none.csv"], today=date(2018, 1, 1))
    (skipped,) = collect([tmp_path / "killed.csv"], today=date(2018, 1, 1)).skipped
    assert skipped.reason is SkipReason.NO_REPORT
    assert "no column “text”" in skipped.detail
