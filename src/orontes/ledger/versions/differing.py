"""What changed from one version of an article to the next, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from orontes.ledger.versions.types import Change
from orontes.sources.addresses import address_key

PARTICULARS = ("title", "publisher", "published", "url")
LONG = 2_000  # sentences from which common ones are passed over when texts are compared: else it takes minutes


def changes(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    """What differs between two rows of `documents`: particulars first, then the text in the order of the new one.

    >>> old = {name: "" for name in PARTICULARS} | {"text": "Two were killed. Shells fell."}
    >>> list(changes(old, old | {"text": "Three were killed. Shells fell."}))
    [Change(what='text', removed='Two were killed.', added='Three were killed.')]
    """
    for name in PARTICULARS:
        if old[name] != new[name] and not (name == "url" and address_key(old[name]) == address_key(new[name]) != ""):
            yield Change(name, old[name], new[name])
    before, after = sentences(old["text"]), sentences(new["text"])
    matcher = SequenceMatcher(None, before, after, autojunk=max(len(before), len(after)) > LONG)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind != "equal":
            yield Change("text", " ".join(before[i:j]), " ".join(after[k:m]))


def sentences(text: str) -> list[str]:
    """The sentences of a text without its line breaks; a stamp or a headline is one by itself."""
    from orontes.reading.sentences import split_sentences  # with the parser, which no other step of the ledger needs

    paragraphs = (line for line in text.splitlines() if line.strip())
    return [" ".join(span.of(line).split()) for line in paragraphs for span in split_sentences(line)]
