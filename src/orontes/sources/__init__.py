"""Capture and identify documents: files and folders in, dated and attributed documents out.

This room knows file formats, encodings, `reports.csv` and publication dates. It refuses to know what a report says:
it reads no event, no place and no actor. What cannot be used becomes a `Skipped` with its reason, and is never lost.
"""

from __future__ import annotations

from orontes.sources.collecting import collect, is_address
from orontes.sources.types import Capture, Collection, Document, Skipped, SkipReason

__all__ = ["Capture", "Collection", "Document", "SkipReason", "Skipped", "collect", "is_address"]
