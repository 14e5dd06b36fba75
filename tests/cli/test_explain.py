"""`orontes explain`: claims with their rule, and conclusions with their reasons, from a casebook and an edition."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Orontes

TEXT = "Rebels captured the town of Soran on Friday, the Observatory said."


@pytest.fixture
def casebook(orontes: Orontes, tmp_path: Path) -> Path:
    (tmp_path / "soran.txt").write_text(TEXT, encoding="utf-8")
    orontes("init", tmp_path / "casebook")
    orontes("add", tmp_path / "casebook", tmp_path / "soran.txt", "--published", "2017-03-24")
    orontes("read", tmp_path / "casebook")
    return tmp_path / "casebook"


def claim_of(orontes: Orontes, casebook: Path) -> dict[str, object]:
    claim: dict[str, object] = json.loads(orontes("export", casebook, "--format", "jsonl").out)
    return claim


def test_a_claim_of_a_casebook_is_explained(orontes: Orontes, casebook: Path) -> None:
    claim = claim_of(orontes, casebook)
    told = orontes("explain", casebook, str(claim["id"]))
    assert told.status == 0
    for words in (
        "territory_taken",
        "Rebels",
        "rule capture (territory.yml:",
        "'captured'",
        "the Observatory",
        "Soran",
    ):
        assert words in told.out
    assert "«" in told.out
    assert orontes("explain", casebook, str(claim["id"])[:14]).out == told.out


def test_tokens_slice_to_the_words_of_each_part(orontes: Orontes, casebook: Path) -> None:
    claim = claim_of(orontes, casebook)
    tokens = claim["tokens"]
    assert isinstance(tokens, dict)
    assert {role: TEXT[start:end] for role, (start, end) in tokens.items()} == {
        "event": "captured",
        "actor": "Rebels",
        "place": "Soran",
        "source": "the Observatory",
    }


def test_explaining_as_json_and_from_an_edition(orontes: Orontes, casebook: Path, tmp_path: Path) -> None:
    claim = claim_of(orontes, casebook)
    from_book = json.loads(orontes("explain", casebook, str(claim["id"]), "--json").out)
    assert from_book["text"] == TEXT
    assert from_book["rule"]["name"] == "capture"
    orontes("publish", casebook, "--out", tmp_path / "edition")
    from_edition = json.loads(orontes("explain", tmp_path / "edition", str(claim["id"]), "--json").out)
    assert from_edition["claim"] == from_book["claim"]
    assert from_edition["text"] == claim["quote"]


@pytest.mark.parametrize("asked", ["claim-0000000000000000", "", "claim-"])
def test_an_id_that_nothing_has_is_one_line(orontes: Orontes, casebook: Path, asked: str) -> None:
    told = orontes("explain", casebook, asked)
    assert told.status == 2
    assert "holds no claim" in told.err
    assert told.out == ""


def test_a_folder_that_holds_no_claims_is_one_line(orontes: Orontes, tmp_path: Path) -> None:
    assert orontes("explain", tmp_path / "nothing", "claim-abcdef").status == 2
    (tmp_path / "edition.json").write_text("{}", encoding="utf-8")
    told = orontes("explain", tmp_path, "claim-abcdef")
    assert told.status == 1
    assert "cannot be read" in told.err


STRIKE = (
    "Russian warplanes struck the town of Latamneh on Friday, killing four civilians, the Observatory said. "
    "Rebels captured the town of Soran on Friday, the Observatory said."
)


@pytest.fixture
def both(orontes: Orontes, tmp_path: Path) -> tuple[Path, Path]:
    """A casebook and the edition made from it."""
    (tmp_path / "strike.txt").write_text(STRIKE, encoding="utf-8")
    book, edition = tmp_path / "book", tmp_path / "out"
    orontes("init", book)
    orontes("add", book, tmp_path / "strike.txt", "--published", "2017-03-24")
    orontes("read", book)
    orontes("publish", book, "--out", edition)
    return book, edition


def ids(edition: Path, name: str) -> list[str]:
    text = (edition / "data" / name).read_text(encoding="utf-8")
    rows = json.loads(text)["features"] if name.endswith(".geojson") else map(json.loads, text.splitlines())
    return [row["id"] for row in rows]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "incidents.geojson",
            ("grade", "single_source", "would raise it", "account", "believed 0.8"),
        ),
        ("control.geojson", ("probability", "last confirmed", "against")),
        ("tolls.jsonl", ("killed           4 to 4, best 4", "counted", "killing four")),
    ],
)
def test_a_conclusion_is_explained_with_its_sentences(
    orontes: Orontes, both: tuple[Path, Path], name: str, words: tuple[str, ...]
) -> None:
    book, edition = both
    asked = ids(edition, name)[-1]
    for folder in (book, edition):
        told = orontes("explain", folder, asked[:-4])
        assert told.status == 0
        assert asked in told.out
        assert all(word in told.out for word in words), told.out


def test_a_conclusion_as_json_holds_its_claims(orontes: Orontes, both: tuple[Path, Path]) -> None:
    book, edition = both
    (asked,) = ids(edition, "tolls.jsonl")
    from_book = json.loads(orontes("explain", book, asked, "--json").out)
    from_edition = json.loads(orontes("explain", edition, asked, "--json").out)
    assert from_book["toll"] == from_edition["toll"]
    assert from_book["toll"]["killed"] == [4, 4, 4]
    assert from_book["claims"][0]["text"].startswith("Russian warplanes struck")


@pytest.mark.parametrize("asked", ["toll-0000000000000000", "incident-", "spell-abcdef"])
def test_a_conclusion_that_is_not_there_is_one_line(orontes: Orontes, both: tuple[Path, Path], asked: str) -> None:
    for folder in both:
        told = orontes("explain", folder, asked)
        assert (told.status, told.out) == (2, "")
        assert "holds no" in told.err


def test_a_broken_edition_is_one_line(orontes: Orontes, both: tuple[Path, Path]) -> None:
    (both[1] / "data" / "tolls.jsonl").write_text("[1]\n", encoding="utf-8")
    (both[1] / "data" / "control.geojson").unlink()
    assert "cannot be read" in orontes("explain", both[1], "toll-abcdef").err
    assert "is not there" in orontes("explain", both[1], "spell-abcdef").err


def test_who_held_a_place_on_a_day_is_a_sum_that_adds_up(orontes: Orontes, both: tuple[Path, Path]) -> None:
    for folder in both:
        told = orontes("explain", folder, "Souran", "2017-03-24")  # another spelling than the published one
        assert told.status == 0, told.err
        for words in ("held at Soran, 2017-03-24", "beforehand", "opposition comes 2017-03-24", "neighbours"):
            assert words in told.out, told.out
        assert "incident there" in told.out
        found = json.loads(orontes("explain", folder, "soran", "2017-03-24", "--json").out)
        parts = [part["change"] for part in found["reasons"]["parts"]]
        assert sum(parts) == pytest.approx(found["reasons"]["probability"], abs=0.001)
        assert found["reasons"]["probability"] == pytest.approx(found["spell"]["probability"], abs=0.001)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (("Atlantis", "2017-03-24"), "nothing is concluded on who holds 'Atlantis'"),
        (("Soran", "2016-01-01"), "the days told of Soran are 2017-03-24 to 2017-03-24"),
        (("toll-abcdef", "2017-03-24"), "a day belongs to a place or a spell"),
        (("Soran",), "holds no claim 'Soran'"),
    ],
)
def test_a_place_or_a_day_that_is_not_told_is_one_line(
    orontes: Orontes, both: tuple[Path, Path], asked: tuple[str, ...], says: str
) -> None:
    for folder in both:
        told = orontes("explain", folder, *asked)
        assert (told.status, told.out) == (2, "")
        assert says in told.err


def test_a_spell_on_a_day_that_is_none_of_its_own_is_one_line(orontes: Orontes, both: tuple[Path, Path]) -> None:
    spell = ids(both[1], "control.geojson")[-1]
    assert orontes("explain", both[1], spell, "2017-03-24").status == 0
    assert f"2017-03-25 is no day of {spell}" in orontes("explain", both[1], spell, "2017-03-25").err


def test_an_edition_whose_claims_give_something_else_says_so(orontes: Orontes, both: tuple[Path, Path]) -> None:
    file = both[1] / "data" / "claims.jsonl"
    file.write_text("".join(file.read_text(encoding="utf-8").splitlines(keepends=True)[:1]), encoding="utf-8")
    told = orontes("explain", both[1], ids(both[1], "control.geojson")[-1])
    assert told.status == 0
    assert "do not give this probability" in told.out


def test_a_casebook_without_reports_has_nothing_to_explain(orontes: Orontes, tmp_path: Path) -> None:
    orontes("init", tmp_path / "empty")
    told = orontes("explain", tmp_path / "empty", "spell-abcdef")
    assert (told.status, "holds no report yet" in told.err) == (2, True)
