"""What a watch remembers between two looks: when each address is due, what it said of itself, which items wait.

`watch.sqlite` in the casebook's folder is no evidence and can be lost: what was captured stands in the ledger, and is
looked up there before anything is fetched. Nothing of it is held in memory. The watch that runs holds it locked, and a
lock ends with its process, so that there is one watch at a time whatever became of the last one.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from types import TracebackType

from orontes.errors import LedgerError

FILE = "watch.sqlite"
VERSION = 1
FURTHEST_S = 30 * 86_400.0  # nothing is put off for so long: the clock was set back, or the file is damaged
FORGOTTEN_S = 90 * 86_400.0  # an item that its feed has not named for so long
NO_DAMAGE = tuple(f"SQLITE_{name}" for name in ("BUSY", "LOCKED", "READONLY", "CANTOPEN", "FULL", "IOERR", "PERM"))
_TABLES = """
CREATE TABLE targets (url TEXT PRIMARY KEY, state TEXT, kind TEXT, moved TEXT, etag TEXT, modified TEXT, due REAL,
  polls INTEGER, failures INTEGER, quiet INTEGER, wish REAL,
  hours INTEGER, days INTEGER) WITHOUT ROWID;
CREATE TABLE items (target TEXT, key TEXT, url TEXT, host TEXT, kind TEXT, version TEXT, told TEXT, since REAL,
  due REAL, tries INTEGER, waits INTEGER, seen REAL, PRIMARY KEY (target, key)) WITHOUT ROWID;
CREATE INDEX waiting ON items (due) WHERE waits = 1;
CREATE TABLE hosts (host TEXT PRIMARY KEY, free REAL) WITHOUT ROWID;
"""
_TEMPORARY = "CREATE TEMP TABLE watched (url TEXT PRIMARY KEY)"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a watched address. Times are seconds since 1970 (UTC)."""

    url: str
    state: str = ""  # "" never polled | "up" | "down" | "gone"
    kind: str = ""  # what it turned out to be: "feed" | "page"
    moved: str = ""  # where it is now, by a permanent redirect
    etag: str = ""
    modified: str = ""  # its Last-Modified, as it came
    due: float = 0.0
    polls: int = 0
    failures: int = 0  # in a row
    quiet: int = 0  # looks in a row that found nothing new
    wish: float = 0.0  # seconds that it asks to be left alone between two looks
    hours: int = 0  # a bit for each UTC hour in which it asks not to be looked at
    days: int = 0  # a bit for each day of the week likewise, Monday the lowest


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item that is to be fetched: its address, what its feed told of it (JSON), and which capture would do.

    `since` is the time (seconds since 1970) that a capture must not be older than; None where any will do.
    """

    target: str
    key: str
    url: str
    host: str
    kind: str  # "page" | "feed": a sitemap of an index
    version: str
    told: str
    since: float | None
    due: float = 0.0
    tries: int = 0


class Watched:
    """The state of a watch, open and locked. Use it as a context manager.

    Raises LedgerError where another watch runs or the file cannot be written. One that is damaged, or of another
    version, is made anew; `say` gets a line then.
    """

    def __init__(self, folder: Path, say: Callable[[str], None] = lambda _line: None) -> None:
        self._path = folder / FILE
        try:
            self._base = _opened(self._path, say)
        except sqlite3.Error as error:
            raise LedgerError(f"{self._path}: {_plain(error)}") from error

    def __enter__(self) -> Watched:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Let go of the file. Raises LedgerError where it was the file that failed."""
        self._base.close()
        if isinstance(error, sqlite3.Error):
            raise LedgerError(f"{self._path}: {_plain(error)}") from error

    def watch(self, urls: Iterable[str]) -> None:
        """Say which addresses are watched now; items of others wait until theirs are again."""
        with self._base:
            self._base.execute("DELETE FROM temp.watched")
            self._base.executemany("INSERT OR IGNORE INTO temp.watched VALUES (?)", ((url,) for url in urls))

    def known(self, url: str) -> Known:
        """What is known of an address."""
        row = self._base.execute("SELECT * FROM targets WHERE url = ?", (url,)).fetchone()
        return Known(*row) if row else Known(url)

    def is_news(self, named: Iterable[tuple[Waiting, bool]]) -> bool:
        """Whether `keep` would find any of these items new and wanted, or changed."""
        told = ((self._version(item), item, wanted) for item, wanted in named)
        return any(wanted if version is None else version != item.version for version, item, wanted in told)

    def keep(
        self, known: Known, named: Iterable[tuple[Waiting, bool]] = (), now: float = 0.0, *, all_named: bool = False
    ) -> tuple[int, int]:
        """Remember an address after a poll and the items that it named, all of it or nothing.

        Each item comes with whether it is wanted if it is new. With `all_named`, other items of the address are
        forgotten 90 days after they were named last. Gives how many are new and wanted, and how many changed.
        """
        new = changed = 0
        with self._base:
            for item, wanted in named:
                told = self._version(item)
                new, changed = new + (told is None and wanted), changed + (told not in {None, item.version})
                self._name(item, told, wanted, now)
            self._put(known)
            if all_named:
                old = "DELETE FROM items WHERE target = ? AND waits = 0 AND seen < ?"
                self._base.execute(old, (known.url, now - FORGOTTEN_S))
        return new, changed

    def next_target(self, now: float) -> str | None:
        """The watched address that has been due for longest, None where none is."""
        due = "coalesce(t.due, 0) <= ?1 OR (t.due > ?1 + ?2 AND t.state <> 'gone')"
        chosen = f"SELECT w.url FROM temp.watched w LEFT JOIN targets t USING (url) WHERE {due}"
        row = self._base.execute(f"{chosen} ORDER BY coalesce(t.due, 0), w.rowid LIMIT 1", (now, FURTHEST_S)).fetchone()
        return row[0] if row else None

    def next_item(self, now: float) -> Waiting | None:
        """The waiting item that has been due for longest and whose host may be asked, None where there is none."""
        due = f"SELECT {_ITEM} {_WAITING} AND i.due <= ?1 AND coalesce(h.free, 0) <= ?1 ORDER BY i.due LIMIT 1"
        row = self._base.execute(due, (now,)).fetchone()
        return Waiting(*row) if row else None

    def next_due(self) -> float:
        """When there is something to do next; infinity where never."""
        targets = "SELECT min(coalesce(t.due, 0)) FROM temp.watched w LEFT JOIN targets t USING (url)"
        found: float | None = self._base.execute(targets).fetchone()[0]
        return min(math.inf if found is None else found, self.next_item_due(math.inf))

    def next_item_due(self, upto: float) -> float:
        """When an item that is due until `upto` may be fetched, its host willing; infinity where there is none."""
        items = f"SELECT min(max(i.due, coalesce(h.free, 0))) {_WAITING} AND i.due <= ?"
        found: float | None = self._base.execute(items, (upto,)).fetchone()[0]
        return math.inf if found is None else found

    def waiting(self) -> int:
        """How many items of the watched addresses wait."""
        return int(self._base.execute(f"SELECT count(*) {_WAITING}").fetchone()[0])

    def settle(self, item: Waiting, again: float | None = None) -> None:
        """An item was dealt with, or is to be tried again at a time."""
        with self._base:
            self._base.execute(
                "UPDATE items SET waits = ?, due = ?, told = ?, tries = tries + 1"
                " WHERE target = ? AND key = ? AND version = ?",
                (again is not None, again or 0.0, item.told if again else "", item.target, item.key, item.version),
            )

    def hold(self, host: str, until: float) -> None:
        """Leave a host alone until a time; one that holds longer stays."""
        with self._base:
            self._base.execute("DELETE FROM hosts WHERE free < ?", (until - FORGOTTEN_S,))
            self._base.execute(
                "INSERT INTO hosts VALUES (?, ?) ON CONFLICT (host) DO UPDATE SET free = max(free, excluded.free)",
                (host, until),
            )

    def free(self, host: str) -> float:
        """When a host may be asked again; 0 where any time will do."""
        row = self._base.execute("SELECT free FROM hosts WHERE host = ?", (host,)).fetchone()
        return float(row[0]) if row else 0.0

    def _version(self, item: Waiting) -> str | None:
        known = "SELECT version FROM items WHERE target = ? AND key = ?"
        row = self._base.execute(known, (item.target, item.key)).fetchone()
        return row[0] if row else None

    def _name(self, item: Waiting, told: str | None, wanted: bool, now: float) -> None:
        """Note that a feed named an item: a new one waits if it is wanted, a changed one in any case."""
        if told == item.version:
            self._base.execute("UPDATE items SET seen = ? WHERE target = ? AND key = ?", (now, item.target, item.key))
            return
        waits, since = (wanted, item.since) if told is None else (True, now)
        row = asdict(item) | {"since": since, "waits": waits, "seen": now, "tries": 0}
        self._base.execute(_REPLACE_ITEM, row)

    def _put(self, known: Known) -> None:
        row = asdict(known)
        names = ", ".join(f":{name}" for name in row)
        self._base.execute(f"INSERT OR REPLACE INTO targets ({', '.join(row)}) VALUES ({names})", row)


_FIELDS = [field.name for field in fields(Waiting)]
_ITEM = ", ".join(f"i.{name}" for name in _FIELDS)
_WAITING = "FROM items i JOIN temp.watched w ON w.url = i.target LEFT JOIN hosts h USING (host) WHERE i.waits = 1"
_REPLACE_ITEM = (
    f"INSERT OR REPLACE INTO items ({', '.join(_FIELDS)}, waits, seen) "
    f"VALUES ({', '.join(f':{name}' for name in _FIELDS)}, :waits, :seen)"
)


def _opened(path: Path, say: Callable[[str], None]) -> sqlite3.Connection:
    """The file locked, made where there is none, made anew where it cannot be used."""
    try:
        return _locked(path)
    except sqlite3.DatabaseError as error:
        if _code(error).startswith(NO_DAMAGE):
            raise
        say(f"{path}: {error}; it is made anew, and what was captured is looked up in the ledger")
        for each in (path, path.with_name(f"{FILE}-journal")):
            each.unlink(missing_ok=True)
        return _locked(path)


def _locked(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=0.0)
    base.text_factory = lambda data: data.decode("utf-8", "replace")  # a damaged text is another text, and no error
    try:
        base.execute("PRAGMA locking_mode = EXCLUSIVE")
        base.execute("PRAGMA synchronous = NORMAL")
        base.execute("BEGIN EXCLUSIVE")
        version = base.execute("PRAGMA user_version").fetchone()[0]
        made = [statement.strip() for statement in _TABLES.split(";") if statement.strip()]
        if version == 0:
            for statement in made:
                base.execute(statement)
            base.execute(f"PRAGMA user_version = {VERSION}")
        base.commit()
        held = {row[0] for row in base.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
        if held != set(made) or base.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("it is damaged, or of another version")
        base.execute(_TEMPORARY)
    except BaseException:
        base.close()
        raise
    return base


def _plain(error: sqlite3.Error) -> str:
    if _code(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return "another `orontes watch` runs on this casebook; stop it first, or let it work"
    return f"cannot be used ({error}); check the disk and the folder's permissions, or delete it"


def _code(error: sqlite3.Error) -> str:
    return getattr(error, "sqlite_errorname", "") or ""
