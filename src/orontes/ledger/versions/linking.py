"""Which documents are versions of one article: those of one address, and those that share their words with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, func, or_, select

from orontes.errors import RequestError
from orontes.ledger.schema import CAPTURED, CAPTURES, CUSTODY, DOCUMENTS
from orontes.ledger.search.opening import Say, ask
from orontes.ledger.search.types import Index, Progress
from orontes.ledger.versions.differing import changes
from orontes.ledger.versions.probing import probes
from orontes.ledger.versions.types import Copy, Seen, Version, Versions
from orontes.sources.addresses import address_key

if TYPE_CHECKING:
    from orontes.ledger.casebook import Casebook

Fields = Mapping[str, Any]
COMPARED = 60  # documents that share a stretch of words with one, and are compared with it in full
_COLUMNS = (*(DOCUMENTS.c[n] for n in ("seq", "id", "doc", "text", "publisher", "title", "url", "published")),)


def _nothing(*_: object) -> None:
    """Nobody is told."""


def versions(casebook: Casebook, asked: str, *, say: Say = _nothing, progress: Progress = _nothing) -> Versions:
    """What the casebook holds of an article: `asked` is its address, or a document's id (or its beginning) or name.

    Raises RequestError where nothing fits, or several documents do.
    """

    def found(index: Index) -> Versions:
        with casebook.ledger.reading() as connection:
            address, ids = _named(connection, asked)
            rows = _rows(connection, index, address, ids)
            if not rows:
                raise RequestError(f"versions: no document of {asked!r} in {casebook.folder}; name its address or id")
            return Versions(address, tuple(_told(connection, rows)), _copies(connection, index, rows))

    return ask(casebook.ledger, found, say, progress)


def _named(connection: Connection, asked: str) -> tuple[str, set[str]]:
    """The address that is asked about, and the documents that are named."""
    if address := address_key(asked):
        return address, set()
    fits = or_(DOCUMENTS.c.doc == asked, DOCUMENTS.c.id.startswith(asked, autoescape=True))
    found = connection.execute(select(DOCUMENTS.c.id, DOCUMENTS.c.url).where(fits).order_by(DOCUMENTS.c.seq)).all()
    ids = {row.id for row in found}
    if len(ids) > 1:
        raise RequestError(f"versions: {asked!r} fits {len(ids)} documents; give more of the id")
    return (address_key(found[-1].url) if found else ""), ids


def _rows(connection: Connection, index: Index, address: str, ids: set[str]) -> list[Fields]:
    """Every revision of every document of the address, in the order in which they came in."""
    seqs = index.at_address(address) if address else ()
    ids = ids | set(connection.scalars(select(DOCUMENTS.c.id).where(DOCUMENTS.c.seq.in_(seqs))))
    acts = index.captured_from(address) if address else ()
    ids |= set(connection.scalars(_alone(acts)))
    rows = connection.execute(select(*_COLUMNS).where(DOCUMENTS.c.id.in_(ids)).order_by(DOCUMENTS.c.seq)).mappings()
    return [dict(row) for row in rows]


def _copy(row: Fields, share: float) -> Copy:
    return Copy(
        row["id"], row["doc"], row["publisher"], row["title"], row["url"], row["published"], share=round(share, 3)
    )


def _alone(acts: Sequence[int]) -> Select[tuple[str]]:
    """The document of each act of capture that brought one: those of a feed are no versions of each other."""
    one = select(func.min(CAPTURED.c.document)).where(CAPTURED.c.seq.in_(acts))
    return one.group_by(CAPTURED.c.seq).having(func.count() == 1)


def _told(connection: Connection, rows: Sequence[Fields]) -> Iterator[Version]:
    times = select(CUSTODY.c.seq, CUSTODY.c.at).where(CUSTODY.c.seq.in_([row["seq"] for row in rows]))
    added = {row.seq: row.at for row in connection.execute(times)}
    before: Fields | None = None
    for row in rows:
        yield Version(
            row["seq"],
            added[row["seq"]],
            row["id"],
            row["doc"],
            row["publisher"],
            row["title"],
            row["url"],
            row["published"],
            tuple(_seen(connection, row["id"])),
            tuple(changes(before, row)) if before else (),
        )
        before = row


def _seen(connection: Connection, document: str) -> Iterator[Seen]:
    chosen = select(CAPTURES.c.captured, CAPTURES.c.method, CAPTURES.c.source, CUSTODY.c.at)
    joined = chosen.join(CAPTURED, CAPTURED.c.seq == CAPTURES.c.seq).join(CUSTODY, CUSTODY.c.seq == CAPTURES.c.seq)
    for row in connection.execute(joined.where(CAPTURED.c.document == document).order_by(CAPTURES.c.seq)):
        yield Seen(row.captured or row.at, row.method, row.source)


def _copies(connection: Connection, index: Index, rows: Sequence[Fields]) -> tuple[Copy, ...]:
    """Documents of other addresses whose wording is that of the newest version (`incidents.wording`)."""
    from orontes.incidents.wording import CONTAINED, shingles  # with all that judges: no other step needs it

    newest, own = rows[-1], {row["id"] for row in rows}
    mine = shingles(newest["text"])
    keys = index.with_phrases(probes(newest["text"], index.often), COMPARED + len(rows)) if mine else ()
    found = []
    for row in connection.execute(select(*_COLUMNS).where(DOCUMENTS.c.seq.in_(keys))).mappings():
        theirs = shingles(row["text"])
        share = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
        if row["id"] not in own and share >= CONTAINED:
            found.append(_copy(dict(row), share))
    return tuple(sorted(found, key=lambda copy: (copy.published, copy.document)))
