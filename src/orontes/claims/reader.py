"""Which reader makes the claims: said in one place, since a ledger asks it what is still to be read."""

from __future__ import annotations

from functools import cache

from orontes import __version__
from orontes.evidence import Origin
from orontes.reading import DependencyParser


@cache
def reader() -> Origin:
    """What reads: the rules, in their version and with the parser they rest on. Another of either reads anew.

    >>> reader().method
    'rules'
    """
    parser = DependencyParser()
    return Origin("rules", f"{__version__}+{parser.name}-{parser.version}")
