"""Each kind in the words of two event ontologies, read from `mapping.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from orontes.claims.types import Kind
from orontes.errors import LexiconError

PLOVER = frozenset(
    ("", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
     "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
)  # fmt: skip
FIELDS = frozenset(("acled", "sub_event", "plover", "mode"))


@dataclass(frozen=True, slots=True)
class Codes:
    """ACLED event and sub-event type, PLOVER event type and mode; "" where the ontology has none."""

    acled: str
    sub_event: str
    plover: str
    mode: str


def codes(kind: Kind) -> Codes:
    """The codes of a kind (ACLED Codebook, PLOVER manual).

    >>> codes(Kind.AIR_STRIKE).sub_event
    'Air/drone strike'
    """
    return _mapping()[kind]


@cache
def _mapping() -> dict[Kind, Codes]:
    text = resources.files("orontes.claims").joinpath("mapping.yml").read_text(encoding="utf-8")
    return parse_mapping(text, "mapping.yml")


def parse_mapping(text: str, file: str) -> dict[Kind, Codes]:
    """Read a mapping; raises `LexiconError` where a kind is missing or unknown, or a type is not PLOVER's."""
    rows = yaml.safe_load(text)
    if not isinstance(rows, dict):
        raise LexiconError("the mapping must give codes for each kind", file=file)
    for name, row in rows.items():
        if name not in {*Kind}:
            raise LexiconError(f"'{name}' is not a kind", file=file)
        if not isinstance(row, dict) or set(row) != FIELDS or row["plover"] not in PLOVER:
            raise LexiconError(f"'{name}' needs acled, sub_event, plover (one of its types) and mode", file=file)
    missing = sorted(kind for kind in Kind if kind not in rows)
    if missing:
        raise LexiconError(f"no codes for '{missing[0]}'", file=file)
    return {Kind(name): Codes(**row) for name, row in rows.items()}
