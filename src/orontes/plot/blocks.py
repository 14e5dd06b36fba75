"""Our Markdown as blocks of runs, which a writer of documents can set one after another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from markdown_it import MarkdownIt
from markdown_it.token import Token

from orontes.plot.pictures import Picture

_ANCHOR = re.compile(r'<a id="([^"]+)">')


class Shape(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style; `link` names the anchor that they lead to, `anchor` the one that stands before them."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    anchor: str = ""


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One block: a line of runs, rows of cells, or a picture. `level` is that of a heading, from 1."""

    shape: Shape
    line: Line = ()
    level: int = 0
    rows: tuple[tuple[Line, ...], ...] = ()
    picture: Picture | None = None


def blocks(text: str) -> tuple[Block, ...]:
    """Markdown as blocks; only what our publications use of it is known.

    >>> [block.shape.value for block in blocks("# A\\n\\n- **b** c\\n")]
    ['heading', 'item']
    """
    return tuple(_blocks(MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)))


def illustrated(found: Iterable[Block], pictures: Mapping[str, Sequence[Picture]]) -> Iterator[Block]:
    """The blocks, and after each heading the pictures that belong there."""
    for block in found:
        yield block
        if block.shape is Shape.HEADING:
            words = "".join(run.text for run in block.line)
            yield from (Block(Shape.PICTURE, picture=picture) for picture in pictures.get(words, ()))


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    shape, level = Shape.PARAGRAPH, 0
    rows: list[list[Line]] = []
    for token in tokens:
        if token.type == "heading_open":
            shape, level = Shape.HEADING, int(token.tag[1:])
        elif token.type in {"list_item_open", "table_open"}:
            shape = Shape.ITEM if token.type == "list_item_open" else Shape.TABLE
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            line = tuple(_runs(token.children or []))
            if shape is Shape.TABLE:
                rows[-1].append(line)
            else:
                yield Block(shape, line, level)
        elif token.type == "table_close":
            yield Block(Shape.TABLE, rows=tuple(tuple(row) for row in rows))
            rows, shape = [], Shape.PARAGRAPH
        elif token.type in {"heading_close", "list_item_close"}:
            shape, level = Shape.PARAGRAPH, 0


def _runs(tokens: list[Token]) -> Iterator[Run]:
    bold = italic = False
    link = anchor = ""
    for token in tokens:
        if token.type in {"strong_open", "strong_close"}:
            bold = token.type == "strong_open"
        elif token.type in {"em_open", "em_close"}:
            italic = token.type == "em_open"
        elif token.type in {"link_open", "link_close"}:
            link = str(token.attrs.get("href", "")).removeprefix("#")
        elif token.type == "html_inline":
            anchor = found[1] if (found := _ANCHOR.match(token.content)) else anchor
        elif token.content or token.type in {"softbreak", "hardbreak"}:
            yield Run(token.content or " ", bold, italic, link, anchor)
            anchor = ""
