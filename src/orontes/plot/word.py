"""A report as a Word document (Office Open XML), with links from citations to their words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from orontes.plot.blocks import Block, Line, Run, Shape, blocks, illustrated
from orontes.plot.pictures import Picture
from orontes.publish.sitrep import Report

FIRST_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip archive can hold: the clock is kept out of the bytes
WIDTH_CM = 16.0
LONGEST_TITLE = 255  # characters that a property of the format holds
STYLES = {Shape.PARAGRAPH: "Normal", Shape.ITEM: "List Bullet"}


def word(report: Report, pictures: Mapping[str, Sequence[Picture]]) -> bytes:
    """A report as a `.docx` file, pictures under their headings; the same of them give the same bytes."""
    document: Any = docx.Document()
    document.styles["Normal"].font.size = Pt(10)
    moment = datetime.combine(report.period.last, time(), UTC)
    core = document.core_properties
    core.title, core.author, core.last_modified_by = _printable(report.title)[:LONGEST_TITLE], "Orontes", ""
    core.created = core.modified = moment
    marks: dict[str, int] = {}
    for block in illustrated(blocks(report.text), pictures):
        _write(document, block, marks)
    file = io.BytesIO()
    document.save(file)
    return _timeless(file.getvalue())


def _write(document: Any, block: Block, marks: dict[str, int]) -> None:
    if block.shape is Shape.TABLE:
        _table(document, block, marks)
    elif block.shape is Shape.HEADING:
        _line(document.add_heading("", min(block.level, 9)), block.line, marks)
    elif block.picture is not None:
        _picture(document, block.picture)
    else:
        _line(document.add_paragraph(style=STYLES[block.shape]), block.line, marks)


def _table(document: Any, block: Block, marks: dict[str, int]) -> None:
    table = document.add_table(len(block.rows), max(len(row) for row in block.rows), "Light Grid Accent 1")
    for row, cells in zip(table.rows, block.rows, strict=True):
        for cell, line in zip(row.cells, cells, strict=False):
            _line(cell.paragraphs[0], line, marks)
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(8)


def _line(paragraph: Paragraph, line: Line, marks: dict[str, int]) -> None:
    for run in line:
        if run.anchor:
            _mark(paragraph, run.anchor, marks)
        made = paragraph.add_run(_printable(run.text))
        made.bold, made.italic = run.bold or None, run.italic or None
        if run.link:
            _link(paragraph, made._r, run)


def _printable(text: str) -> str:
    """XML 1.0 holds no control characters, and no half of a pair."""
    return "".join(letter for letter in text if letter >= " " and not "\ud800" <= letter <= "\udfff")


def _mark(paragraph: Paragraph, name: str, marks: dict[str, int]) -> None:
    number = str(marks.setdefault(name, len(marks)))
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(qn("w:id"), number)
    start.set(qn("w:name"), name)
    end.set(qn("w:id"), number)
    paragraph._p.extend([start, end])


def _link(paragraph: Paragraph, made: Any, run: Run) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), run.link)
    paragraph._p.append(link)
    link.append(made)


def _picture(document: Any, picture: Picture) -> None:
    shape = document.add_picture(io.BytesIO(picture.content), width=Cm(WIDTH_CM))
    shape._inline.docPr.set("descr", picture.alt)
    document.add_paragraph(picture.alt, style="Caption")


def _timeless(archive: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(zipfile.ZipInfo(info.filename, FIRST_TIME), old.read(info), zipfile.ZIP_DEFLATED)
    return out.getvalue()
