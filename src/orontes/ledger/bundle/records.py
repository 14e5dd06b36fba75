"""The records of a casebook as a bundle holds them: rows of texts, and the log."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from orontes.ledger.types import CustodyEntry

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Records:
    """Every row of the ledger, oldest first; a reading carries its claims, each an id and its wire JSON."""

    documents: Sequence[Row]
    readings: Sequence[Row]
    judgements: Sequence[Row]
    custody: Sequence[CustodyEntry]

    def newest_documents(self) -> dict[str, Row]:
        """Each document as last revised, by id."""
        return {row["id"]: row for row in self.documents}

    def newest_readings(self) -> dict[str, Row]:
        """The reading of each document that counts, by the document's id."""
        return {row["document"]: row for row in self.readings}


def claims_in(reading: Row) -> list[Row]:
    """The claims of a reading, as their wire JSON says them."""
    return [json.loads(claim["wire"]) for claim in reading["claims"]]
