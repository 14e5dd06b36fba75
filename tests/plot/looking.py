"""What stands on axes, for tests that look at pictures by their parts and never by their pixels."""

from __future__ import annotations

import io
from collections.abc import Iterator

from matplotlib.axes import Axes
from matplotlib.collections import Collection
from matplotlib.colors import to_hex


def words(ax: Axes) -> set[str]:
    """All that is written on axes, the legend's words on one line each."""
    legend = ax.get_legend()
    texts = [*ax.texts, ax.title, ax.xaxis.label, ax.yaxis.label, *(legend.get_texts() if legend else ())]
    return {" ".join(text.get_text().split()) for text in [*texts, *ax.get_yticklabels()]} | {ax.get_title("left")}


def marks(ax: Axes) -> Iterator[tuple[float, float, str]]:
    """Longitude, latitude and colour of every mark."""
    for collection in ax.collections:
        for at, face in zip(collection.get_offsets(), _faces(collection), strict=False):
            yield float(at[0]), float(at[1]), face


def _faces(collection: Collection) -> list[str]:
    faces = [to_hex(face) for face in collection.get_facecolors()]
    return faces * len(collection.get_offsets()) if len(faces) == 1 else faces


def hatched(ax: Axes, hatch: str) -> set[str]:
    """The colours of the outlines of what is hatched so."""
    return {to_hex(edge) for c in ax.collections if c.get_hatch() == hatch for edge in c.get_edgecolors()}


def bytes_of(ax: Axes, kind: str = "png") -> bytes:
    """The picture as a file."""
    file = io.BytesIO()
    figure = ax.get_figure(root=True)
    assert figure is not None
    figure.savefig(file, format=kind)
    return file.getvalue()
