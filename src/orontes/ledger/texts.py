"""Texts that come back as they went in, whichever database holds them."""

from __future__ import annotations

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

POSTGRESQL = "postgresql"
_ESCAPE = "\x10"  # data link escape: no writer types it, and it is escaped itself


class Exact(TypeDecorator[str]):
    """A text of any length, compared by code point.

    PostgreSQL's text cannot hold U+0000, which the text of a damaged report can: there it is written as an escape.

    >>> unescaped(escaped("Soran\\x00 has\\x10 fallen")) == "Soran\\x00 has\\x10 fallen"
    True
    """

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        """SQLite compares bytes by itself; PostgreSQL by the rules of a language unless it is told to."""
        return Text(collation="C") if dialect.name == POSTGRESQL else Text()

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """On its way in."""
        return escaped(value) if value is not None and dialect.name == POSTGRESQL else value

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """On its way out."""
        return unescaped(value) if value is not None and dialect.name == POSTGRESQL else value


def escaped(text: str) -> str:
    """A text without U+0000."""
    if "\0" not in text and _ESCAPE not in text:
        return text
    return text.replace(_ESCAPE, f"{_ESCAPE}p").replace("\0", f"{_ESCAPE}0")


def unescaped(text: str) -> str:
    """The text that was escaped."""
    return text.replace(f"{_ESCAPE}0", "\0").replace(f"{_ESCAPE}p", _ESCAPE) if _ESCAPE in text else text
