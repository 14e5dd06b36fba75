"""The tables, and the triggers that refuse to alter what they hold.

SQLite today; the tables are SQLAlchemy Core, so that another database needs its own triggers and nothing else.
Times are ISO 8601 texts in UTC, lists are JSON texts. Every row but the custody entries names the entry that
brought it in (`seq`), whose `after` is the digest of the row.
"""

from __future__ import annotations

from sqlalchemy import DDL, Column, ForeignKey, Integer, MetaData, Table, Text, event

METADATA = MetaData()


def _entered() -> Column[int]:
    return Column("seq", Integer, ForeignKey("custody.seq"), primary_key=True, autoincrement=False)


def _texts(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


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
    Column("id", Text, nullable=False, index=True),
    *_texts("doc", "file", "text", "publisher", "url", "published", "published_from", "title", "media_type", "notes"),
    sqlite_strict=True,
)
READINGS = Table(
    "readings",
    METADATA,
    _entered(),
    Column("revision", Integer, ForeignKey("documents.seq"), nullable=False),
    Column("document", Text, nullable=False, index=True),
    *_texts("method", "version"),
    sqlite_strict=True,
)
CLAIMS = Table(
    "claims",
    METADATA,
    Column("seq", Integer, ForeignKey("readings.seq"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, index=True),
    *_texts("wire"),
    sqlite_strict=True,
)
JUDGEMENTS = Table(
    "judgements",
    METADATA,
    _entered(),
    Column("id", Text, nullable=False, unique=True),
    *_texts("record", "verdict", "other", "by", "at", "why"),
    sqlite_strict=True,
)


def _guards(table: Table) -> dict[str, str]:
    """Triggers of one table by name. The one on INSERT is for `INSERT OR REPLACE`, which fires no DELETE trigger."""
    name = table.name
    refuse = f"BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END"
    same = " AND ".join(f"{column.name} = NEW.{column.name}" for column in table.primary_key)
    return {
        f"{name}_no_update": f"BEFORE UPDATE ON {name} {refuse}",
        f"{name}_no_delete": f"BEFORE DELETE ON {name} {refuse}",
        f"{name}_no_replace": f"BEFORE INSERT ON {name} WHEN EXISTS (SELECT 1 FROM {name} WHERE {same}) {refuse}",
    }


TRIGGERS = {trigger: body for table in METADATA.sorted_tables for trigger, body in _guards(table).items()}

for _name, _body in TRIGGERS.items():
    _trigger = DDL(f"CREATE TRIGGER {_name} {_body}")  # type: ignore[no-untyped-call]
    event.listen(METADATA, "after_create", _trigger.execute_if(dialect="sqlite"))
