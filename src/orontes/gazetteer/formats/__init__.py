"""Reading the files that people have of places, each format in a module of its own, as records of the gazetteer.

`read` finds out what a file is. A row that cannot be used is refused with its reason and the others go on.
"""

from orontes.gazetteer.formats.columns import parse_mapping
from orontes.gazetteer.formats.detecting import Format
from orontes.gazetteer.formats.reading import Reading, read
from orontes.gazetteer.formats.types import Refusal, Tally, Wishes

__all__ = ["Format", "Reading", "Refusal", "Tally", "Wishes", "parse_mapping", "read"]
