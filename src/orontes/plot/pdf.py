"""A report as a PDF, set in DejaVu Sans, which has the letters of Latin, Cyrillic, Greek, Arabic and Hebrew."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from itertools import pairwise
from pathlib import Path

import matplotlib as mpl
from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import FontFace

from orontes.plot.blocks import Block, Line, Shape, blocks, illustrated
from orontes.plot.pictures import Picture
from orontes.publish.sitrep import Report

FONTS = {"": "DejaVuSans", "B": "DejaVuSans-Bold", "I": "DejaVuSans-Oblique", "BI": "DejaVuSans-BoldOblique"}
NAME = "DejaVu"
SIZES = {1: 16.0, 2: 13.0, 3: 11.0}  # points, of headings
INDENT = 6.0  # millimetres
HEADED = 24.0  # millimetres that a heading and the first lines under it take
BREAK = "\u200b"  # a mark may stand on the next line, and is not to be broken itself
LINK = (26, 79, 139)
NARROWEST, WIDEST = 8, 40  # letters of a column of a table


def pdf(report: Report, pictures: Mapping[str, Sequence[Picture]]) -> bytes:
    """A report as a PDF file, pictures under their headings; the same of them give the same bytes."""
    page = _Page(report.title, report.period.last)
    found = [*illustrated(blocks(report.text), pictures), None]
    for block, following in pairwise(found):
        assert block is not None
        page.block(block, following.picture if following else None)
    return page.bytes()


class _Page:
    def __init__(self, title: str, day: date) -> None:
        self.sheet = FPDF(format="A4")
        folder = Path(mpl.get_data_path()) / "fonts" / "ttf"
        for style, file in FONTS.items():
            self.sheet.add_font(NAME, style, folder / f"{file}.ttf")
        self.sheet.set_title(title)
        self.sheet.set_lang("en")
        self.sheet.set_creation_date(datetime.combine(day, time(), UTC))
        self.sheet.set_text_shaping(use_shaping_engine=True)  # Arabic letters join, Hebrew runs from the right
        self.sheet.set_auto_page_break(auto=True, margin=16)
        self.sheet.add_page()
        self._places: dict[str, int] = {}

    def bytes(self) -> bytes:
        return bytes(self.sheet.output())

    def block(self, block: Block, following: Picture | None) -> None:
        if block.shape is Shape.HEADING:  # it does not stand alone at the foot of a page
            self._keep(HEADED + (_share(following) * self.sheet.epw if following else 0))
        if block.shape is Shape.TABLE:
            self._table(block)
            return
        if block.picture is not None:
            self._picture(block.picture)
            return
        heading = block.shape is Shape.HEADING
        size = SIZES.get(block.level, 10.0) if heading else 9.5
        self.sheet.set_left_margin(self.sheet.l_margin + (INDENT if block.shape is Shape.ITEM else 0))
        if heading:
            self.sheet.ln(4)
        if block.shape is Shape.ITEM:
            self._bullet(size)
        self._line(block.line, size, bold=heading)
        self.sheet.ln(size * 0.55)
        if block.shape is Shape.ITEM:
            self.sheet.set_left_margin(self.sheet.l_margin - INDENT)
            self.sheet.set_x(self.sheet.l_margin)

    def _keep(self, millimetres: float) -> None:
        if self.sheet.will_page_break(millimetres):
            self.sheet.add_page()

    def _picture(self, picture: Picture) -> None:
        self.sheet.image(io.BytesIO(picture.content), w=self.sheet.epw, alt_text=picture.alt)
        self.sheet.set_font(NAME, "I", 8)
        self.sheet.multi_cell(0, 4, picture.alt, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.sheet.ln(3)

    def _bullet(self, size: float) -> None:
        self.sheet.set_font(NAME, "", size)
        self.sheet.set_x(self.sheet.l_margin - INDENT + 2)
        self.sheet.cell(INDENT - 2, size * 0.5, "•")

    def _line(self, line: Line, size: float, *, bold: bool = False) -> None:
        for run in line:
            if run.anchor:
                self.sheet.set_link(self._place(run.anchor), y=self.sheet.get_y(), page=self.sheet.page_no())
            self.sheet.set_font(NAME, ("B" if run.bold or bold else "") + ("I" if run.italic else ""), size)
            if run.link:
                self.sheet.set_text_color(*LINK)
                self.sheet.write(size * 0.5, BREAK + run.text, self._place(run.link))
                self.sheet.set_text_color(0, 0, 0)
            else:
                self.sheet.write(size * 0.5, run.text)

    def _place(self, name: str) -> int:
        if name not in self._places:
            self._places[name] = self.sheet.add_link()
        return self._places[name]

    def _table(self, block: Block) -> None:
        self.sheet.set_font(NAME, "", 7)
        heading = FontFace(emphasis="BOLD", fill_color=(240, 242, 246))
        texts = [["".join(run.text for run in line) for line in cells] for cells in block.rows]
        look = self.sheet.table(
            headings_style=heading, line_height=3.6, text_align="LEFT", padding=0.6, col_widths=_widths(texts)
        )
        with look as table:
            for cells in texts:
                row = table.row()
                for text in cells:
                    row.cell(text)
        self.sheet.ln(3)


def _share(picture: Picture) -> float:
    """The height of a PNG as a share of its width."""
    width, height = struct.unpack(">II", picture.content[16:24])
    return float(height / width)


def _widths(rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Shares of the width: as many letters as the longest cell of a column has, and no less than its longest word."""
    return tuple(_width(column) for column in zip(*rows, strict=True))


def _width(column: Sequence[str]) -> int:
    word = max((len(word) for text in column for word in text.split()), default=0)
    return min(WIDEST, max(NARROWEST, word + 3, *(len(text) for text in column)))
