"""Quotations that run over sentences, and who is quoted: often told only where the quotation ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from orontes.claims.attribution import Saying
from orontes.claims.story import Scan
from orontes.evidence import Span

_MARK = re.compile(r"[“”„«»\"]")
_OPENING, _CLOSING = frozenset("“„«"), frozenset("”»")
# A shorter one is a word in quotation marks, which nobody says in particular.
_WORDS = 4


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words of a sentence that are somebody's own, told of in another sentence; None is whoever spoke last."""

    words: frozenset[int] = frozenset()
    saying: Saying | None = None


@dataclass(frozen=True, slots=True)
class _Quotation:
    span: Span
    first: int  # its sentences, both inclusive
    last: int


def quoted(scans: Sequence[Scan]) -> list[Quoted]:
    """For each sentence of a report, the quoted words whose speaker the sentence itself does not name."""
    found = [Quoted() for _ in scans]
    for quotation in _quotations(scans):
        for n in range(quotation.first, quotation.last + 1):
            if _outside(scans[n], quotation.span):
                continue  # the sentence's own reporting verb tells
            words = _inside(scans[n], quotation.span)
            found[n] = Quoted(found[n].words | words, found[n].saying or _speaker(scans, quotation))
    return found


def _quotations(scans: Sequence[Scan]) -> list[_Quotation]:
    """Every long quotation; one without an end ends with its paragraph, unless the next one goes on with it."""
    found: list[_Quotation] = []
    opened: tuple[int, int] | None = None  # where, and in which sentence
    for n, scan in enumerate(scans):
        sentence = scan.tree.sentence
        if opened is not None and _breaks(scans, n) and sentence.text[:1] not in _OPENING:
            opened = None
        for mark in _MARK.finditer(sentence.text):
            at = sentence.span.start + mark.start()
            opens = mark.group() in _OPENING or (mark.group() not in _CLOSING and opened is None)
            if opens:
                opened = opened or (at, n)
            elif opened is not None:
                found.append(_Quotation(Span(opened[0], at + 1), opened[1], n))
                opened = None
    return [q for q in found if q.first < q.last or len(_inside(scans[q.first], q.span)) >= _WORDS]


def _breaks(scans: Sequence[Scan], n: int) -> bool:
    """Whether a paragraph or a part of the report begins with a sentence."""
    before, here = scans[n - 1].tree.sentence, scans[n].tree.sentence
    return before.entry != here.entry or here.span.start - before.span.end > 1


def _inside(scan: Scan, span: Span) -> frozenset[int]:
    return frozenset(t.index for t in scan.tree.tokens if span.start < t.span.start < span.end - 1)


def _outside(scan: Scan, span: Span) -> list[Saying]:
    """Reporting words of a sentence that stand outside a quotation."""
    words = _inside(scan, span)
    return [saying for saying in scan.said if saying.verb not in words]


def _speaker(scans: Sequence[Scan], quotation: _Quotation) -> Saying | None:
    """Who is named where the quotation ends, else where it begins, else just before it."""
    last, first = _outside(scans[quotation.last], quotation.span), _outside(scans[quotation.first], quotation.span)
    before = scans[quotation.first - 1] if quotation.first else None
    led = before is not None and before.tree.sentence.text.rstrip().endswith(":")
    named = [*_named(scans[quotation.last], last), *_named(scans[quotation.first], first)]
    if not named and before is not None and led:
        named = _named(before, before.said[-1:])
    return named[0] if named else None


def _named(scan: Scan, said: list[Saying]) -> list[Saying]:
    """Sayings whose speaker is more than a pronoun."""
    return [saying for saying in said if scan.tree.tokens[saying.index].pos != "PRON"]
