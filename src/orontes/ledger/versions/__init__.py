"""Versions of one article, linked and not merged: what changed at its address, and who else carries its text.

A changed article is another document with its own claims. Which documents belong together is worked out when it is
asked for, from their addresses and their words; nothing of it is recorded.
"""

from __future__ import annotations

from orontes.ledger.versions.linking import versions
from orontes.ledger.versions.types import Change, Copy, Version, Versions

__all__ = ["Change", "Copy", "Version", "Versions", "versions"]
