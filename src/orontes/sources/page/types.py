"""What a page turns out to be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from orontes.sources.types import SkipReason


@dataclass(frozen=True, slots=True)
class Page:
    """What a page gives; "" and None where it gives nothing."""

    text: str
    title: str
    site: str
    url: str
    published: datetime | None  # as its metadata, or a line that is marked as its date, says
    guessed: datetime | None = None  # a day found elsewhere in it, where nothing says when it was published
    notes: tuple[str, ...] = ()  # what stands in the way of its text, and what had to be assumed


@dataclass(frozen=True, slots=True)
class NoPage:
    """A page without a text to read: `why` says what it is instead, and what to do."""

    reason: SkipReason
    why: str
