"""The situation report as a document: everything of the Markdown is in it, citations lead to their words."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pypdf
import pytest
from docx.oxml.ns import qn

from orontes.errors import RequestError
from orontes.plot import Edition, sitrep
from orontes.plot.blocks import Shape, blocks
from orontes.publish import write
from tests.publish.editions import empty, small
from tests.publish.told import BOMBED

ARABIC, SCRIPT = "حلفايا", "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folder = tmp_path_factory.mktemp("edition") / "out"
    told = [replace(c, quote=f"{ARABIC} {SCRIPT}") if c.id == BOMBED.id else c for c in small().claims]
    write(replace(small(), claims=tuple(told)), folder)
    return Edition.load(folder)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def markdown(edition: Edition) -> list[str]:
    found = blocks(edition.read("sitrep.md").decode())
    lines = [line for block in found for line in (block.line, *(cell for row in block.rows for cell in row))]
    return words(" ".join(run.text for line in lines for run in line))


def test_blocks_are_those_of_the_markdown() -> None:
    found = blocks(
        '# A\n\nb *c* [[c1]](#c1).\n\n- d\n- e\n\n| f |\n| --- |\n| g |\n\n- <a id="c1"></a>**c1** &lt;h&gt;\n'
    )
    shapes = [Shape.HEADING, Shape.PARAGRAPH, Shape.ITEM, Shape.ITEM, Shape.TABLE, Shape.ITEM]
    assert [block.shape for block in found] == shapes
    assert [run.link for run in found[1].line if run.link] == ["c1"]
    assert [(run.text, run.anchor) for run in found[-1].line] == [("c1", "c1"), (" <h>", "")]


def test_word_holds_every_word_of_the_report(edition: Edition) -> None:
    document = docx.Document(io.BytesIO(sitrep(edition, ".docx")))
    held = words(" ".join(text.text or "" for text in document.element.body.iter(qn("w:t"))))
    assert not set(markdown(edition)) - set(held) and ARABIC in held
    assert SCRIPT in "".join(text.text or "" for text in document.element.body.iter(qn("w:t")))


def test_every_link_of_the_word_document_leads_somewhere(edition: Edition) -> None:
    body = docx.Document(io.BytesIO(sitrep(edition, ".docx"))).element.body
    links = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert links and links == {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}


def test_every_picture_says_what_it_shows(edition: Edition) -> None:
    document = docx.Document(io.BytesIO(sitrep(edition, ".docx")))
    told = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert {text.split(":")[0] for text in told} == {"Map", "Chart"} and len(told) > 3
    assert all("no finding of fact" in text for text in told)


def test_pdf_holds_every_word_of_the_report(edition: Edition) -> None:
    reader = pypdf.PdfReader(io.BytesIO(sitrep(edition, ".pdf")))
    held = "".join(words("".join(page.extract_text() for page in reader.pages)))
    latin = [word for word in markdown(edition) if word.isascii()]
    missing = [word for word in latin if word not in held]
    assert len(missing) <= len(latin) // 50, missing  # a word that is broken at the end of a line is found in halves
    assert sum(len(page.get("/Annots", [])) for page in reader.pages) > 5


@pytest.mark.parametrize("suffix", [".html", ".docx", ".pdf"])
def test_the_same_edition_gives_the_same_bytes(edition: Edition, suffix: str) -> None:
    assert sitrep(edition, suffix) == sitrep(Edition.load(edition.folder), suffix)


@pytest.mark.parametrize("suffix", [".HTML", ".docx", ".PDF"])
def test_an_edition_with_nothing_in_it_is_a_document_too(tmp_path: Path, suffix: str) -> None:
    write(empty(), tmp_path / "out")
    assert len(sitrep(Edition.load(tmp_path / "out"), suffix)) > 1000


def test_another_kind_of_file_is_refused(edition: Edition) -> None:
    with pytest.raises(RequestError, match=r"^\.odt: .* \.html, \.docx, \.pdf$"):
        sitrep(edition, ".odt")


def test_the_command_writes_once(edition: Edition, tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    assert command(edition.folder, file).returncode == 0
    assert zipfile.is_zipfile(file)
    again, nowhere = command(edition.folder, file), command(edition.folder, tmp_path / "nowhere" / "report.docx")
    assert (again.returncode, nowhere.returncode) == (2, 2)
    assert again.stderr == f"orontes: {file}: is there already; name another file\n"
    assert "cannot be written" in nowhere.stderr and "Traceback" not in nowhere.stderr


def command(edition: Path, file: Path) -> subprocess.CompletedProcess[str]:
    program = "from orontes.cli import main; main()"
    asked = [sys.executable, "-c", program, "sitrep", str(edition), str(file)]
    return subprocess.run(asked, capture_output=True, text=True, check=False)
