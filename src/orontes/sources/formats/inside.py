"""What the readers of containers share: what is left to unpack, how deep they are, and who reads what is inside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from orontes.sources.formats.limits import DEEPEST, Budget
from orontes.sources.parts import Part
from orontes.sources.types import Skipped, SkipReason

Found = Iterator[Part | Skipped]


@dataclass(frozen=True, slots=True)
class Inside:
    """Where a reader stands: `file` is the name as shown, that of the container first."""

    file: str
    budget: Budget
    read: Callable[[Inside, bytes, str, str], Found]  # the reader of anything: bytes, media type, charset ("" unknown)
    depth: int = 0

    def within(self, name: str) -> Inside:
        """The place of something that lies in this container."""
        return replace(self, file=f"{self.file}/{name}", depth=self.depth + 1)

    @property
    def too_deep(self) -> bool:
        """Whether no container is opened here any more."""
        return self.depth > DEEPEST

    def skipped(self, reason: SkipReason, what: str) -> Skipped:
        """A line about this file."""
        return Skipped(self.file, reason, f"{self.file}{what}")


class Tally:
    """What a container holds beside reports, counted for one line."""

    def __init__(self) -> None:
        self._kinds: Counter[str] = Counter()

    def add(self, kind: str) -> None:
        """Count one more of `kind`, which is shown."""
        self._kinds[kind] += 1

    def told(self, inside: Inside, what: str) -> Found:
        """One line, if anything was counted: how many, and of which kinds the most."""
        if not self._kinds:
            return
        most = ", ".join(f"{kind} {count}" for kind, count in self._kinds.most_common(6))
        more = "" if len(self._kinds) <= 6 else ", …"
        yield inside.skipped(SkipReason.NO_REPORT, f": {self._kinds.total()} {what} passed over ({most}{more})")
