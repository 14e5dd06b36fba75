"""The parts of a report, each with its own time: rolling updates, the original entry, sections, captions, furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from orontes.evidence import Span
from orontes.reading.dates import find_dates
from orontes.reading.lexicon_files import load_words
from orontes.reading.sentences import split_sentences, trim
from orontes.reading.stamps import Stamp, instants, is_blog, match_stamp
from orontes.reading.types import Entry, EntryKind
from orontes.sources.types import Document

_GAP = re.compile(r"(?:[^\S\n]*\n){2,}[^\S\n]*")
_LINE_START = re.compile(r"^", re.MULTILINE)
_DATE_LINE = re.compile(
    r"\W*(?:(?:last\s+)?(?:published|posted|updated)\s*(?:at|on|:)?\s*)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\.?,?\s+\d{4}|[a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s*\d{4}|\d{4}-\d\d-\d\d"
    r"|\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)\d{4})"
    r"(?:[ ,|–-]+(?:at )?\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{1,4})?)?",
    re.IGNORECASE,
)
# "Jul 012016": a comma was lost between day and year.
_GLUED = re.compile(r"\b(\d{1,2})(\d{4})\b")
# A report that opens with a day further off than this opens with somebody else's: an anniversary, a birth.
SEEN_LATE = timedelta(days=31)
_POSTED = re.compile(r"\W*(?:last|published|posted|updated)\b", re.IGNORECASE)
# A weekday with its date that stands between a title and its text without being part of a sentence.
_MID_DATE = re.compile(
    r"(?<!\bon)(?<!\bof)(?<!\bfrom)(?<!\bsince)(?<!,)(?<!\bthe)(?<!\bby)(?<!\bin)\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?\d{1,2}\s+[a-z]{3,9}\.?,?\s+\d{4}"
    r"(?=\s+[\"“‘]?(?-i:[A-Z0-9]))",
    re.IGNORECASE,
)
_FINAL = re.compile(r"[.!?…:;,][\"”’'»)\]]*$")
_QUOTED = re.compile(r"[‘'“\"«].*[’'”\"»]")
_CONTINUES = re.compile(
    r"(?:meanwhile|however|but|and|also|later|earlier|he|she|they|it|its|his|her|their|this|these)\b", re.IGNORECASE
)
_HEAD_WORDS = 16  # a sub-head
_TITLE_WORDS = 40  # a headline or deck line


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph, or part of one that a stamp opens; `gap` is how many line ends stand before it."""

    span: Span
    gap: int
    stamp: Stamp | None = None
    kind: EntryKind | None = None
    heading: str = ""


def split_entries(document: Document) -> tuple[Entry, ...]:
    """Cut a document into entries, in its own order; together they cover all of its words but stamps.

    1. paragraphs, cut again before every stamp; 2. furniture, captions and teasers by their wording; 3. headlines at
    the top and sub-heads between paragraphs by their shape; 4. the rest belongs to the stamp above it; 5. times.
    """
    text = document.text
    published = _own_day(text, document.published)
    blocks = _dated_parts(text, list(_blocks(text, published)), published)
    blocks = [_worded(text, block) for block in _dated_title(text, blocks)]
    blocks = _inherited(text, _shaped(text, blocks))
    return tuple(_entries(text, blocks, published))


def _own_day(text: str, published: datetime) -> datetime:
    """When a report was told: the day of its own date line, where a manifest has another of about the same time."""
    found = _DATE_LINE.match(text) or _date_after_title(text.partition("\n")[0])
    spaced = _GLUED.sub(r"\1 \2", found.group()) if found else ""
    days = find_dates(spaced, published.date()) if spaced else []
    if len(days) != 1 or days[0].when.earliest != days[0].when.latest:
        return published
    late = published.date() - days[0].when.latest
    return published - late if abs(late) <= SEEN_LATE else published


def _blocks(text: str, published: datetime) -> Iterator[_Block]:
    start, gap, blog = 0, 0, is_blog(text)
    for found in _GAP.finditer(text):
        yield from _cut_at_stamps(text, Span(start, found.start()), gap, published, blog)
        start, gap = found.end(), found.group().count("\n")
    yield from _cut_at_stamps(text, Span(start, len(text)), gap, published, blog)


def _cut_at_stamps(text: str, span: Span, gap: int, published: datetime, blog: bool) -> Iterator[_Block]:
    """Yield the paragraph, or its parts where lines within it open with a stamp."""
    start, stamp = span.start, None
    for line in _LINE_START.finditer(text, span.start, span.end):
        found = match_stamp(text, line.start(), span.end, published, blog)
        if found is None:
            continue
        yield from _block(text, Span(start, max(start, line.start())), gap, stamp)
        stamp, start = found[0], min(found[1], span.end)
    yield from _block(text, Span(start, span.end), gap, stamp)


def _block(text: str, span: Span, gap: int, stamp: Stamp | None) -> Iterator[_Block]:
    span = trim(text, span)
    if stamp or span.end > span.start:
        yield _Block(span, gap, stamp)


def _dated_parts(text: str, blocks: list[_Block], published: datetime) -> list[_Block]:
    """A log of several days, each under a line with its date: such a line is the stamp of its part."""
    days = {n: day for n, block in enumerate(blocks) if (day := _day_alone(text, block, published)) is not None}
    if len(set(days.values())) < 2:
        return blocks
    return [_dated(text, block, days[n]) if n in days else block for n, block in enumerate(blocks)]


def _day_alone(text: str, block: _Block, published: datetime) -> date | None:
    words = block.span.of(text)
    if block.stamp is not None or len(words) > 40 or not _DATE_LINE.fullmatch(words) or _POSTED.match(words):
        return None
    found = find_dates(words, published.date())
    return found[0].when.latest if len(found) == 1 else None


def _dated(text: str, block: _Block, day: date) -> _Block:
    stamp = Stamp(block.span.of(text), original=False, minutes=0, day=day)
    return replace(block, span=Span(block.span.end, block.span.end), stamp=stamp)


def _dated_title(text: str, blocks: Sequence[_Block]) -> list[_Block]:
    """Some archives run date, title and body together: "Wed 05 Apr 2017 Title of it. Body of it."."""
    first = blocks[0] if blocks else None
    if first is not None and first.stamp is None and (parts := _dated_after_title(text, first)):
        return [*parts, *blocks[1:]]
    date_line = _DATE_LINE.match(first.span.of(text)) if first and first.stamp is None else None
    if first is None or date_line is None or date_line.end() == first.span.end - first.span.start:
        return list(blocks)
    date_end = first.span.start + date_line.end()
    cuts = [Span(first.span.start, date_end), *_title_and_body(text, Span(date_end, first.span.end))]
    kinds = [EntryKind.FURNITURE, EntryKind.HEADLINE, None] if len(cuts) == 3 else [EntryKind.FURNITURE, None]
    heads = [_Block(trim(text, span), first.gap, None, kind) for span, kind in zip(cuts, kinds, strict=True)]
    return [*heads, *blocks[1:]]


def _dated_after_title(text: str, first: _Block) -> list[_Block]:
    """Others run title, date and body together: "Title of it Agency Wednesday 22 Jul 2015 Body of it."."""
    found = _date_after_title(first.span.of(text))
    if found is None:
        return []
    start, end = first.span.start + found.start(), first.span.start + found.end()
    cuts = [Span(first.span.start, start), Span(start, end), Span(end, first.span.end)]
    kinds = [EntryKind.HEADLINE, EntryKind.FURNITURE, None]
    return [_Block(trim(text, span), first.gap, None, kind) for span, kind in zip(cuts, kinds, strict=True)]


def _date_after_title(words: str) -> re.Match[str] | None:
    """The date line between a title and its text, None where what stands before it is no title."""
    found = _MID_DATE.search(words)
    title = words[: found.start()] if found else ""
    is_title = 4 <= len(title.split()) <= _TITLE_WORDS // 2 and not _FINAL.search(title) and "\n" not in title
    return found if is_title else None


def _title_and_body(text: str, span: Span) -> list[Span]:
    sentences = split_sentences(span.of(text))
    short = bool(sentences) and len(sentences[0].of(span.of(text)).split()) <= _TITLE_WORDS // 2
    if len(sentences) < 2 or not short:
        return [span]
    cut = span.start + sentences[0].end
    return [Span(span.start, cut), Span(cut, span.end)]


@cache
def _wording(section: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry})" for entry in load_words("entries.yml")[section]), re.IGNORECASE)


def _worded(text: str, block: _Block) -> _Block:
    words = block.span.of(text)
    if block.stamp is not None or block.kind is not None or len(words) > 600:
        return block
    if _wording("furniture").fullmatch(words) or _DATE_LINE.fullmatch(words):
        return replace(block, kind=EntryKind.FURNITURE)
    if _wording("caption").match(words) or _wording("caption_end").search(words):
        return replace(block, kind=EntryKind.CAPTION)
    if _wording("teaser").match(words):
        return replace(block, kind=EntryKind.TEASER)
    return block


def _shaped(text: str, blocks: Sequence[_Block]) -> list[_Block]:
    """Headlines before the first body paragraph, sub-heads after it; a report of headlines alone is all body."""
    last_body = max((index for index, block in enumerate(blocks) if _is_body(text, block)), default=-1)
    shaped: list[_Block] = []
    body_seen = False
    for index, block in enumerate(blocks):
        shaped.append(_headed(text, block, body_seen) if index < last_body else block)
        body_seen = body_seen or block.stamp is not None or shaped[-1].kind is None
    return shaped


def _headed(text: str, block: _Block, body_seen: bool) -> _Block:
    if block.kind is not None or block.stamp is not None:
        return block
    if not body_seen and _is_title(text, block):
        return replace(block, kind=EntryKind.HEADLINE)
    if body_seen and _is_subhead(text, block):
        return replace(block, kind=EntryKind.SECTION, heading=block.span.of(text))
    return block


def _is_body(text: str, block: _Block) -> bool:
    return block.kind is None and (block.stamp is not None or not _is_title(text, block))


def _is_title(text: str, block: _Block) -> bool:
    words = block.span.of(text)
    return "\n" not in words and len(words.split()) <= _TITLE_WORDS and not _FINAL.search(words)


def _is_subhead(text: str, block: _Block) -> bool:
    if not _is_title(text, block):
        return False
    words = block.span.of(text).split()
    long_words = [word for word in words if len(word.strip("‘’“”\"'")) > 3]
    capitals = sum(word.lstrip("‘’“”\"'")[:1].isupper() for word in long_words)
    titled = capitals * 10 >= len(long_words) * 6
    opens = words[0].lstrip("‘’“”\"'")[:1]
    return (
        len(words) <= _HEAD_WORDS
        and (titled or len(words) <= 6 or bool(_QUOTED.fullmatch(" ".join(words))))
        and (opens.isupper() or opens.isdigit())
    )


def _inherited(text: str, blocks: Sequence[_Block]) -> list[_Block]:
    """Give each body block the kind of the stamp or sub-head above it."""
    has_original = any(block.stamp and block.stamp.original for block in blocks)
    kind, heading, inherited = EntryKind.ORIGINAL, "", []
    for block in blocks:
        if block.stamp is not None:
            kind, heading = EntryKind.ORIGINAL if block.stamp.original else EntryKind.UPDATE, ""
        elif block.kind is EntryKind.SECTION:
            kind, heading = EntryKind.SECTION, block.heading
        elif kind is EntryKind.UPDATE and not has_original and _leaves_update(text, block):
            kind = EntryKind.ORIGINAL
        inherited.append(block if block.kind else replace(block, kind=kind, heading=heading))
    return inherited


def _leaves_update(text: str, block: _Block) -> bool:
    """A wider gap after an update, in a report that marks no original entry, is where the original entry begins."""
    return block.kind is None and block.gap > 2 and not _CONTINUES.match(block.span.of(text))


def _entries(text: str, blocks: Sequence[_Block], published: datetime) -> Iterator[Entry]:
    stamps = [block.stamp for block in blocks if block.stamp]
    times = iter(instants(stamps, published))
    original = _original_time(stamps, published)
    current = original
    for index, group in enumerate(_groups(blocks)):
        first = group[0]
        if first.stamp is not None:
            current = next(times)
        elif first.kind in (EntryKind.ORIGINAL, EntryKind.SECTION):
            current = original
        part = first.kind in (EntryKind.HEADLINE, EntryKind.FURNITURE)
        span = trim(text, Span(first.span.start, group[-1].span.end))
        stamp = first.stamp.text if first.stamp else ""
        yield Entry(index, first.kind or EntryKind.ORIGINAL, span, published if part else current, stamp, first.heading)


def _original_time(stamps: Sequence[Stamp], published: datetime) -> datetime:
    """A plain article was said when it was published; under updates, at the start of the oldest update's day."""
    if not stamps:
        return published
    oldest = min(instants(stamps, published))
    return datetime.combine(oldest.date(), time(), UTC)


def _groups(blocks: Sequence[_Block]) -> Iterator[list[_Block]]:
    """Runs of blocks that make one entry: same kind, same heading, no stamp between, none of the lone kinds."""
    group: list[_Block] = []
    lone = (EntryKind.CAPTION, EntryKind.TEASER, EntryKind.FURNITURE, EntryKind.HEADLINE)
    for block in blocks:
        same = group and block.kind == group[0].kind and block.heading == group[0].heading
        if group and (not same or block.stamp is not None or block.kind in lone):
            yield group
            group = []
        group.append(block)
    if group:
        yield group
