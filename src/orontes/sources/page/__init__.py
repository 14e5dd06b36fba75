"""A saved web page: its main text, what its own metadata says of it, and what stands in the way of its text."""

from __future__ import annotations

from orontes.sources.page.reading import read_page
from orontes.sources.page.types import NoPage, Page

__all__ = ["NoPage", "Page", "read_page"]
