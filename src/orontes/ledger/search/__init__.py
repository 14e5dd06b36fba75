"""Finding: a full-text search over the reports and claims of a casebook.

The index is derived from the ledger, entry by entry of the custody log, and is no evidence: it can be deleted at any
time, and is made anew where it is damaged, of another version or of another ledger.
"""

from __future__ import annotations

from orontes.ledger.search.searching import answer, catch_up
from orontes.ledger.search.types import Found, Hit, What

__all__ = ["Found", "Hit", "What", "answer", "catch_up"]
