"""The attribution lint: finds sentences of a Markdown publication in which a claim has become a fact.

A sentence that tells an event must say who says so, and must cite. Which words tell an event, and which attribute it,
is in `wording.yml`. The lint reads finished Markdown and nothing else, so it judges a page that a person wrote as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from orontes.publish.wording import load_wording

ABOUT_SOURCES = "Sources and their limits"
CITATION = re.compile(r"\[\[c\d+\]\]\(#c\d+\)")
_QUOTATION = re.compile(r"“[^“”]*”")
_SENTENCE_END = re.compile(r"(?<=[.!?])[*_]*\s+(?=[*_]*[A-Z“])")
_LISTED = re.compile(r'^- <a id="c\d+"></a>')  # the list of citations holds other people's words, not ours
_NOTE = re.compile(r"\*[^*].*[^*]\*")
_OPENING = re.compile(r"\w")
_FILE = re.compile(r"\bdata/\w+\.\w+")  # "data/casualties.csv" tells nothing
_RULE = re.compile(r"^\|( *:?-+:? *\|)+$")


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence that tells an event and lacks its citation, its attribution, or both; `line` counts from 1."""

    line: int
    missing: tuple[str, ...]  # "citation", "attribution"
    text: str

    def __str__(self) -> str:
        return f"line {self.line}: no {' and no '.join(self.missing)}: {self.text}"


def lint(markdown: str) -> tuple[Finding, ...]:
    """Sentences that state an event without a citation or an attribution, in order.

    >>> [finding.missing for finding in lint("- Rebels captured Soran.")]
    [('citation', 'attribution')]
    >>> lint("- According to SANA, Soran was captured [[c1]](#c1).")
    ()
    """
    found = (_judge(line, sentence, heading) for line, sentence, heading in _sentences(markdown.splitlines()))
    return tuple(finding for finding in found if finding)


def uncited(markdown: str) -> tuple[Finding, ...]:
    """Sentences of a report's body that carry no citation, in order; a row of a table counts as one.

    Left out are headings, what the report says of itself (a paragraph in italics; `lint` sees to it that this tells no
    event), and the part that is about sources and not about what they say.

    >>> report = "## Control\\n*A note. Another.*\\n- Soran fell.\\n- A fell [[c1]](#c1). B too."
    >>> [finding.line for finding in uncited(report)]
    [3, 4]
    """
    lines = markdown.splitlines()
    asked = frozenset(_body(lines))
    told = ((line, sentence) for line, sentence, _ in _sentences(lines) if line in asked)
    bare = ((line, sentence.strip()) for line, sentence in told if not CITATION.search(sentence))
    return tuple(Finding(line, ("citation",), sentence) for line, sentence in bare)


def _body(lines: Iterable[str]) -> Iterator[int]:
    part = ""
    for number, line in enumerate(lines, start=1):
        part = line[3:].strip() if line.startswith("## ") else part
        if part != ABOUT_SOURCES and not _NOTE.fullmatch(line):
            yield number


def _sentences(lines: Iterable[str]) -> Iterator[tuple[int, str, str]]:
    """Line number, sentence, and for a table's row the heading of the table."""
    heading = previous = ""
    for number, line in enumerate(lines, start=1):
        if line.startswith("|"):
            heading = previous if _RULE.match(line) else heading
            if heading and not _RULE.match(line):
                yield number, line, heading
            previous = line
            continue
        heading = previous = ""
        if line.strip() and not line.startswith("#") and not _LISTED.match(line):
            text = _QUOTATION.sub("“…”", line)
            yield from ((number, sentence, "") for sentence in _SENTENCE_END.split(text))


def _judge(line: int, sentence: str, heading: str) -> Finding | None:
    ours = _FILE.sub("", _QUOTATION.sub("", CITATION.sub("", sentence)))
    plain = _OPENING.sub(lambda found: found[0].lower(), ours, count=1)
    if not _event_words().search(plain):
        return None
    attributed = _attributions().search(sentence) or _attributions().search(heading)
    missing = [] if CITATION.search(sentence) else ["citation"]
    missing += [] if attributed else ["attribution"]
    return Finding(line, tuple(missing), sentence.strip()) if missing else None


@cache
def _event_words() -> re.Pattern[str]:
    # Capitals inside a sentence make a name ("High Negotiations Committee"), not an event.
    return _any(word for kind in load_wording().kinds.values() for word in kind.words)


@cache
def _attributions() -> re.Pattern[str]:
    pattern = _any(load_wording().attributions)
    return re.compile(pattern.pattern, re.IGNORECASE)


def _any(words: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in ordered)})\b")
