"""The words that a record can be found by: as they are written, and as the names among them sound."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from orontes.ledger.search.types import Entry, ReportEntry
from orontes.romanization import fold, words
from orontes.sources.addresses import address_key

LONGEST_WORD = 100  # characters; what is longer is no word
MOST_WORDS = 100_000  # of one text, a book of 300 pages; a database's vector of words holds no more
SHORTEST_SOUND = 3  # a shorter key is shared by words that have nothing in common
_NAME = re.compile(r"\b[^\W\d_a-z][^\W\d_]{2,}|[^\W\d_a-zA-Z]{3,}")  # capitalised, or of a script without capitals


def report_entry(row: Mapping[str, Any]) -> ReportEntry:
    """A row of `documents` as an index takes it in."""
    texts = (row["title"], row["publisher"], row["text"])
    day = date.fromisoformat(row["published"][:10])
    return ReportEntry(
        key=row["seq"],
        id=row["id"],
        first=day,
        last=day,
        address=address_key(row["url"]),
        head=plain_words(texts[:2]),
        body=plain_words(texts[2:]),
        sounds=sounds(texts),
    )


def claim_entry(claim_key: int, wire: Mapping[str, Any]) -> Entry:
    """A claim on the wire as an index takes it in."""
    voices = [voice["name"] for voice in wire["chain"]]
    about = (wire["place"], wire["place_name"], wire["actor"], wire["target"], wire["kind"].replace("_", " "))
    head = (*about, wire["source"], *voices)
    return Entry(
        key=claim_key,
        first=date.fromisoformat(wire["date"]),
        last=date.fromisoformat(wire["date_end"]),
        head=plain_words(head),
        body=plain_words((wire["quote"],)),
        sounds=sounds((*head, wire["quote"])),
    )


def plain_words(texts: Iterable[str]) -> str:
    """The words of some texts in lower case, without diacritics.

    >>> plain_words(["Kafr Nabūdah", "They've left."])
    'kafr nabudah theyve left'
    """
    found = words("\n".join(texts))
    return " ".join([word if len(word) <= LONGEST_WORD else word[:LONGEST_WORD] for word in found[:MOST_WORDS]])


def sounds(texts: Iterable[str]) -> str:
    """The keys of the names in some texts, each once.

    >>> sounds(["Shells fell on Al-Lataminah"]).split()[-1] == sound("Latamneh")
    True
    """
    names = dict.fromkeys(_NAME.findall("\n".join(texts)))
    return " ".join(dict.fromkeys(filter(None, map(sound, names))))


@lru_cache(maxsize=65536)
def sound(name: str) -> str:
    """The key that the spellings of a name share; "" where it is too short to tell anything."""
    key = fold(name[:LONGEST_WORD])
    return key if len(key) >= SHORTEST_SOUND else ""
