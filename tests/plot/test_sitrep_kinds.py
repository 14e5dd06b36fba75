"""Every kind of file that a report is written as: days asked for, pictures in their places, hostile words as words."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from lxml import html

from orontes import cli
from orontes.errors import InputNotFound, RequestError
from orontes.plot import Edition, sitrep
from orontes.publish import Edition as Published
from orontes.publish import write
from orontes.publish.sitrep import Period
from tests.publish.editions import ATTACK, CONTROL, TOLL, small
from tests.publish.told import CLAIMS

DAY = Period(date(2031, 5, 10), date(2031, 5, 10))
HOSTILE = "=1+1 <script>alert(1)</script> [x](javascript:y) **z** | \u202e\u2066 ![i](j) &lt;b&gt; `code` # h"
SHOWN = "=1+1 <script>alert(1)</script> [x](javascript:y) **z** | ![i](j) &lt;b&gt; `code` # h"
NAMED = ("<figure>", "“q”", "-x", "حلفايا", "a\u0000b", "x" * 200)


@dataclass(frozen=True)
class Done:
    returncode: int
    stderr: str


def hostile() -> Published:
    """The small edition in which every name and quotation wants to be something else."""
    claims = tuple(
        replace(claim, quote=HOSTILE, place=HOSTILE, chain=(*claim.chain[:-1], replace(claim.voice, name=HOSTILE)))
        for claim in CLAIMS
    )
    control = tuple(
        replace(place, place=name, spells=tuple(replace(spell, place=name) for spell in place.spells))
        for place, name in zip(CONTROL, (HOSTILE, *NAMED), strict=False)
    )
    named = replace(ATTACK, name=HOSTILE, place=NAMED[3]), replace(ATTACK, name=NAMED[5], place=NAMED[0])
    tolls = (replace(TOLL, place=HOSTILE),)
    return replace(small(), title=HOSTILE, claims=claims, control=control, facilities=named, tolls=tolls)


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folder = tmp_path_factory.mktemp("edition") / "out"
    write(small(), folder)
    return Edition.load(folder)


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folder = tmp_path_factory.mktemp("hostile") / "out"
    write(hostile(), folder)
    return Edition.load(folder)


def test_a_page_holds_its_pictures_and_runs_nothing(edition: Edition) -> None:
    shown = html.fromstring(sitrep(edition, ".html"))
    images = list(shown.iter("img"))
    assert images and all(image.get("src").startswith("data:image/png;base64,") for image in images)
    assert all(image.get("alt") for image in images) and not list(shown.iter("script"))


@pytest.mark.parametrize("suffix", [".html", ".docx", ".pdf"])
def test_a_report_of_a_day_is_the_same_bytes_each_time(edition: Edition, suffix: str) -> None:
    made = sitrep(edition, suffix, DAY)
    assert made == sitrep(Edition.load(edition.folder), suffix, DAY)


def test_pictures_stand_under_the_heading_that_they_belong_to(edition: Edition) -> None:
    document = docx.Document(io.BytesIO(sitrep(edition, ".docx")))
    told = [block for block in document.element.body if block.tag == qn("w:p")]
    headings = [
        "".join(text.text or "" for text in told[number - 1].iter(qn("w:t")))
        for number, block in enumerate(told)
        if list(block.iter(qn("wp:inline")))
    ]
    assert {"Control", "In numbers", "Harm to people"} <= set(headings)


def test_hostile_words_are_words_on_the_page(bad: Edition) -> None:
    shown = html.fromstring(sitrep(bad, ".html"))
    words = " ".join(shown.text_content().split())
    assert SHOWN in words
    assert {tag.tag for tag in shown.iter() if isinstance(tag.tag, str)}.isdisjoint({"script", "iframe", "i", "b"})
    assert all((code.text or "").startswith("claim-") for code in shown.iter("code"))
    assert all(link.get("href").startswith("#c") for link in shown.iter("a") if link.get("href"))
    assert all(image.get("src").startswith("data:image/png") for image in shown.iter("img"))


def test_hostile_words_are_words_in_a_document(bad: Edition) -> None:
    document = docx.Document(io.BytesIO(sitrep(bad, ".docx")))
    words = "".join(text.text or "" for text in document.element.body.iter(qn("w:t")))
    assert SHOWN in " ".join(words.split()) and "حلفايا" in words
    assert not [c for c in words if c in "\u202e\u2066\x00"]
    assert not list(document.element.body.iter(qn("w:instrText")))  # a field would be run by the reader's program


def test_hostile_words_are_words_in_a_pdf(bad: Edition) -> None:
    reader = pypdf.PdfReader(io.BytesIO(sitrep(bad, ".pdf")))
    words = "".join("".join(page.extract_text() for page in reader.pages).split())
    assert "".join(["<script>alert(1)</script>"]) in words
    actions = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    assert actions and not [note for note in actions if "/URI" in note.get("/A", {}) or "/JS" in note.get("/A", {})]


def test_days_outside_of_the_edition_are_refused(edition: Edition) -> None:
    with pytest.raises(RequestError, match="this edition tells of"):
        sitrep(edition, ".pdf", Period(date(1988, 1, 1), date(1988, 1, 2)))


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (["--day", "2031-05-10"], "10 May 2031"),
        (["--week", "2031-05-10"], "5 to 11 May 2031"),
        (["--from", "2031-05-11"], "11 to 12 May 2031"),
        (["--until", "2031-05-10"], "4 to 10 May 2031"),
        (["--from", "2031-05-08", "--until", "2031-05-09"], "8 to 9 May 2031"),
        ([], "4 to 12 May 2031"),
    ],
)
def test_the_command_takes_days(edition: Edition, tmp_path: Path, asked: list[str], title: str) -> None:
    done = command(edition.folder, tmp_path / "r.md", *asked)
    assert done.returncode == 0, done.stderr
    first = (tmp_path / "r.md").read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# Situation report: Arvik and Belen — {title}"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            ["r.md", "--day", "2031-05-10", "--week", "2031-05-10"],
            "name one of --day, --week, --from with --until, and --since",
        ),
        (["r.md", "--day", "1988-05-01"], "this edition tells of 2030-01-01 to 2031-05-12; name days among these"),
        (["r.md", "--from", "2031-05-11", "--until", "2031-05-10"], "name the earlier day first"),
        (["r.odt"], ".odt: a situation report is written as one of .md, .html, .docx, .pdf"),
        (["r"], "no suffix: a situation report is written as one of"),
    ],
)
def test_what_cannot_be_told_is_refused_in_one_line(
    edition: Edition, tmp_path: Path, asked: list[str], told: str
) -> None:
    done = command(edition.folder, tmp_path / asked[0], *asked[1:])
    assert (done.returncode, done.stderr.count("\n")) == (2, 1) and told in done.stderr
    assert not (tmp_path / asked[0]).exists()


@pytest.mark.parametrize("suffix", [".md", ".html", ".docx", ".pdf"])
def test_the_command_tells_what_is_new_since_another_edition(edition: Edition, tmp_path: Path, suffix: str) -> None:
    write(replace(small(), claims=CLAIMS[1:], incidents=small().incidents[1:]), tmp_path / "earlier")
    made = [tmp_path / f"{name}{suffix}" for name in ("one", "other")]
    for file in made:
        done = command(edition.folder, file, "--since", str(tmp_path / "earlier"))
        assert done.returncode == 0, done.stderr
    assert made[0].read_bytes() == made[1].read_bytes()
    if suffix == ".md":
        assert "— new since the edition as of 12 May 2031\n" in made[0].read_text(encoding="utf-8")


def test_a_folder_that_is_no_edition_is_told(tmp_path: Path) -> None:
    assert command(tmp_path, tmp_path / "r.md").stderr.endswith("name the folder of an edition\n")
    with pytest.raises(InputNotFound):
        Edition.load(tmp_path)


def test_markdown_needs_no_extra(edition: Edition, tmp_path: Path) -> None:
    block = "import sys; sys.modules['matplotlib'] = None; from orontes.cli import main; main()"
    for name, status in (("r.md", 0), ("r.pdf", 2)):
        asked = [sys.executable, "-c", block, "sitrep", str(edition.folder), str(tmp_path / name)]
        done = subprocess.run(asked, capture_output=True, text=True, check=False)
        assert done.returncode == status
        assert not re.search("Traceback", done.stderr)
    assert "or name a file that ends in .md, which has no pictures" in done.stderr


def command(edition: Path, file: Path, *asked: str) -> Done:
    """The command line, in this process: matplotlib is a second to load."""
    said, status = io.StringIO(), 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["orontes", "sitrep", str(edition), str(file), *asked])
        patch.setattr(cli.talk, "_file", said)
        try:
            cli.main()
        except SystemExit as left:
            status = int(str(left.code or 0))
    return Done(status, said.getvalue())
