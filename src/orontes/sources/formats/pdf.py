"""PDF (ISO 32000) with a text layer, read by PDFium in a process of its own that has little memory and time."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path, PurePosixPath
from typing import Any

from orontes.sources.decoding import whole
from orontes.sources.embedded import named
from orontes.sources.formats.inside import Found, Inside
from orontes.sources.formats.paragraphs import Line, Text, running_text
from orontes.sources.parts import Part
from orontes.sources.types import Skipped, SkipReason

CHILD = Path(__file__).with_name("pdf_child.py")
PATIENCE = 180  # seconds; the process itself stops after a third of it spent computing
NOTED_PAGES = 500  # of longer documents, not every page's beginning is noted
_STAMP = re.compile(
    r"^(?:D:)?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:Z|(?P<sign>[+-])(?P<hours>\d{2})'?(?P<minutes>\d{2})?)?"
)
# Titles that programs write of themselves.
_NO_TITLE = re.compile(
    r"^(?:untitled|unknown|document\d*|microsoft (?:word|powerpoint).*|.*\.(?:docx?|indd|odt|pdf))$", re.I
)


def read_pdf(inside: Inside, data: bytes) -> Found:
    """The one report of a PDF, or the reason why it gives none."""
    if not inside.budget.patience:
        yield inside.skipped(
            SkipReason.TOO_LARGE, ": not read, as others in the same file took too long; read it alone"
        )
        return
    found = _lines_of(data)
    if isinstance(found, str):
        inside.budget.patience -= 1
        yield inside.skipped(SkipReason.TOO_LARGE, f" {found}: split it, or save its text as .txt")
    elif refused := found.get("refused"):
        yield _refused(inside, refused)
    else:
        text = running_text([[Line(*line) for line in page] for page in found["pages"]])
        yield _part(inside, data, text, found)


def _lines_of(data: bytes) -> dict[str, Any] | str:
    """What the process found, or what stopped it."""
    command = [sys.executable, "-P", str(CHILD)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return "takes too long to read"
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        return "needs more memory or time to read than a report does"
    return found


def _refused(inside: Inside, why: str) -> Skipped:
    if why == "password":
        return inside.skipped(SkipReason.ENCRYPTED, " is locked with a password: save it without one")
    return inside.skipped(SkipReason.DAMAGED, " is a damaged PDF: get it again, or save its text as .txt")


def _part(inside: Inside, data: bytes, text: Text, found: dict[str, Any]) -> Part | Skipped:
    if not text.text.strip():
        return inside.skipped(SkipReason.NO_TEXT, " has no text layer: recognise its text (OCR) first")
    about = {key: whole(str(value))[0].strip() for key, value in found["about"].items()}
    title = about.get("Title", "")
    author = about.get("Author", "")
    notes = [*_notes(text, found)]
    if author:
        notes.append("The publisher is whom the PDF names as its author.")
    return Part(
        text.text,
        data,
        PurePosixPath(inside.file).stem,
        "application/pdf",
        "" if _NO_TITLE.match(title) else title,
        author,
        made=_moment(about.get("CreationDate", "")),
        notes=tuple(notes),
        embedded=named(about.items()),
    )


def _notes(text: Text, found: dict[str, Any]) -> Iterator[str]:
    yield "The text is the PDF's text layer; words divided at the end of a line were joined."
    if len(text.pages) > 1:
        step = -(-len(text.pages) // NOTED_PAGES)
        which = "Its pages begin" if step == 1 else f"Every {step}th of its pages begins"
        yield f"{which} at characters {', '.join(str(start) for start in text.pages[::step])}."
    if text.furniture:
        yield f"{text.furniture} line(s) that repeat what stands at the head or foot of its pages were left out."
    if len(found["pages"]) < found["count"]:
        yield f"It has {found['count']} pages; only the first {len(found['pages'])} were read."
    if found["unread"]:
        yield f"{found['unread']} of its pages are damaged and were left out."
    if found["active"]:
        yield f"The PDF holds {', '.join(found['active'])}; none of it was run or read."


def _moment(stamp: str) -> datetime | None:
    """A PDF's date (ISO 32000-1, 7.9.4) in UTC; None where it is none. One without a zone is taken as UTC."""
    found = _STAMP.match(stamp)
    if found is None:
        return None
    year, *rest = (int(value) if value else None for value in found.groups()[:6])
    month, day, hour, minute, second = (
        value if value is not None else low for value, low in zip(rest, (1, 1, 0, 0, 0), strict=True)
    )
    shift = timedelta(hours=int(found["hours"] or 0), minutes=int(found["minutes"] or 0))
    try:
        zone = timezone(-shift if found["sign"] == "-" else shift)
        return datetime(year or 0, month, day, hour, minute, second, tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
