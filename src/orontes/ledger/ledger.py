"""The parts of an open casebook that its steps share: database, archive, settings, and who writes the log."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine

from orontes.errors import LedgerError
from orontes.ledger.archive import Archive
from orontes.ledger.certificates import certificates_of
from orontes.ledger.custody import Recorder
from orontes.ledger.database import reading, writing
from orontes.ledger.settings import FORMAT, Settings
from orontes.ledger.types import Action
from orontes.sources.clock import clock_told, utc_now


@dataclass(frozen=True, slots=True)
class Ledger:
    """A casebook's database and archive, opened in one person's name. `Casebook` is the door to it."""

    folder: Path
    settings: Settings
    engine: Engine
    archive: Archive
    recorder: Recorder

    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that sees one state of the database throughout. Raises LedgerError."""
        return reading(self.engine, self.folder)

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that writes all or nothing, one at a time among all processes. Raises LedgerError."""
        self.refuse_older()
        return writing(self.engine, self.folder)

    def refuse_older(self) -> None:
        """Raise LedgerError where the casebook has to be brought up to date before anything can be written."""
        if self.settings.format < FORMAT:
            raise LedgerError(
                f"{self.folder}: is of format {self.settings.format}, and {FORMAT} is written here; "
                f"bring it up to date with `orontes migrate {self.folder}`"
            )

    def note(self, action: Action, item: str, *, after: str = "", why: str = "") -> None:
        """Log something that was done and changes no record. Raises LedgerError."""
        with self.writing() as connection:
            self.recorder.record(connection, action, item, after=after, why=why)

    def collected(self) -> str:
        """What is noted of each capture beside its record: who collects, and whose time it is (Berkeley Protocol)."""
        told = [f"{name} {words!r}" for name, words in self.settings.collector]
        if self.recorder.clock is utc_now:
            told.append(clock_told())
        return "".join(f"; {line}" for line in told)

    def trusted(self) -> tuple[bytes, ...]:
        """The roots of authorities that casebook.toml names, as DER. Raises LedgerError."""
        return tuple(each for file in self.settings.trust for each in certificates_of(self.folder / file))
