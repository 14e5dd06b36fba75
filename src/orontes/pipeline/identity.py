"""What a judgement follows from, as one key: equal where the same would be concluded, by the same code."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

import numpy as np

from orontes import __version__, claims
from orontes.pipeline.stages import Basis

_TOP = Path(__file__).parents[1]
_CONCLUDING = (
    "evidence.py",
    *("romanization", "review", "theatre", "reading", "places", "claims", "incidents", "control", "casualties"),
    *("pipeline/stages.py", "pipeline/window.py", "pipeline/encoding.py"),
)


def key_of(basis: Basis) -> str:
    """A digest of claims, rulings, texts, theatre pack and code, a hyphen, the first and the last day.

    Two casebooks that hold the same have the same key, and so have two editions that differ in title or profile.
    """
    state = hashlib.sha256(_code())
    for claim in basis.claims:
        state.update(json.dumps(claims.to_wire(claim), sort_keys=True).encode() + b"\n")
    state.update(repr(basis.identity()).encode(errors="surrogatepass"))
    return f"{state.hexdigest()[:32]}-{basis.first.isoformat()}-{basis.last.isoformat()}"


@cache
def _code() -> bytes:
    """Digest of the code and the tables that conclude: other ones conclude something else."""
    total = hashlib.sha256(f"{__version__} {np.__version__}".encode())
    for name in _CONCLUDING:
        found = (_TOP / name).rglob("*") if (_TOP / name).is_dir() else [_TOP / name]
        for path in sorted(path for path in found if path.suffix in {".py", ".csv", ".yml", ".json"}):
            total.update(path.relative_to(_TOP).as_posix().encode() + path.read_bytes())
    return total.digest()
