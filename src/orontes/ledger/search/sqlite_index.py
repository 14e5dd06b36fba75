"""The search index beside a SQLite ledger: a file of its own, with FTS5 tables that hold no text.

It is derived and no evidence: it may be deleted at any time. Rows of an index are only added and marked as superseded,
as those of the ledger are, so that it can be searched as of any custody entry.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from orontes.ledger.search.days import day_words
from orontes.ledger.search.fts import Question, rarity
from orontes.ledger.search.types import Batch, Entry, Keys, ReportEntry, Term, Wanted, What

FILE = "search.sqlite"
VERSION = 1  # of what is laid down here and of how words are told apart: another is made anew
COUNTED = 10_000  # hits are counted so far
WAIT_S = 5.0
CACHE_KB = 65_536  # the table of words is written to all over
_TOKENS = "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* M* Co'\""
_TABLES = f"""
CREATE VIRTUAL TABLE reports USING fts5(head, body, sounds, days, content='', {_TOKENS});
CREATE VIRTUAL TABLE claims USING fts5(head, body, sounds, days, content='', {_TOKENS});
CREATE TABLE report (key INTEGER PRIMARY KEY, id TEXT, address TEXT, first INTEGER, last INTEGER, over INTEGER);
CREATE INDEX report_id ON report (id);
CREATE INDEX report_address ON report (address);
CREATE TABLE reading (key INTEGER PRIMARY KEY, document TEXT, over INTEGER);
CREATE INDEX reading_document ON reading (document);
CREATE TABLE capture (key INTEGER PRIMARY KEY, address TEXT);
CREATE INDEX capture_address ON capture (address);
CREATE TABLE claim (key INTEGER PRIMARY KEY, first INTEGER, last INTEGER);
CREATE TABLE words (word TEXT PRIMARY KEY, reports INTEGER DEFAULT 0, claims INTEGER DEFAULT 0) WITHOUT ROWID;
CREATE TABLE state (version INTEGER, upto INTEGER, hash TEXT);
"""
_COUNT = {
    What.REPORTS: "INSERT INTO words (word, reports) VALUES (?, ?) "
    "ON CONFLICT (word) DO UPDATE SET reports = reports + excluded.reports",
    What.CLAIMS: "INSERT INTO words (word, claims) VALUES (?, ?) "
    "ON CONFLICT (word) DO UPDATE SET claims = claims + excluded.claims",
}


class SqliteIndex:
    """An `Index` in one file. Its errors are sqlite3's; whoever opens it makes it anew where it is damaged."""

    def __init__(self, path: Path) -> None:
        """Open the file, or lay it down."""
        self.path = path
        self._base = sqlite3.connect(path, timeout=WAIT_S, isolation_level=None)
        self._base.execute("PRAGMA journal_mode = WAL")
        self._base.execute("PRAGMA synchronous = NORMAL")
        self._base.execute(f"PRAGMA cache_size = -{CACHE_KB}")
        if not self._laid():
            self._lay()

    def _laid(self) -> bool:
        return self._base.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None

    def _lay(self) -> None:
        with self._filling():
            if self._laid():
                return  # by another process, since
            for statement in filter(None, map(str.strip, _TABLES.split(";"))):
                self._base.execute(statement)
            self._base.execute("INSERT INTO state VALUES (?, 0, '')", (VERSION,))

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    @property
    def version(self) -> int:
        """Of the file."""
        return int(self._base.execute("SELECT version FROM state").fetchone()[0])

    def state(self) -> tuple[int, str]:
        """The custody entry up to which it goes, and that entry's hash."""
        upto, mark = self._base.execute("SELECT upto, hash FROM state").fetchone()
        return upto, mark

    @contextmanager
    def _filling(self) -> Iterator[None]:
        """One transaction, one writer at a time."""
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")

    def take(self, after: int, batch: Batch) -> None:
        """Take a batch in, unless another process has since."""
        with self._filling():
            if self.state()[0] != after:
                return
            self._take_reports(batch.reports)
            self._take_readings(batch.readings)
            self._take_claims(batch.claims)
            self._base.executemany("INSERT INTO capture VALUES (?, ?)", batch.captures)
            self._base.execute("UPDATE state SET upto = ?, hash = ?", (batch.upto, batch.hash))

    def _take_reports(self, entries: Sequence[ReportEntry]) -> None:
        rows = ((e.key, e.id, e.address, e.first.toordinal(), e.last.toordinal()) for e in entries)
        self._base.executemany("INSERT INTO report (key, id, address, first, last) VALUES (?, ?, ?, ?, ?)", rows)
        self._supersede("report", "id", [(entry.key, entry.id) for entry in entries])
        self._take_words(What.REPORTS, entries)

    def _take_readings(self, readings: Sequence[tuple[int, str]]) -> None:
        self._base.executemany("INSERT INTO reading (key, document) VALUES (?, ?)", readings)
        self._supersede("reading", "document", readings)

    def _supersede(self, table: str, column: str, rows: Sequence[tuple[int, str]]) -> None:
        """Each row takes the place of the one before it that has its name."""
        mark = f"UPDATE {table} SET over = ?1 WHERE {column} = ?2 AND over IS NULL AND key < ?1"
        self._base.executemany(mark, rows)

    def _take_claims(self, entries: Sequence[Entry]) -> None:
        rows = ((entry.key, entry.first.toordinal(), entry.last.toordinal()) for entry in entries)
        self._base.executemany("INSERT INTO claim VALUES (?, ?, ?)", rows)
        self._take_words(What.CLAIMS, entries)

    def _take_words(self, what: What, entries: Sequence[Entry]) -> None:
        rows = ((e.key, e.head, e.body, e.sounds, day_words(e.first, e.last)) for e in entries)
        self._base.executemany(f"INSERT INTO {what} (rowid, head, body, sounds, days) VALUES (?, ?, ?, ?, ?)", rows)
        often: Counter[str] = Counter()
        for entry in entries:
            often.update({*entry.head.split(), *entry.body.split(), *entry.sounds.split()})
        self._base.executemany(_COUNT[what], sorted(often.items()))

    def find(self, what: What, wanted: Wanted) -> Keys:
        """The hits of the words as they are written; where they do not fill the list, those that sound like them."""
        exact = self._asked(Question(what, wanted, sounding=False))
        if len(exact.keys) >= wanted.limit or not any(term.sound for term in wanted.terms):
            return exact
        alike = self._asked(Question(what, wanted, sounding=True))
        further = [key for key in alike.keys if key not in exact.keys]
        return Keys((*exact.keys, *further)[: wanted.limit], max(alike.total, exact.total), alike.more)

    def _asked(self, question: Question) -> Keys:
        often = [self._often(question.what, term, question.sounding) for term in question.wanted.terms]
        statement, values = question.best(often)
        keys = tuple(key for (key,) in self._base.execute(statement, values))
        statement, values = question.count(COUNTED + 1)
        total = self._base.execute(statement, values).fetchone()[0]
        return Keys(keys, min(total, COUNTED), total > COUNTED)

    def _often(self, what: What, term: Term, sounding: bool) -> int:
        """In about how many records a term stands: at most as many as the rarest of its words."""
        counts = [self._count(what, *bounds) for bounds in rarity(term)]
        sound = self._count(what, term.sound, "") if sounding and term.sound else 0
        return min(counts) + sound

    def _count(self, what: What, first: str, behind: str) -> int:
        where, values = ("word >= ? AND word < ?", (first, behind)) if behind else ("word = ?", (first,))
        return int(
            self._base.execute(f"SELECT coalesce(sum({what}), 0) FROM words WHERE {where}", values).fetchone()[0]
        )

    def at_address(self, address: str) -> tuple[int, ...]:
        """Custody numbers of the documents of one address, oldest first."""
        rows = self._base.execute("SELECT key FROM report WHERE address = ? ORDER BY key", (address,))
        return tuple(key for (key,) in rows)

    def captured_from(self, address: str) -> tuple[int, ...]:
        """Custody numbers of the acts of capture that asked one address, oldest first."""
        rows = self._base.execute("SELECT key FROM capture WHERE address = ? ORDER BY key", (address,))
        return tuple(key for (key,) in rows)

    def often(self, word: str) -> int:
        """In how many revisions of reports a word stands."""
        return self._count(What.REPORTS, word, "")

    def with_phrases(self, phrases: Sequence[tuple[str, ...]], limit: int) -> tuple[int, ...]:
        """Custody numbers of newest revisions in which one of the phrases stands, at most so many."""
        if not phrases:
            return ()
        asked = " OR ".join(f'"{" ".join(phrase)}"' for phrase in phrases)
        chosen = "SELECT key FROM reports JOIN report ON key = reports.rowid WHERE reports MATCH ? AND over IS NULL"
        return tuple(key for (key,) in self._base.execute(f"{chosen} LIMIT ?", (f"body : ({asked})", limit)))

    def superseded(self, what: What, keys: Sequence[int]) -> frozenset[int]:
        """Which of the keys no longer count."""
        return frozenset(key for key in keys if self._over(what, key) is not None)

    def _over(self, what: What, key: int) -> int | None:
        table, row = ("report", key) if what is What.REPORTS else ("reading", key >> 20)
        found = self._base.execute(f"SELECT over FROM {table} WHERE key = ?", (row,)).fetchone()
        return found[0] if found else None
