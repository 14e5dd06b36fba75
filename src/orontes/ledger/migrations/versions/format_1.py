"""Format 1: documents, readings with their claims, judgements, and the custody log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from orontes.ledger.guards import guard

revision, down_revision = "1", None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
LOG = ("at", "who", "action", "item", "before", "after", "why", "tool", "previous", "hash")
REPORT = ("doc", "file", "text", "publisher", "url", "published", "published_from", "title", "media_type", "notes")
VERDICT = ("record", "verdict", "other", "by", "at", "why")


def upgrade() -> None:
    """Make the tables and their guards."""
    tables = [
        _table("custody", _number("seq"), *_texts(*LOG), key=("seq",)),
        _table("documents", _entered(), *_texts("id", *REPORT), key=("seq",)),
        _table("judgements", _entered(), *_texts("id", *VERDICT), sa.UniqueConstraint("id"), key=("seq",)),
        _table(
            "readings",
            _entered(),
            _number("revision", "documents.seq"),
            *_texts("document", "method", "version"),
            key=("seq",),
        ),
        _table(
            "claims",
            _number("seq", "readings.seq"),
            _number("position"),
            *_texts("id", "wire"),
            key=("seq", "position"),
        ),
    ]
    for table, column in (("documents", "id"), ("readings", "document"), ("claims", "id")):
        op.create_index(f"ix_{table}_{column}", table, [column])
    guard(op.get_bind(), tables)


def _table(name: str, *columns: sa.schema.SchemaItem, key: tuple[str, ...]) -> sa.Table:
    return op.create_table(name, *columns, sa.PrimaryKeyConstraint(*key), sqlite_strict=True)


def _entered() -> sa.Column[int]:
    return _number("seq", "custody.seq")


def _number(name: str, parent: str = "") -> sa.Column[int]:
    foreign = [sa.ForeignKey(parent)] if parent else []
    return sa.Column(name, sa.Integer, *foreign, nullable=False, autoincrement=False)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, TEXT, nullable=False) for name in names]
