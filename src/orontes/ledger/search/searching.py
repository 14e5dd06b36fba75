"""A casebook is searched: what was asked is understood, the index brought up to date, and asked."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING

from orontes.errors import LedgerError
from orontes.ledger.asof import entry_by
from orontes.ledger.search import finding, opening
from orontes.ledger.search.asking import terms_of
from orontes.ledger.search.batches import newest
from orontes.ledger.search.opening import Say, ask, use
from orontes.ledger.search.types import Found, Index, Progress, Wanted, What

if TYPE_CHECKING:
    from orontes.ledger.casebook import Casebook

CHEAP = 2_000  # custody entries that are taken in without anybody waiting for a search
SHOWN = 20


def _nothing(*_: object) -> None:
    """Nobody is told."""


def answer(
    casebook: Casebook,
    asked: str,
    kinds: Sequence[What] = tuple(What),
    *,
    since: date | None = None,
    until: date | None = None,
    superseded: bool = False,
    known: datetime | None = None,
    limit: int = SHOWN,
    say: Say = _nothing,
    progress: Progress = _nothing,
) -> dict[What, Found]:
    """What the casebook holds on the words asked for, by kind, the best first.

    All words must be met; "in quotes" they follow each other, a star stands for the rest of a word. Names are found in
    their other spellings too, after those that are spelt as asked. Only what counts is found: the newest revision and
    reading, as of `known` (UTC) where it is given; with `superseded` the earlier ones too. `since` and `until` are
    days, inclusive: of publication for reports, of what happened for claims. `say` and `progress` are told of the
    index.
    Raises RequestError where no word was asked for, LedgerError.
    """
    terms = terms_of(asked)
    with casebook.ledger.reading() as connection:
        entry = entry_by(connection, known) if known else None
    wanted = Wanted(terms, since, until, superseded, entry, limit)

    def found(index: Index) -> dict[What, Found]:
        return {what: finding.find(index, casebook.ledger, what, wanted) for what in kinds}

    return ask(casebook.ledger, found, say, progress)


def catch_up(casebook: Casebook) -> None:
    """Let the index take in what has just come in, where that is little; else, or if it fails, the next search does."""

    def little(index: Index) -> None:
        if newest(casebook.ledger) - index.state()[0] <= CHEAP:
            opening.catch_up(index, casebook.ledger, _nothing)

    with suppress(LedgerError):
        use(casebook.ledger, little, _nothing)
