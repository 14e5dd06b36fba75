"""No file of an edition passes in which a claim has become a fact, and each kind of file can fail."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from orontes.errors import AttributionLost
from orontes.publish import chronology, write
from orontes.publish.attribution import findings
from orontes.publish.site import plain
from orontes.publish.site.page import index
from orontes.publish.types import Edition, Profile
from orontes.publish.writing import files
from tests.publish.editions import empty, small
from tests.publish.extremes import EXTREMES, everywhere
from tests.publish.site import sample
from tests.publish.test_injection import nasty

pytestmark = pytest.mark.usefixtures("bare_site")
TELLING = ("chronology.md", "sitrep.md", "sitrep.html", "chronology.atom", "chronology.feed.json", "index.html")


def told(edition: Edition) -> dict[str, bytes]:
    """Every file that tells, the page as it is without scripts."""
    return {**files(edition), "index.html": index(edition, (), plain.contents(plain.months(edition)))}


@cache
def small_files() -> Mapping[str, bytes]:
    return told(small())


@pytest.mark.parametrize("edition", [small(), empty(), small(Profile.PUBLIC), sample.sample()])
def test_our_own_files_pass(edition: Edition) -> None:
    assert list(findings(told(edition))) == []


@pytest.mark.parametrize("name", sorted(EXTREMES.keys() - {"crowd", "odd_days"}))
def test_extremes_pass(name: str) -> None:
    assert list(findings(told(EXTREMES[name]()))) == []


@pytest.mark.parametrize("name", TELLING)
def test_a_file_that_loses_who_says_so_is_found(name: str) -> None:
    lost = small_files()[name]
    for words in (b"According to", b"according to"):
        lost = lost.replace(words, b"It is known from")
    assert [found for found, finding in findings({name: lost}) if "attribution" in finding.missing]


@pytest.mark.parametrize("name", sorted({*TELLING} - {"index.html"}))  # which shows the words themselves
def test_a_file_that_loses_its_citations_is_found(name: str) -> None:
    lost = re.sub(rb"\[c\d+\]", b"[ ]", small_files()[name])
    assert [found for found, finding in findings({name: lost}) if "citation" in finding.missing]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("sitrep.html", b"</main>", b"<p>Belen was captured.</p></main>"),
        ("sitrep.html", b"</main>", b"<table><tr><th>Place</th></tr><tr><td>Arvik, shelled</td></tr></table></main>"),
        ("index.html", b"</main>", b"<p>Belen was captured.</p></main>"),
        ("chronology.atom", b"<entry><title>", b"<entry><title>Belen was captured. "),
        ("chronology.feed.json", b'"title": "Acc', b'"title": "Belen was captured. Acc'),
    ],
)
def test_a_fact_that_is_put_in_is_found(name: str, old: bytes, new: bytes) -> None:
    assert old in small_files()[name]
    assert list(findings({name: small_files()[name].replace(old, new)}))


def test_an_edition_that_tells_a_fact_is_not_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(edition: Edition) -> Mapping[str, bytes]:
        return {"chronology.md": b"- Belen was captured.\n"}

    monkeypatch.setattr(chronology, "files", careless)
    with pytest.raises(AttributionLost, match=r"chronology\.md, line 1: no citation and no attribution"):
        write(small(), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(nasty)
def test_no_words_of_a_report_stop_an_edition(text: str) -> None:
    for words in (text, f"{text} killed. Rebels captured {text}", f"It fell! {text}\n\nBelen was shelled"):
        assert list(findings(told(everywhere([words])))) == []
