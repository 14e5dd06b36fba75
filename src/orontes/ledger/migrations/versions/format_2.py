"""Format 2: acts of capture, each with the documents read from it; indexes that keep look-ups quick at any size."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from orontes.ledger.guards import guard

revision, down_revision = "2", "1"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
CAPTURE = ("id", "source", "media_type", "method", "captured", "clock", "details", "notes")


def upgrade() -> None:
    """Make the tables and their guards, and the indexes."""
    captures = op.create_table(
        "captures",
        sa.Column("seq", sa.Integer, sa.ForeignKey("custody.seq"), nullable=False, autoincrement=False),
        *(sa.Column(name, TEXT, nullable=False) for name in CAPTURE),
        sa.PrimaryKeyConstraint("seq"),
        sqlite_strict=True,
    )
    captured = op.create_table(
        "captured",
        sa.Column("seq", sa.Integer, sa.ForeignKey("captures.seq"), nullable=False, autoincrement=False),
        sa.Column("position", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("document", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("seq", "position"),
        sqlite_strict=True,
    )
    _index()
    guard(op.get_bind(), [captures, captured])


def _index() -> None:
    """PostgreSQL's usual index takes no text of more than some 2,700 bytes, which addresses and names may have."""
    op.create_index("ix_captures_id", "captures", ["id"])
    op.create_index("ix_captured_document", "captured", ["document"])
    for name, table, column in (
        ("documents_doc", "documents", "doc"),
        ("documents_file", "documents", "file"),
        ("captures_source", "captures", "source"),
    ):
        op.create_index(name, table, [column], postgresql_using="hash")
    skips = sa.text("action = 'skip'")
    op.create_index(
        "custody_skips", "custody", ["item"], sqlite_where=skips, postgresql_where=skips, postgresql_using="hash"
    )
    op.create_index("custody_actions", "custody", ["action", "seq"])
    op.create_index("readings_revision", "readings", ["revision", "method", "version"])
