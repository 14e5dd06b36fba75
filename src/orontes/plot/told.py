"""What a picture shows, in words and as a table, for those who do not see it and for those who want the figures."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import pandas as pd
from matplotlib.axes import Axes

from orontes.errors import RequestError


@dataclass(frozen=True, slots=True)
class _Told:
    words: str
    rows: pd.DataFrame


_TOLD: WeakKeyDictionary[Axes, _Told] = WeakKeyDictionary()


def tell(ax: Axes, words: str, rows: pd.DataFrame) -> Axes:
    """Remember what was drawn on `ax`, and return it."""
    _TOLD[ax] = _Told(words, rows.reset_index(drop=True))
    return ax


def described(ax: Axes) -> str:
    """The alternative text of a picture of ours: what it shows, and who says so. Raises `RequestError` for others.

    Example::

        described(map_of(edition, date(2017, 4, 23)))
    """
    return _told(ax).words


def drawn(ax: Axes) -> pd.DataFrame:
    """The table that says the same as a picture of ours. Raises `RequestError` for others.

    Example::

        drawn(tolls_by_month(edition)).to_csv("tolls.csv")
    """
    return _told(ax).rows.copy()


def _told(ax: Axes) -> _Told:
    try:
        return _TOLD[ax]
    except (KeyError, TypeError) as error:
        raise RequestError(
            "these axes were not drawn by orontes.plot; give those that one of its plots returned"
        ) from error
