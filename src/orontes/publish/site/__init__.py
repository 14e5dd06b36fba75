"""The page of an edition: a map, a chronology and the evidence behind every mark on them.

This room knows what the page reads and writes it as files that open from a disk without a network. It refuses to know
how anything was judged: it carries records and their words across unchanged, and states nothing in its own voice.
"""

from orontes.publish.site.assembling import files

__all__ = ["files"]
