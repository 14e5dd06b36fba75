"""Records as rows of text, and back. A row's digest is what the custody log keeps of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orontes.errors import CustodyBroken, DataError
from orontes.evidence import RecordId
from orontes.review.types import Judgement, Verdict
from orontes.sources.types import Capture, Document, Skipped, SkipReason

if TYPE_CHECKING:
    from orontes.claims.types import Claim

Row = dict[str, str]

# What makes a document that comes in again worth keeping a second time. Its file name is not: folders get renamed.
PARTICULARS = ("text", "publisher", "url", "published", "title")


def document_row(document: Document) -> Row:
    """A document without its original, which the archive keeps."""
    row = {field.name: getattr(document, field.name) for field in fields(Document) if field.name != "original"}
    return row | {"published": document.published.isoformat(), "notes": _json(list(document.notes))}


def document_of(row: Mapping[str, Any], original: bytes) -> Document:
    """The document that a row and the archive hold."""
    values = {field.name: row[field.name] for field in fields(Document) if field.name != "original"}
    with _unharmed(f"document {row['id']}"):
        values["published"] = datetime.fromisoformat(row["published"])
        values["notes"] = tuple(json.loads(row["notes"]))
    return Document(original=original, **values)


def capture_row(capture: Capture) -> Row:
    """An act of capture without its bytes, which the archive keeps, and its documents, which have rows of their own."""
    row = {name: str(getattr(capture, name)) for name in ("id", "media_type", "source", "method", "clock")}
    captured = "" if capture.captured is None else capture.captured.isoformat()
    return row | {"captured": captured, "details": _json(capture.details), "notes": _json(capture.notes)}


def capture_of(row: Mapping[str, Any], original: Path, documents: tuple[RecordId, ...]) -> Capture:
    """The act of capture that a row tells of."""
    values: dict[str, Any] = {name: row[name] for name in ("id", "media_type", "source", "method", "clock")}
    with _unharmed(f"capture {row['id']}"):
        values["captured"] = datetime.fromisoformat(row["captured"]) if row["captured"] else None
        values["details"] = tuple((name, value) for name, value in json.loads(row["details"]))
        values["notes"] = tuple(json.loads(row["notes"]))
    return Capture(original=original, documents=documents, **values)


def judgement_row(judgement: Judgement) -> Row:
    """A judgement as texts."""
    row = {field.name: str(getattr(judgement, field.name)) for field in fields(Judgement)}
    return row | {"at": judgement.at.isoformat()}


def judgement_of(row: Mapping[str, Any]) -> Judgement:
    """The judgement that a row holds."""
    values = {field.name: row[field.name] for field in fields(Judgement)}
    with _unharmed(f"judgement {row['id']}"):
        values["verdict"] = Verdict(row["verdict"])
        values["at"] = datetime.fromisoformat(row["at"])
    return Judgement(**values)


def skipped_of(file: str, why: str) -> Skipped:
    """What was set aside, as the custody log tells it: the reason, a colon, and the line for the user."""
    reason, _, detail = why.partition(": ")
    with _unharmed(f"the log's line on {file}"):
        return Skipped(file, SkipReason(reason), detail)


def claim_text(claim: Claim) -> str:
    """A claim as its wire JSON."""
    from orontes.claims import to_wire  # the room of claims takes a second to load, and adding a report needs none

    return _json(to_wire(claim))


def claim_of(record: str, text: str) -> Claim:
    """The claim that a wire JSON holds."""
    from orontes.claims import from_wire

    with _unharmed(f"claim {record}"):
        return from_wire(json.loads(text), file="ledger.sqlite")


@contextmanager
def _unharmed(item: str) -> Iterator[None]:
    """What the ledger wrote itself can be read again, unless it was altered."""
    try:
        yield
    except (ValueError, DataError) as error:
        raise CustodyBroken(
            f"{item}: its record was altered ({error}); `orontes verify` names all that were"
        ) from error


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
