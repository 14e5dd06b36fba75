"""The tables, on SQLite and PostgreSQL alike.

Times are ISO 8601 texts in UTC, lists are JSON texts. Every row but the custody entries names the entry that
brought it in (`seq`), whose `after` is the digest of the row.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Connection, ForeignKey, Index, Integer, MetaData, Table, event, literal_column

from orontes.ledger.guards import guard
from orontes.ledger.texts import POSTGRESQL, Exact

METADATA = MetaData()


def _entered() -> Column[int]:
    return Column("seq", Integer, ForeignKey("custody.seq"), primary_key=True, autoincrement=False)


def _texts(*names: str) -> list[Column[str]]:
    return [Column(name, Exact, nullable=False) for name in names]


CUSTODY = Table(
    "custody",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    *_texts("at", "who", "action", "item", "before", "after", "why", "tool", "previous", "hash"),
    sqlite_strict=True,
)
DOCUMENTS = Table(
    "documents",
    METADATA,
    _entered(),
    Column("id", Exact, nullable=False, index=True),
    *_texts("doc", "file", "text", "publisher", "url", "published", "published_from", "title", "media_type", "notes"),
    sqlite_strict=True,
)
CAPTURES = Table(
    "captures",
    METADATA,
    _entered(),
    Column("id", Exact, nullable=False, index=True),
    *_texts("source", "media_type", "method", "captured", "clock", "details", "notes"),
    sqlite_strict=True,
    info={"since": 2},
)
CAPTURED = Table(
    "captured",
    METADATA,
    Column("seq", Integer, ForeignKey("captures.seq"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("document", Exact, nullable=False, index=True),
    sqlite_strict=True,
    info={"since": 2},
)
READINGS = Table(
    "readings",
    METADATA,
    _entered(),
    Column("revision", Integer, ForeignKey("documents.seq"), nullable=False),
    Column("document", Exact, nullable=False, index=True),
    *_texts("method", "version"),
    sqlite_strict=True,
)
CLAIMS = Table(
    "claims",
    METADATA,
    Column("seq", Integer, ForeignKey("readings.seq"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", Exact, nullable=False, index=True),
    *_texts("wire"),
    sqlite_strict=True,
)
JUDGEMENTS = Table(
    "judgements",
    METADATA,
    _entered(),
    Column("id", Exact, nullable=False, unique=True),
    *_texts("record", "verdict", "other", "by", "at", "why"),
    sqlite_strict=True,
)

# What a look-up needs so that it costs the same in a casebook of a million documents.
IS_SKIP = CUSTODY.c.action == literal_column("'skip'")  # word for word in index and query, or it goes unused
SKIPS = Index("custody_skips", CUSTODY.c.item, sqlite_where=IS_SKIP)
NAMES = (
    Index("documents_doc", DOCUMENTS.c.doc),
    Index("documents_file", DOCUMENTS.c.file),
    Index("captures_source", CAPTURES.c.source),
)
Index("custody_actions", CUSTODY.c.action, CUSTODY.c.seq)
Index("readings_revision", READINGS.c.revision, READINGS.c.method, READINGS.c.version)


def tables_of(number: int) -> list[Table]:
    """The tables of a ledger of that format, parents first.

    >>> [table.name for table in tables_of(1)]
    ['custody', 'documents', 'judgements', 'readings', 'claims']
    """
    return [table for table in METADATA.sorted_tables if table.info.get("since", 1) <= number]


@event.listens_for(METADATA, "after_create")
def _guard(_target: MetaData, connection: Connection, **made: Any) -> None:
    guard(connection, list(made["tables"]))


@event.listens_for(METADATA, "before_create")
def _suit(_target: MetaData, connection: Connection, **_made: Any) -> None:
    """PostgreSQL's usual index takes no text of more than some 2,700 bytes, which addresses may have.

    It is told so here and not above, where SQLAlchemy would load all of PostgreSQL for every command.
    """
    if connection.dialect.name == POSTGRESQL:
        SKIPS.dialect_kwargs["postgresql_where"] = IS_SKIP
        for index in (SKIPS, *NAMES):
            index.dialect_kwargs["postgresql_using"] = "hash"
