"""The nouns of versions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """A difference to the version before: a sentence of the text that came or went, or a particular that changed."""

    what: str  # "text", "title", "publisher", "published" or "url"
    removed: str  # "" where something was only added
    added: str  # "" where something was only removed


@dataclass(frozen=True, slots=True)
class Seen:
    """One act of capture that brought a document; times are ISO, UTC."""

    at: str  # when it was captured, or where that is not known, when it was added
    method: str
    source: str


@dataclass(frozen=True, slots=True)
class Version:
    """A document, or a revision of one, as it came in."""

    entry: int  # the custody entry that brought it in
    added: str  # when that was: ISO, UTC
    document: str
    doc: str
    publisher: str
    title: str
    url: str
    published: str
    seen: tuple[Seen, ...]  # acts of capture of these very bytes, in order
    changes: tuple[Change, ...]  # against the version before it


@dataclass(frozen=True, slots=True)
class Copy:
    """A document of another address or publisher that has the same words."""

    document: str
    doc: str
    publisher: str
    title: str
    url: str
    published: str
    share: float  # of the wording of the shorter text, how much stands in the longer: 0 to 1


@dataclass(frozen=True, slots=True)
class Versions:
    """What there is of one article: versions in the order in which they came in, copies by their publication."""

    address: str  # as addresses are compared; "" where none is known
    versions: tuple[Version, ...]
    copies: tuple[Copy, ...]
