"""What all pictures share: their axes, and the title that says whose conclusions they show."""

from __future__ import annotations

import textwrap

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

from orontes.plot.colours import INK, QUIET
from orontes.plot.editions import Edition
from orontes.plot.lettering import lettered
from orontes.publish.dates import day as told_day

SIZE = (9.0, 6.0)  # inches
LINE = 100  # letters of the small line below the title
LONGEST_TITLE = 80


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


def over_time(ax: Axes) -> None:
    """Mark the horizontal axis with days, as few as can be read."""
    ax.xaxis_date()
    locator = AutoDateLocator(minticks=3, maxticks=9)  # type: ignore[no-untyped-call]
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]


def nothing(ax: Axes, words: str) -> None:
    """Say on empty axes why they are empty."""
    ax.text(0.5, 0.5, words, ha="center", va="center", transform=ax.transAxes, color=INK)
    ax.set(xticks=[], yticks=[])
