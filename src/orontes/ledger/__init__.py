"""The record that is kept: documents, claims and judgements, append-only, with originals and a custody log.

This room knows how to store, to find again and to prove that nothing was altered since. It refuses to know what a
claim means, and it judges nothing. It changes no row: a correction is a further row, and both stay.
"""

from __future__ import annotations

from orontes.ledger.asof import NOW, AsOf
from orontes.ledger.bundle import bundle_findings, is_bundle
from orontes.ledger.calendars import headers_of, prove
from orontes.ledger.casebook import Casebook
from orontes.ledger.certificates import certificates_of
from orontes.ledger.entering import captures_of, hand_over, log_of, notes_of, phases_of, write_note
from orontes.ledger.notes import Note
from orontes.ledger.notes import kinds as note_kinds
from orontes.ledger.rereading import reread
from orontes.ledger.stamping import Refusal, Stamp, Stamping
from orontes.ledger.types import Action, Added, Clock, CustodyEntry, Finding

__all__ = [
    "NOW",
    "Action",
    "Added",
    "AsOf",
    "Casebook",
    "Clock",
    "CustodyEntry",
    "Finding",
    "Note",
    "Refusal",
    "Stamp",
    "Stamping",
    "bundle_findings",
    "captures_of",
    "certificates_of",
    "hand_over",
    "headers_of",
    "is_bundle",
    "log_of",
    "note_kinds",
    "notes_of",
    "phases_of",
    "prove",
    "reread",
    "write_note",
]
