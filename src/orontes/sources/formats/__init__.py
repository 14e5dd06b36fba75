"""Files of every kind that reports come in, opened under bounds: containers, messages, exports, tables, documents.

What is hostile is named and passed; nothing that a file holds is run, fetched, or written under a name of its choosing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orontes.sources.parts import Part
    from orontes.sources.types import Skipped

__all__ = ["media_type_of", "read_file"]


def read_file(file: str, source: bytes | Path, media_type: str = "", charset: str = "") -> Iterator[Part | Skipped]:
    """The reports of a file that is shown as `file`, and a line for all that is set aside. Raises OSError.

    `media_type` and `charset` are what is declared of it elsewhere, "" where nothing is. Containers are read as
    streams, whatever their size; what is no container is refused over its bound.

    >>> [part.text for part in read_file("a.csv", b"text\\n\\"Shells fell on Kawkab.\\"\\n")]
    ['Shells fell on Kawkab.']
    """
    from orontes.sources.formats.opening import opened  # the readers take a while to load

    yield from opened(file, source, media_type, charset)


def media_type_of(file: str, source: bytes | Path) -> str:
    """The media type of a file that is a container of reports. Raises OSError."""
    from orontes.sources.formats.opening import container_type

    return container_type(file, source)
