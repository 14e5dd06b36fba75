"""The web: addresses in, evidence of what they answered out; politely, within limits, and never from a network of ours.

This part of `sources` is the only one that opens a connection. It knows no database and reads no report: what came is
a `Capture` (a WARC of the exchange) and the bytes of a body.
"""

from __future__ import annotations

from orontes.sources.web.fetching import Fetcher
from orontes.sources.web.gathering import gather
from orontes.sources.web.reading import read
from orontes.sources.web.types import Exchange, Fetched, Rules

__all__ = ["Exchange", "Fetched", "Fetcher", "Rules", "gather", "read"]
