"""What all pictures share: their axes, bars by the thousand, and the title that says whose conclusions they show."""

from __future__ import annotations

import textwrap
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num
from numpy.typing import NDArray

from orontes.plot.colours import INK, QUIET
from orontes.plot.editions import Edition
from orontes.plot.lettering import lettered
from orontes.publish.dates import day as told_day

SIZE = (9.0, 6.0)  # inches
LINE = 100  # letters of the small line below the title
LONGEST_TITLE = 80

END_OF_DAYS = 2_932_896.99  # late on the last day of 9999, after which Matplotlib knows none

Column = NDArray[np.float64]


def axes(ax: Axes | None, size: tuple[float, float] = SIZE) -> Axes:
    """The axes to draw on: those given, or new ones."""
    return ax if ax is not None else plt.subplots(figsize=size, layout="constrained")[1]


def speaks(ax: Axes, edition: Edition, title: str, source: str) -> None:
    """The title, and below it that these are conclusions, of which edition, and where it is told who says so."""
    told = (
        f"Concluded from reports, no finding of fact. Orontes edition “{lettered(edition.title or 'untitled', 60)}”, "
        f"as of {told_day(edition.as_of)}; who says so: {source}"
    )
    lines = textwrap.wrap(told, LINE)
    ax.set_title(title, loc="left", color=INK, fontweight="bold", pad=8 + 11 * len(lines))
    ax.annotate(
        "\n".join(lines), (0, 1), (0, 5), "axes fraction", "offset points", color=QUIET, fontsize=8, va="bottom"
    )


def over_time(ax: Axes, first: pd.Timestamp, last: pd.Timestamp) -> None:
    """The horizontal axis from one day to the end of another, with as few days named as can be read."""
    ax.set_xlim(numbered(first), min(numbered(last) + 1, END_OF_DAYS))
    ax.xaxis_date()
    locator = AutoDateLocator(minticks=3, maxticks=9)  # type: ignore[no-untyped-call]
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]


def numbered(days: Any) -> Any:
    """Days as Matplotlib counts them; of a whole column, or of one."""
    return date2num(days.to_numpy() if isinstance(days, (pd.Series, pd.Timestamp)) else days)  # type: ignore[no-untyped-call]


def bars(ax: Axes, left: Column, wide: Column | float, low: Column | float, high: Column, **look: Any) -> None:
    """Bars from `low` to `high`, all of one look: as one artist, for there may be thousands."""
    x0, x1, y0, y1 = np.broadcast_arrays(*(np.asarray(v, dtype=np.float64) for v in (left, left + wide, low, high)))
    if x0.size:
        corners = np.stack([np.stack(pair, -1) for pair in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))], axis=1)
        ax.add_collection(PolyCollection(list(corners), **look), autolim=False)


def nothing(ax: Axes, words: str) -> None:
    """Say on empty axes why they are empty."""
    ax.text(0.5, 0.5, words, ha="center", va="center", transform=ax.transAxes, color=INK)
    ax.set(xticks=[], yticks=[])
