"""Redaction that keeps every offset: letters withheld become blocks of the same number, so that spans stay exact.

It knows strings, spans and the nouns that hold them; *what* is withheld is `withheld.py`'s to say. Everything here
makes a copy: the original stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from orontes.evidence import Span
from orontes.reading.types import Mention, Reading, Sentence, Token
from orontes.sources.types import Document

BLOCK = "█"
WITHHELD = "[withheld]"
NOTE = "Parts of this report are withheld in this edition."

_GAP = r"[\s_-]+"
_T = TypeVar("_T")


def pattern(names: Iterable[str], passages: Iterable[str] = ()) -> re.Pattern[str] | None:
    """One expression that finds any of `names` as whole words, and `passages` anywhere, longest first.

    Words may be parted by white space, or by hyphens as in an address; what has several words is found in any case.

    >>> pattern(["Ali Darwish"]).sub("X", "ALI\\nDARWISH, example.org/ali-darwish, Ali Darwishi")
    'X, example.org/X, Ali Darwishi'
    >>> pattern([], ["we left Homs"]).sub("X", "“We left Homss north”")
    '“Xs north”'
    """
    whole = {name: rf"(?<![^\W_]){_option(name)}(?![^\W_])" for name in names if name.strip()}
    anywhere = {passage: _option(passage) for passage in passages if passage.strip()}  # "Homs" in "Homss" too
    ordered = sorted((whole | anywhere).items(), key=lambda item: (-len(item[0]), item[0]))
    return re.compile("|".join(option for _, option in ordered)) if ordered else None


def _option(string: str) -> str:
    words = [re.escape(word) for word in string.split()]
    return words[0] if len(words) == 1 else f"(?i:{_GAP.join(words)})"


def mask(text: str, names: re.Pattern[str] | None, spans: Iterable[Span] = ()) -> str:
    """`text` with `spans` and every name blocked out, at the same length.

    >>> mask("Ali saw it", pattern(["Ali"]))
    '███ saw it'
    """
    for span in spans:
        text = text[: span.start] + BLOCK * (span.end - span.start) + text[span.end :]
    return names.sub(lambda found: BLOCK * len(found[0]), text) if names else text


def shown(text: str) -> str:
    """Blocks as a reader should see them.

    >>> shown("███████ saw it")
    '[withheld] saw it'
    """
    return re.sub(f"{BLOCK}+", WITHHELD, text)


def scrub(value: _T, names: re.Pattern[str] | None) -> _T:
    """A copy of a noun in which every string, however deep, says `[withheld]` where it named somebody."""
    if names is None:
        return value
    return cast(_T, _scrub(value, names))


def _scrub(value: object, names: re.Pattern[str]) -> object:
    if type(value) is str:  # not an enum: those are ours
        return names.sub(WITHHELD, value)
    if isinstance(value, tuple):
        return tuple(_scrub(item, names) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        old = {field.name: getattr(value, field.name) for field in fields(value)}
        new = {name: _scrub(item, names) for name, item in old.items()}
        return replace(value, **new) if new != old else value
    return value


def redact_document(document: Document, names: re.Pattern[str] | None, spans: Iterable[Span]) -> Document:
    """A copy of the report with `spans` and names blocked out; its original bytes are left out if anything was."""
    text = mask(document.text, names, spans)
    changed = replace(scrub(replace(document, text=""), names), text=text)
    return document if changed == document else replace(changed, original=b"", notes=(*changed.notes, NOTE))


def redact_reading(reading: Reading, document: Document, names: re.Pattern[str] | None) -> Reading:
    """A copy of the reading whose words are those of the redacted `document`."""
    if NOTE not in document.notes:
        return reading
    return replace(
        reading,
        entries=scrub(reading.entries, names),
        sentences=tuple(_sentence(sentence, document.text) for sentence in reading.sentences),
        notes=scrub(reading.notes, names),
    )


def _sentence(sentence: Sentence, text: str) -> Sentence:
    words = sentence.span.of(text)
    if BLOCK not in words:
        return sentence
    return replace(
        sentence,
        text=words,
        tokens=tuple(_token(token, text) for token in sentence.tokens),
        mentions=tuple(_mention(mention, text) for mention in sentence.mentions),
    )


def _token(token: Token, text: str) -> Token:
    word = token.span.of(text)
    return token._replace(text=word) if BLOCK in word else token


def _mention(mention: Mention, text: str) -> Mention:
    words = mention.span.of(text)
    return replace(mention, text=words, ref="") if BLOCK in words else mention
