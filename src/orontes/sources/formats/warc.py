"""WARC (ISO 28500): the pages and texts that a crawl captured, each as the server sent it, unwrapped.

Names in records are names: nothing is opened or fetched by them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from orontes.sources.formats.encodings import Undecodable
from orontes.sources.formats.framing import Frame, frames
from orontes.sources.formats.inside import Found, Inside, Tally
from orontes.sources.formats.kinds import HEAD, Kind, kind_of
from orontes.sources.formats.records import Record, parse
from orontes.sources.formats.unpacking import Damaged, flow_of
from orontes.sources.naming import host_of, shown, stem_of
from orontes.sources.parts import Part
from orontes.sources.types import Skipped, SkipReason

CAPTURED = frozenset({"response", "resource", "conversion"})
WANTED = CAPTURED | {"revisit"}
# What may be a report; anything else that a page is made of is counted.
PAGES = ("text/html", "application/xhtml+xml")
READ = (*PAGES, "text/plain", "text/markdown", "application/pdf", "message/rfc822", "application/octet-stream", "")
DATA = ("json", "xml")  # feeds are told from data by what they hold
MOST_KNOWN = 1_000_000  # addresses and digests that revisits may refer to; of the others it is said that they are lost
ANSWERED = {None, 200, 201, 202, 203}  # HTTP status codes of whole answers; None of what did not come by HTTP
OTHERS = "; the other records are used"


def read_warc(inside: Inside, stream: BinaryIO) -> Found:
    """The reports of a WARC, gzipped or not, in a stream that can be sought in; one record at a time is in memory."""
    known: set[str] = set()
    beside, again, lost = Tally(), Tally(), Tally()
    for frame in frames(flow_of(stream, inside.budget), WANTED):
        if frame.why:
            yield _damaged(inside, frame, frame.why)
        elif frame.kind in WANTED:
            try:
                record = parse(frame)
            except (Damaged, Undecodable) as wrong:
                yield _damaged(inside, frame, str(wrong))
                continue
            if frame.kind == "revisit":
                (again if _is_known(record, known) else lost).add(host_of(record.url) or "no address")
                continue
            if len(known) < MOST_KNOWN:
                known |= {record.payload_digest, record.url} - {""}
            yield from _reports(inside, frame, record, beside)
    yield from beside.told(inside, "records that are no reports were")
    yield from again.told(inside, "revisits of what it holds were")
    yield from lost.told(inside, "revisits of what it does not hold were")


def _is_known(revisit: Record, known: set[str]) -> bool:
    return bool({revisit.payload_digest, revisit.refers_to} & known)


def _damaged(inside: Inside, frame: Frame, why: str) -> Skipped:
    return inside.skipped(SkipReason.DAMAGED, f", {frame.name}: {why}{OTHERS}")


def _reports(inside: Inside, frame: Frame, record: Record, beside: Tally) -> Found:
    """What one record gives, or a mark in the tally of what lies beside reports."""
    if record.status not in ANSWERED:
        beside.add(f"HTTP status {record.status}")
    elif record.url.lower().partition("?")[0].endswith("/robots.txt"):
        beside.add("robots.txt")
    elif not _may_be_report(record):
        beside.add(record.media_type)
    elif not record.body.strip():
        beside.add("empty body")
    else:
        yield from _read(inside, frame, record)


def _may_be_report(record: Record) -> bool:
    """Whether a payload is of a kind that reports come in; of data, only feeds and exports are."""
    if record.media_type not in PAGES and record.media_type.endswith(DATA):
        return kind_of("", record.body[:HEAD], record.media_type) in {Kind.FEED, Kind.TELEGRAM, Kind.PAGE}
    return record.media_type in READ


def _read(inside: Inside, frame: Frame, record: Record) -> Found:
    within = inside.within(stem_of(record.url))
    for item in inside.read(within, record.body, record.media_type, record.charset):
        if isinstance(item, Skipped):
            what = item.detail.removeprefix(within.file)
            yield inside.skipped(item.reason, f", {frame.name}, of {shown(record.url[:200]) or 'no address'}{what}")
        else:
            notes = (*item.notes, *_notes(record, frame))
            yield replace(_attributed(item, record), file=inside.file, notes=notes)


def _attributed(part: Part, record: Record) -> Part:
    """A report with the address of its record; one of several in a record keeps its own."""
    address = record.url if record.url.startswith(("http://", "https://")) else ""
    publisher = part.publisher or host_of(record.url)
    if part.original != record.body:
        return replace(part, publisher=publisher, url=part.url or address)
    return replace(part, publisher=publisher, url=address or part.url, stem=stem_of(record.url))


def _notes(record: Record, frame: Frame) -> Iterator[str]:
    when = f" on {record.captured:%Y-%m-%d at %H:%M:%S} UTC" if record.captured else ""
    where = f" from {record.address}" if record.address else ""
    if when or where:
        yield f"It was captured{when}{where}, as {frame.kind} in a WARC."
    if frame.kind == "conversion":
        yield "It was converted by the tool that made the WARC; the original is not in this record."
    if record.cut:
        yield f"The capture was cut off ({record.cut[:40]}); what is missing is not known."
    for digest in record.wrong:
        yield f"The {digest} digest that its WARC declares is not that of what the WARC holds."
