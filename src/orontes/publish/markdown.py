"""Markdown that report text cannot break out of: escaping, tables, sentence ends.

It knows no noun of ours: text in, text out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

MOST_ROWS = 60  # of a table in a report for a reader in a hurry

_SPECIAL = re.compile(r"([\\`*_\[\]|~#$])")  # the others do nothing inside a line
_LINK = re.compile(r"(?i)(?<=www)(?=\.)|(?=://)")  # some renderers make a link of any address they see
# A lone surrogate cannot be written at all, nor U+FFFE and U+FFFF in XML; an override of direction can make a citation
# read as what it is not.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]+")
_SENTENCE_END = re.compile(r"[.!?;:]")


def printable(text: str) -> str:
    r"""One line of `text`: line breaks and control characters become a space.

    >>> printable("Soran\n  village\x00")
    'Soran village'
    """
    return re.sub(r"\s+", " ", _UNPRINTABLE.sub(" ", text)).strip()


def escape(text: str) -> str:
    r"""`text` as Markdown that shows it, letter by letter, and does nothing else.

    >>> escape("a|b [x](y) <script> http://x.example")
    'a\\|b \\[x\\](y) &lt;script&gt; http\\://x.example'
    """
    escaped = _LINK.sub(r"\\", _SPECIAL.sub(r"\\\1", printable(text)))
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def shortened(text: str, longest: int) -> str:
    """One line of `text`, cut at the end of a word where it is longer than so many characters.

    >>> shortened("They took the mill", 12)
    'They took …'
    """
    line = printable(text)
    if len(line) <= longest:
        return line
    words = line[: longest - 1].rpartition(" ")[0] or line[: longest - 2]
    return words.rstrip() + " …"


def quoted(text: str) -> str:
    """`text`, escaped, in quotation marks; marks inside become single ones, so that the outer pair stays a pair.

    >>> quoted("they “took” it")
    '“they ‘took’ it”'
    """
    inner = text.replace("“", "‘").replace("”", "’").replace('"', "'")
    return f"“{escape(inner)}”"


def phrase(text: str) -> str:
    """`text`, escaped, in quotation marks only if its punctuation could be taken for the end of our own sentence.

    >>> phrase("Free Syrian Army"), phrase("the enemy. All of them")
    ('Free Syrian Army', '“the enemy. All of them”')
    """
    return quoted(text) if _SENTENCE_END.search(text) or "“" in text or "”" in text else escape(text)


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; cells are Markdown already. Empty without rows."""
    if not rows:
        return ""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def long_table(header: Sequence[str], rows: Sequence[Sequence[str]], file: str) -> str:
    """A table of the first `MOST_ROWS` rows; where there are more, it says how many, and in which data file."""
    more = f"\n{len(rows) - MOST_ROWS} more in {file}.\n" if len(rows) > MOST_ROWS else ""
    return table(header, rows[:MOST_ROWS]) + more


def note(text: str) -> str:
    """What a publication says of itself, in italics: `lint.uncited` asks no citation of it. "" stays so."""
    return f"*{text}*" if text else ""


def items(lines: Iterable[str]) -> str:
    """A list, empty lines left out."""
    return "\n".join(f"- {line}" for line in lines if line)


def section(title: str, *blocks: str, level: int = 2) -> str:
    """A heading and its blocks, those that are empty left out."""
    return "\n\n".join([f"{'#' * level} {title}", *(block.strip("\n") for block in blocks if block.strip())]) + "\n"
