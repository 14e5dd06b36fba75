"""From a question to what was found: the index is brought up to date, asked, and its keys looked up in the ledger."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from orontes.ledger.ledger import Ledger
from orontes.ledger.schema import CLAIMS, DOCUMENTS, READINGS
from orontes.ledger.search.snippets import printable, snippet
from orontes.ledger.search.types import POSITIONS, Found, Hit, Index, Keys, Wanted, What

_SHOWN = ("id", "doc", "text", "publisher", "published", "title")
Fields = Mapping[str, Any]


def find(index: Index, ledger: Ledger, what: What, wanted: Wanted) -> Found:
    """The best hits of one kind."""
    keys = index.find(what, wanted)
    over = index.superseded(what, keys.keys) if wanted.superseded else frozenset()
    with ledger.reading() as connection:
        told = _reports if what is What.REPORTS else _claims
        hits = told(connection, keys, wanted, over)
    return Found(tuple(hits), keys.total, keys.more)


def _reports(connection: Connection, keys: Keys, wanted: Wanted, over: frozenset[int]) -> list[Hit]:
    columns = [DOCUMENTS.c[name] for name in ("seq", *_SHOWN)]
    rows = connection.execute(select(*columns).where(DOCUMENTS.c.seq.in_(keys.keys))).mappings()
    by_key = {row["seq"]: dict(row) for row in rows}
    return [_report(by_key[key], wanted, key in over) for key in keys.keys if key in by_key]


def _report(row: Fields, wanted: Wanted, over: bool) -> Hit:
    return Hit(
        What.REPORTS,
        row["id"],
        row["id"],
        row["doc"],
        day=row["published"][:10],
        said=row["published"],
        publisher=printable(row["publisher"]),
        title=printable(row["title"]),
        snippet=snippet(row["text"], wanted.terms),
        superseded=over,
    )


def _claims(connection: Connection, keys: Keys, wanted: Wanted, over: frozenset[int]) -> list[Hit]:
    asked = [(key >> POSITIONS, key & (1 << POSITIONS) - 1) for key in keys.keys]
    columns = (CLAIMS.c.seq, CLAIMS.c.position, CLAIMS.c.wire, READINGS.c.revision)
    chosen = select(*columns).join(READINGS, READINGS.c.seq == CLAIMS.c.seq)
    near = chosen.where(CLAIMS.c.seq.in_({seq for seq, _ in asked}), CLAIMS.c.position.in_({at for _, at in asked}))
    rows = {(row.seq, row.position): row for row in connection.execute(near)}  # pairs would be looked for one by one
    papers = _papers(connection, [row.revision for row in rows.values()])
    return [
        _claim(json.loads(rows[at].wire), papers[rows[at].revision], wanted, key in over)
        for key, at in zip(keys.keys, asked, strict=True)
        if at in rows
    ]


def _papers(connection: Connection, revisions: Sequence[int]) -> dict[int, Fields]:
    columns = (DOCUMENTS.c.seq, DOCUMENTS.c.title, DOCUMENTS.c.publisher)
    rows = connection.execute(select(*columns).where(DOCUMENTS.c.seq.in_(revisions))).mappings()
    return {row["seq"]: dict(row) for row in rows}


def _claim(wire: Fields, paper: Fields, wanted: Wanted, over: bool) -> Hit:
    return Hit(
        What.CLAIMS,
        wire["id"],
        wire["document"],
        wire["doc"],
        day=wire["date"],
        said=wire["entry_time"],
        publisher=printable(paper["publisher"]),
        title=printable(paper["title"]),
        snippet=snippet(wire["quote"], wanted.terms),
        by=printable(" < ".join(voice["name"] for voice in reversed(wire["chain"]))),
        modality=wire["modality"],
        place=printable(wire["place"]),
        kind=wire["kind"],
        superseded=over,
    )
