"""An edition in a notebook: its tables as Arrow and pandas, and its maps and charts in the colours of its page.

It reads the files of a published edition and nothing else, so that whoever was sent the folder can draw it, and write
its situation report as a document. Needs what `pip install "orontes[plot]"` adds; docs/notebooks.md has recipes.

Example::

    from datetime import date
    from orontes.plot import Edition, described, map_of

    edition = Edition.load("OUT")
    edition.control.query("place == 'Halfaya'")
    ax = map_of(edition, date(2017, 4, 23))
    ax.figure.savefig("halfaya.png")
    described(ax)
"""

try:
    import docx as _docx  # noqa: F401
    import fpdf as _fpdf  # noqa: F401
    import matplotlib as _matplotlib  # noqa: F401
    import pandas as _pandas  # noqa: F401
    import pyarrow as _pyarrow  # noqa: F401
except ImportError as error:
    raise ImportError(f'orontes.plot needs {error.name}: pip install "orontes[plot]"') from error

from orontes.plot.colours import greyscale
from orontes.plot.control import control_of
from orontes.plot.editions import Edition
from orontes.plot.events import events_by_day
from orontes.plot.maps import map_of
from orontes.plot.shares import areas
from orontes.plot.sitrep import sitrep
from orontes.plot.sources import sources_of
from orontes.plot.told import described, drawn
from orontes.plot.tolls import tolls_by_month

__all__ = [
    "Edition",
    "areas",
    "control_of",
    "described",
    "drawn",
    "events_by_day",
    "greyscale",
    "map_of",
    "sitrep",
    "sources_of",
    "tolls_by_month",
]
