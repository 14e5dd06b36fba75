"""Files of every kind that reports come in, opened under bounds: containers, messages, exports, tables, documents.

What is hostile is named and passed; nothing that a file holds is run, fetched, or written under a name of its choosing.
"""

from __future__ import annotations

from orontes.sources.formats.opening import media_type_of, read_file

__all__ = ["media_type_of", "read_file"]
