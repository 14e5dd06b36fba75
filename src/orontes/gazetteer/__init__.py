"""Where places are looked up: the world's towns and countries in one indexed file, a theatre's own places over them.

It knows names, positions and which stretches of a text are names. It refuses to decide which place a report means:
that is judged in `places`, from everything the report names.
"""

from orontes.gazetteer.counting import SourceCount, Statistics, statistics
from orontes.gazetteer.fetching import Fetched, fetch
from orontes.gazetteer.importing import Imported, import_places
from orontes.gazetteer.index import SqliteGazetteer, open_gazetteer
from orontes.gazetteer.storing import Stored, forget, store
from orontes.gazetteer.types import Alias, Record, Source

__all__ = [
    "Alias",
    "Fetched",
    "Imported",
    "Record",
    "Source",
    "SourceCount",
    "SqliteGazetteer",
    "Statistics",
    "Stored",
    "fetch",
    "forget",
    "import_places",
    "open_gazetteer",
    "statistics",
    "store",
]
