"""A casebook: a folder with the ledger, the originals and the custody log of one investigation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from orontes.errors import CustodyBroken, LedgerError
from orontes.evidence import Origin
from orontes.ledger import asof as as_of
from orontes.ledger import store
from orontes.ledger.address import address_of, without_password
from orontes.ledger.archive import Archive
from orontes.ledger.asking import ask_all
from orontes.ledger.asof import NOW, AsOf
from orontes.ledger.attesting import Headers
from orontes.ledger.bundle import make_bundle
from orontes.ledger.captures import add_captures
from orontes.ledger.copying import copy_casebook
from orontes.ledger.creating import new_casebook_folder
from orontes.ledger.custody import TOOL, Recorder, all_entries, last_entry
from orontes.ledger.founding import WAIT_S, build, find
from orontes.ledger.handing import whole
from orontes.ledger.ledger import Ledger
from orontes.ledger.moving import move
from orontes.ledger.settings import Settings, read_settings
from orontes.ledger.shelf import Shelf
from orontes.ledger.stamping import Stamping
from orontes.ledger.types import Action, Added, Clock, CustodyEntry, Finding
from orontes.ledger.upgrading import upgrade
from orontes.ledger.verifying import Against, findings
from orontes.review.types import Judgement
from orontes.sources.clock import utc_now
from orontes.sources.types import Capture, Document, Skipped

if TYPE_CHECKING:
    from orontes.claims.types import Claim

STAMP_WAIT_S = 30.0  # for each answer of an authority


class Casebook:
    """An append-only record of documents, claims and judgements. Make one with `create`, use one with `open`.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, Casebook.create(Path(folder) / "hama", "syria") as casebook:
    ...     casebook.theatre, casebook.documents(), casebook.verify()
    ('syria', (), ())
    """

    def __init__(self, ledger: Ledger) -> None:
        """Not for callers: `open` checks the folder first."""
        self.ledger = ledger
        self.folder = ledger.folder
        self.theatre = ledger.settings.theatre

    @classmethod
    def create(cls, folder: Path, theatre: str, *, ledger: str = "", who: str = "", clock: Clock = utc_now) -> Self:
        """Make an empty casebook in `folder`, which must be new or empty. The custody log gets `who` and `clock` (UTC).

        `ledger` is the address of a PostgreSQL database for the records, `postgresql+psycopg://user@host/database`,
        with `?schema=NAME` where it is to hold several; without it, they are kept in the folder, as the originals are.
        It appears in whole or not at all. Raises LedgerError.
        """
        with new_casebook_folder(folder):
            address = without_password(folder, address_of(folder, ledger)) if ledger else ""
            build(folder, Settings(theatre, ledger=address), Recorder(who, clock))
        return cls.open(folder, who=who, clock=clock)

    @classmethod
    def open(
        cls, folder: Path, *, who: str = "", clock: Clock = utc_now, wait_s: float = WAIT_S, command: str = ""
    ) -> Self:
        """Open a casebook. Where another process is writing, each step waits up to `wait_s` seconds for it.

        The log says of each entry `who` made it, and with which `command` and options of Orontes, if any.
        Raises LedgerError if it is no casebook, of a later format or cannot be read, CustodyBroken if its log is empty.
        """
        engine, settings = find(folder, read_settings(folder), wait_s)
        recorder = Recorder(who, clock, f"{TOOL} {command}".rstrip())
        casebook = cls(Ledger(folder, settings, engine, Archive(folder / "archive"), recorder))
        try:
            _ = casebook.head
        except LedgerError:
            casebook.close()
            raise
        return casebook

    def close(self) -> None:
        """Let go of the database."""
        self.ledger.engine.dispose()

    def __enter__(self) -> Self:
        """The casebook itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close it."""
        self.close()

    @property
    def head(self) -> str:
        """Hash of the newest custody entry; kept elsewhere, it proves the whole log. Raises LedgerError."""
        with self.ledger.reading() as connection:
            last = last_entry(connection)
        if last is None:
            raise CustodyBroken(f"{self.folder}: the custody log is empty; restore the ledger from a copy")
        return last.hash

    def add(
        self, documents: Sequence[Document], skipped: Iterable[Skipped] = (), captures: Sequence[Capture] = ()
    ) -> Added:
        """Take documents in, originals first, then all records at once; note how they came, and what was set aside.

        A document that is known changes nothing, unless its text, publisher, date, title or address differ: then it is
        kept a second time and the newer counts. Raises LedgerError, CustodyBroken.
        """
        for capture in captures:
            self.ledger.archive.put(capture.id, capture.original)
        for document in documents:
            self.ledger.archive.put(document.id, document.original)
        with self.ledger.writing() as connection:
            added = store.add_documents(connection, self.ledger.recorder, documents)
            add_captures(connection, self.ledger.recorder, captures, self.ledger.collected())
            store.note_skipped(connection, self.ledger.recorder, skipped)
        return added

    def captures(self, asof: AsOf = NOW) -> tuple[Capture, ...]:
        """Every act of capture, in the order in which they came in; the bytes by their path in the archive."""
        with self.ledger.reading() as connection:
            return tuple(as_of.captures(connection, self.ledger.archive, asof))

    def documents(self, asof: AsOf = NOW) -> tuple[Document, ...]:
        """Every document as last revised, by publication time, then file. Raises CustodyBroken."""
        with self.ledger.reading() as connection:
            return tuple(as_of.documents(connection, self.ledger.archive, asof))

    def document_count(self) -> int:
        """How many documents there are, each counted once."""
        with self.ledger.reading() as connection:
            return store.count_documents(connection)

    def skipped(self, asof: AsOf = NOW) -> tuple[Skipped, ...]:
        """What was set aside, in the order it was met, without files that have become documents since."""
        with self.ledger.reading() as connection:
            return store.load_skipped(connection, as_of.entry_of(connection, asof))

    def unread(self, reader: Origin, asof: AsOf = NOW) -> Shelf:
        """The documents that this reader, in this version, has not read as they now are; in the order of `documents()`.

        They are fetched as they are asked for: any number of them takes little memory.
        """
        with self.ledger.reading() as connection:
            upto = as_of.entry_of(connection, asof)
            return Shelf(store.newest_revisions(connection, unread_by=reader, upto=upto), self._fetch)

    def _fetch(self, revisions: Sequence[int]) -> tuple[Document, ...]:
        with self.ledger.reading() as connection:
            return tuple(store.load_revisions(connection, self.ledger.archive, revisions))

    def put_claims(self, document: Document, claims: Sequence[Claim], reader: Origin) -> None:
        """Record what a reader claims from a document, possibly nothing. Earlier readings stay, and no longer count.

        They are of the document as it was given to the reader: one that was revised meanwhile is still to be read.
        Raises LedgerError if the document is not in the casebook.
        """
        with self.ledger.writing() as connection:
            store.add_reading(connection, self.ledger.recorder, document, claims, reader)

    def claims(self, asof: AsOf = NOW) -> tuple[Claim, ...]:
        """The claims of the latest reading of each document, in the order of `documents()`."""
        with self.ledger.reading() as connection:
            return tuple(as_of.claims(connection, asof))

    def claim_count(self) -> int:
        """How many claims the latest readings hold."""
        with self.ledger.reading() as connection:
            return store.count_claims(connection)

    def judge(self, judgement: Judgement) -> None:
        """Record a verdict; the same one again changes nothing. Raises LedgerError if its id names another verdict."""
        with self.ledger.writing() as connection:
            store.add_judgement(connection, self.ledger.recorder, judgement)

    def judgements(self, asof: AsOf = NOW) -> tuple[Judgement, ...]:
        """Every verdict, in the order in which they were given."""
        with self.ledger.reading() as connection:
            return tuple(as_of.judgements(connection, asof))

    def custody(self) -> tuple[CustodyEntry, ...]:
        """The custody log, oldest entry first."""
        with self.ledger.reading() as connection:
            return all_entries(connection)

    def stamp(
        self, authorities: Sequence[str] = (), trusted: Sequence[bytes] = (), wait_s: float = STAMP_WAIT_S
    ) -> Stamping:
        """Have the newest Merkle root and the newest entry time-stamped by each authority (RFC 3161, over HTTP).

        `trusted` are root certificates as DER. Where they or the authorities are not given, casebook.toml names them.
        What holds is kept and logged, what failed is logged. Raises LedgerError where there is none to ask.
        """
        return ask_all(self.ledger, authorities, trusted, wait_s)

    def bundle(self, out: Path) -> str:
        """Write everything the casebook holds as a BagIt bag into the new folder `out`; give and log its digest.

        Raises OutputRefused if `out` is in use, CustodyBroken if something is missing or altered, LedgerError.
        """
        with whole(out) as folder:
            with self.ledger.reading() as connection:
                digest = make_bundle(connection, self.ledger.archive, folder)
            why = "originals, captures, records, entries, time stamps, proofs and notes"
            self.note(Action.BUNDLE, out.name, after=digest, why=why)
        return digest

    def backup(self, out: Path) -> str:
        """Copy the casebook into the new folder `out`, a casebook itself; give and log the digest of both.

        Others may write meanwhile: the copy is one state of it. Raises OutputRefused, CustodyBroken, LedgerError.
        """
        with whole(out) as folder:
            digest, count = self._copy(folder)
            self.note(Action.BACKUP, out.name, after=digest, why=f"a copy up to custody entry {count}")
        return digest

    @classmethod
    def restore(cls, backup: Path, out: Path, *, who: str = "", clock: Clock = utc_now, command: str = "") -> str:
        """Make a casebook in the new folder `out` from a backup in which everything holds; give the digest of both.

        Raises CustodyBroken naming the first thing that does not hold, OutputRefused, LedgerError.
        """
        with cls.open(backup) as copy, whole(out) as folder:
            for finding in findings(copy.ledger.engine, backup, copy.ledger.archive):
                raise CustodyBroken(f"{backup}: {finding.item}: {finding.detail}; restore from another backup")
            digest, count = copy._copy(folder)
            upgrade(folder, Recorder(who, clock, f"{TOOL} {command}".rstrip()))
            with cls.open(folder, who=who, clock=clock, command=command) as restored:
                restored.note(Action.RESTORE, "casebook", after=digest, why=f"from a copy up to custody entry {count}")
        return digest

    @staticmethod
    def upgrade(folder: Path, *, who: str = "", clock: Clock = utc_now, command: str = "") -> tuple[int, int]:
        """Bring a casebook of an older format up to date; the formats it had and has. Raises LedgerError."""
        return upgrade(folder, Recorder(who, clock, f"{TOOL} {command}".rstrip()))

    def move(self, out: Path, to: str = "") -> str:
        """Copy the casebook into the new folder `out`, its records to the address `to` or into the folder; its digest.

        Raises CustodyBroken naming the first thing that does not hold, OutputRefused, LedgerError.
        """
        return move(self.ledger, out, to)

    def _copy(self, out: Path) -> tuple[str, int]:
        return copy_casebook(self.ledger.engine, self.folder, self.ledger.archive, self.ledger.settings.trust, out)

    def note(self, action: Action, item: str, *, after: str = "", why: str = "") -> None:
        """Log something that was done with the casebook and changes no record. Raises LedgerError."""
        self.ledger.note(action, item, after=after, why=why)

    def verify(
        self,
        trusted: Sequence[bytes] = (),
        headers: Headers | None = None,
        over_days: int = 1,
        say: Callable[[str], None] = lambda _: None,
    ) -> tuple[Finding, ...]:
        """Check every hash, the chain, the originals, the time stamps and the database; empty where all of it holds.

        `trusted` are the only roots of authorities to believe (DER); else those that casebook.toml names; else those
        that were trusted when the stamps were taken. `headers` are those of Bitcoin blocks, 80 bytes each, by height.
        Where the archive is very large, the originals can be read `over_days`, a part each day; all else is checked.
        The check itself is noted in the log; where that cannot be written to, `say` is told so in one line.
        """
        part = self.ledger.recorder.clock().toordinal() % over_days
        against = Against(trusted or self.ledger.trusted(), headers or {}, part, over_days)
        found = findings(self.ledger.engine, self.folder, self.ledger.archive, against)
        of = f"; of the originals part {part + 1} of {over_days}" if over_days > 1 else ""
        try:
            self.note(Action.VERIFY, "casebook", why=f"{len(found)} findings{of}")
        except LedgerError as error:  # a write-protected or broken casebook can be checked all the same
            say(f"this check is not in the custody log: {error}")
        return found
