"""The search index beside a ledger in PostgreSQL: a schema of its own in the same database, shared by all who use it.

It is derived and no evidence: it may be dropped at any time. The ledger's own schema is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, text

from orontes.ledger.address import schema_of
from orontes.ledger.search.types import POSITIONS, Batch, Entry, Keys, Wanted, What
from orontes.ledger.search.vectors import any_phrase, query, vector

VERSION = 1  # of what is laid down here and of how words are told apart: another is made anew
RANKED = 2_000  # of more hits the newest so many are ranked
RARE = 30  # letters; the database is not asked how often a word is, and longer words are rarer
_TABLES = (
    "CREATE SCHEMA {schema}",
    "CREATE TABLE {schema}.report (key bigint PRIMARY KEY, id text, address text, first int, last int, over bigint, "
    "words tsvector)",
    "CREATE INDEX ON {schema}.report (id)",
    "CREATE INDEX ON {schema}.report (address)",
    "CREATE INDEX ON {schema}.report USING gin (words)",
    "CREATE TABLE {schema}.reading (key bigint PRIMARY KEY, document text, over bigint)",
    "CREATE INDEX ON {schema}.reading (document)",
    "CREATE TABLE {schema}.claim (key bigint PRIMARY KEY, first int, last int, words tsvector)",
    "CREATE INDEX ON {schema}.claim USING gin (words)",
    "CREATE TABLE {schema}.capture (key bigint PRIMARY KEY, address text)",
    "CREATE INDEX ON {schema}.capture (address)",
    "CREATE TABLE {schema}.state (version int, upto bigint, hash text)",
    "INSERT INTO {schema}.state VALUES ({version}, 0, '')",
)
_KEPT = {
    What.REPORTS: "{schema}.report AS entry JOIN {schema}.report AS kept ON kept.key = entry.key",
    What.CLAIMS: f"{{schema}}.claim AS entry JOIN {{schema}}.reading AS kept ON kept.key = (entry.key >> {POSITIONS})",
}


class PostgresIndex:
    """An `Index` in a schema of the ledger's database. Its errors are SQLAlchemy's."""

    def __init__(self, engine: Engine) -> None:
        """Use the schema, or lay it down."""
        self.schema = f"{schema_of(engine.url)[:56]}_search"
        self._engine = engine
        if not self._laid(engine):
            self.renew(only_missing=True)

    def _laid(self, source: Engine | Connection) -> bool:
        asked = text("SELECT to_regclass(:name)")
        if isinstance(source, Connection):
            return source.scalar(asked, {"name": f"{self.schema}.state"}) is not None
        with source.connect() as connection:
            return self._laid(connection)

    def _lay(self, connection: Connection) -> None:
        connection.execute(text(f"DROP SCHEMA IF EXISTS {self.schema} CASCADE"))
        for statement in _TABLES:
            connection.execute(text(statement.format(schema=self.schema, version=VERSION)))

    def renew(self, only_missing: bool = False) -> None:
        """Make the index anew; or if it is missing, where no other process has since."""
        with self._engine.begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(hashtext(:name))"), {"name": self.schema})
            if not (only_missing and self._laid(connection)):
                self._lay(connection)

    def close(self) -> None:
        """Nothing is held between two questions."""

    @property
    def version(self) -> int:
        """Of the schema."""
        return int(self._rows("SELECT version FROM {schema}.state")[0][0])

    def state(self) -> tuple[int, str]:
        """The custody entry up to which it goes, and that entry's hash."""
        upto, mark = self._rows("SELECT upto, hash FROM {schema}.state")[0]
        return upto, mark

    def take(self, after: int, batch: Batch) -> None:
        """Take a batch in, unless another process has since."""
        with self._engine.begin() as connection:
            if connection.scalar(self._text("SELECT upto FROM {schema}.state FOR UPDATE")) != after:
                return
            self._take_reports(connection, batch)
            read = [{"k": seq, "d": document} for seq, document in batch.readings]
            self._put(connection, "reading (key, document) VALUES (:k, :d)", read)
            self._supersede(connection, "reading", "document", batch.readings)
            rows = [{"k": e.key, "f": _day(e, 0), "l": _day(e, 1), "w": vector(e)} for e in batch.claims]
            self._put(connection, "claim VALUES (:k, :f, :l, CAST(:w AS tsvector))", rows)
            self._put(connection, "capture VALUES (:k, :a)", [{"k": key, "a": at} for key, at in batch.captures])
            done = self._text("UPDATE {schema}.state SET upto = :upto, hash = :hash")
            connection.execute(done, {"upto": batch.upto, "hash": batch.hash})

    def _take_reports(self, connection: Connection, batch: Batch) -> None:
        rows = [
            {"k": e.key, "i": e.id, "a": e.address, "f": _day(e, 0), "l": _day(e, 1), "w": vector(e)}
            for e in batch.reports
        ]
        self._put(connection, "report VALUES (:k, :i, :a, :f, :l, NULL, CAST(:w AS tsvector))", rows)
        self._supersede(connection, "report", "id", [(e.key, e.id) for e in batch.reports])

    def _supersede(self, connection: Connection, table: str, column: str, rows: Sequence[tuple[int, str]]) -> None:
        """Each row takes the place of the one before it that has its name."""
        mark = f"UPDATE {{schema}}.{table} SET over = :seq WHERE {column} = :name AND over IS NULL AND key < :seq"
        if rows:
            connection.execute(self._text(mark), [{"seq": seq, "name": name} for seq, name in rows])

    def _put(self, connection: Connection, where: str, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            connection.execute(self._text(f"INSERT INTO {{schema}}.{where}"), rows)

    def find(self, what: What, wanted: Wanted) -> Keys:
        """The hits of the words as they are written; where they do not fill the list, those that sound like them."""
        exact = self._asked(what, wanted, sounding=False)
        if len(exact.keys) >= wanted.limit or not any(term.sound for term in wanted.terms):
            return exact
        alike = self._asked(what, wanted, sounding=True)
        further = [key for key in alike.keys if key not in exact.keys]
        return Keys((*exact.keys, *further)[: wanted.limit], max(alike.total, exact.total), alike.more)

    def _asked(self, what: What, wanted: Wanted, sounding: bool) -> Keys:
        found = (
            f"SELECT entry.key, entry.words FROM {_KEPT[what]} WHERE entry.words @@ CAST(:asked AS tsquery)"
            f"{_counting(wanted)} ORDER BY entry.key DESC LIMIT {RANKED + 1}"
        )
        ranked = (
            f"SELECT key, count(*) OVER () FROM ({found}) AS hits "
            "ORDER BY ts_rank(words, CAST(:terms AS tsquery), 1) DESC, key DESC LIMIT :limit"
        )
        values = {"asked": query(wanted.terms, sounding, wanted), "terms": query(wanted.terms, sounding)}
        rows = self._rows(ranked, **values, **_bounds(wanted), limit=wanted.limit)
        total = rows[0][1] if rows else 0
        return Keys(tuple(key for key, _ in rows), min(total, RANKED), total > RANKED)

    def at_address(self, address: str) -> tuple[int, ...]:
        """Custody numbers of the documents of one address, oldest first."""
        return self._keys("SELECT key FROM {schema}.report WHERE address = :a ORDER BY key", a=address)

    def captured_from(self, address: str) -> tuple[int, ...]:
        """Custody numbers of the acts of capture that asked one address, oldest first."""
        return self._keys("SELECT key FROM {schema}.capture WHERE address = :a ORDER BY key", a=address)

    def often(self, word: str) -> int:
        """A guess at how common a word is."""
        return max(0, RARE - len(word))

    def with_phrases(self, phrases: Sequence[tuple[str, ...]], limit: int) -> tuple[int, ...]:
        """Custody numbers of newest revisions in which one of the phrases stands, at most so many."""
        chosen = "SELECT key FROM {schema}.report WHERE words @@ CAST(:q AS tsquery) AND over IS NULL LIMIT :limit"
        return self._keys(chosen, q=any_phrase(phrases), limit=limit) if phrases else ()

    def superseded(self, what: What, keys: Sequence[int]) -> frozenset[int]:
        """Which of the keys no longer count."""
        table, shift = ("report", 0) if what is What.REPORTS else ("reading", POSITIONS)
        rows = [key >> shift for key in keys]
        over = "SELECT key FROM {schema}." + table + " WHERE key = ANY(:keys) AND over IS NOT NULL"
        gone = set(self._keys(over, keys=rows))
        return frozenset(key for key in keys if key >> shift in gone)

    def _keys(self, statement: str, **values: object) -> tuple[int, ...]:
        return tuple(row[0] for row in self._rows(statement, **values))

    def _rows(self, statement: str, **values: object) -> Sequence[Any]:
        with self._engine.connect() as connection:
            return connection.execute(self._text(statement), values).all()

    def _text(self, statement: str) -> Any:
        return text(statement.format(schema=self.schema))


def _counting(wanted: Wanted) -> str:
    """Which records count: those of the days that are asked for, known by then and not yet superseded."""
    return "".join(f" AND {part}" for part in _conditions(wanted))


def _conditions(wanted: Wanted) -> Iterable[str]:
    if wanted.known is not None:
        yield "kept.key <= :known"
    if not wanted.superseded:
        yield "kept.over IS NULL" if wanted.known is None else "(kept.over IS NULL OR kept.over > :known)"
    if wanted.since is not None:
        yield "entry.last >= :since"
    if wanted.until is not None:
        yield "entry.first <= :until"


def _bounds(wanted: Wanted) -> dict[str, int]:
    since, until = (day.toordinal() if day else None for day in (wanted.since, wanted.until))
    given = {"known": wanted.known, "since": since, "until": until}
    return {name: value for name, value in given.items() if value is not None}


def _day(entry: Entry, which: int) -> int:
    return (entry.first, entry.last)[which].toordinal()
