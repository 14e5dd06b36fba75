"""Rows one after another, some hundred in memory at a time, however many there are and whichever database has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.sql import Executable

Row = dict[str, Any]
T = TypeVar("T")
TOGETHER = 500  # records that one statement names: fewer than any database's limit
AT_ONCE = 200  # rows; PostgreSQL would send all of them at once unless it was told a number


def in_turn(connection: Connection, chosen: Executable) -> Iterator[Row]:
    """The rows of a SELECT by column, fetched as they are asked for; others may be asked for meanwhile."""
    rows = connection.execute(chosen, execution_options={"yield_per": AT_ONCE})
    return (dict(row) for row in rows.mappings())


def with_parts(rows: Iterable[Row], parts: Iterable[Row]) -> Iterator[tuple[Row, list[Row]]]:
    """Each row with the rows of another table that belong to it; both in the order of their `seq`.

    Parts that belong to no row are passed over: the foreign keys tell of them.

    >>> list(with_parts([{"seq": 2}, {"seq": 3}], [{"seq": 1}, {"seq": 3, "id": "a"}, {"seq": 3, "id": "b"}]))
    [({'seq': 2}, []), ({'seq': 3}, [{'seq': 3, 'id': 'a'}, {'seq': 3, 'id': 'b'}])]
    """
    groups = groupby(parts, key=_seq)
    ahead = next(groups, None)
    for row in rows:
        while ahead is not None and ahead[0] < _seq(row):
            ahead = next(groups, None)
        own = ahead is not None and ahead[0] == _seq(row)
        yield row, list(ahead[1]) if own and ahead else []
        ahead = next(groups, None) if own else ahead


def batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """A sequence in parts that a statement can name one by one.

    >>> [len(part) for part in batches(range(1200))]
    [500, 500, 200]
    """
    return (items[start : start + TOGETHER] for start in range(0, len(items), TOGETHER))


def _seq(row: Row) -> int:
    return int(row["seq"])
