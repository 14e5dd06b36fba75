"""The example reports: all of them usable, and all of them our own words."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from orontes.sources import Document, collect

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "hama-2017"
SHARED = ROOT.parent / "shared"
RUN = 9  # words in a row that would count as copied


@pytest.fixture(scope="module")
def documents() -> tuple[Document, ...]:
    collection = collect([EXAMPLE], today=date(2018, 1, 1))
    assert collection.skipped == ()
    return collection.documents


def test_every_report_is_named_dated_and_short(documents: tuple[Document, ...]) -> None:
    assert len(documents) >= 9
    for document in documents:
        assert document.notes == ()
        assert document.published_from == "manifest"
        assert (document.published.year, document.published.month) in {(2017, 3), (2017, 4)}
        assert 120 <= len(document.text.split()) <= 300
        assert f"`{document.doc}`" in (EXAMPLE / "README.md").read_text(encoding="utf-8")


def test_the_rolling_report_has_its_parts(documents: tuple[Document, ...]) -> None:
    rolling = next(d for d in documents if "ORIGINAL ENTRY" in d.text)
    stamps = [int(stamp) for stamp in re.findall(r"^UPDATE (\d{4}) GMT", rolling.text, re.MULTILINE)]
    assert len(stamps) >= 3
    assert stamps == sorted(stamps, reverse=True)
    assert "TOP PHOTO:" in rolling.text


@pytest.mark.skipif(not (SHARED / "reports").is_dir(), reason="the real reports are not here to compare with")
def test_no_sentence_is_taken_from_a_real_report(documents: tuple[Document, ...]) -> None:
    real = [*(SHARED / "reports").glob("*.txt"), *(SHARED / "annotated" / "reports").glob("*.txt")]
    foreign = set().union(*(runs(path.read_text(encoding="utf-8", errors="replace")) for path in real))
    assert foreign
    assert {d.doc for d in documents if runs(d.text) & foreign} == set()


def runs(text: str) -> set[str]:
    words = re.findall(r"[a-z0-9']+", text.lower())
    return {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
