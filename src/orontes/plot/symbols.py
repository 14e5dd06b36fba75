"""The symbols of the kinds of incidents, and letters, as markers."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D

FILE = "symbols.yml"
GRID = 24
OTHER = "other"
CODES = {"moveTo": Path.MOVETO, "lineTo": Path.LINETO, "curveTo": Path.CURVE4, "qCurveTo": Path.CURVE3}


@cache
def symbol(kind: str) -> Path:
    """The strokes of a kind of incident around the origin, one unit high and wide; a common sign for kinds unknown."""
    pen, strokes = RecordingPen(), _strokes()
    parse_path(strokes.get(kind, strokes[OTHER]), pen)
    drawn = [(CODES[how], point) for how, points in pen.value for point in points]
    path = Path([point for _, point in drawn], [code for code, _ in drawn])
    return path.transformed(Affine2D().translate(-GRID / 2, -GRID / 2).scale(1 / GRID, -1 / GRID))


@cache
def letter(sign: str) -> Path:
    """A letter around the origin, one unit high, as a marker."""
    path = TextPath((0, 0), sign, size=1, prop=FontProperties(weight="bold"))
    west, south, east, north = path.get_extents().extents
    return path.transformed(Affine2D().translate(-(west + east) / 2, -(south + north) / 2))


def kinds() -> tuple[str, ...]:
    """The kinds of incidents, in the order of the page."""
    return tuple(kind for kind in _strokes() if kind != OTHER)


@cache
def _strokes() -> dict[str, str]:
    return dict(yaml.safe_load((files("orontes.plot") / FILE).read_text(encoding="utf-8")))
