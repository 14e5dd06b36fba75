"""Who of those whom a sentence names did it: a learned choice among them, whoever acted before, and nobody.

Every candidate has features (how it hangs on the event word, which small word governs it, how far off it stands,
whether it does something else); the one whose learned weights add up to most is taken. The form is that of a
mention-ranking model (Denis and Baldridge, "Specialized models and ranking for coreference resolution", 2008); the
weights in `doers.yml` are made by `bench/doers.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from orontes.claims.able import can_do
from orontes.claims.owning import HELD
from orontes.claims.standing import Setting, features_of, features_of_unnamed
from orontes.claims.types import NOBODY, Kind, Party
from orontes.errors import LexiconError
from orontes.reading.types import Mention

# Kinds that one party does to another or to a place.
CHOSEN = frozenset(
    (
        Kind.ARMED_CLASH,
        Kind.TERRITORY_TAKEN,
        Kind.TERRITORY_HELD,
        Kind.TERRITORY_TRANSFERRED,
        Kind.ENCIRCLEMENT,
        Kind.MOBILIZATION,
        Kind.AIR_STRIKE,
        Kind.SHELLING,
        Kind.EXPLOSIVE,
        Kind.SUICIDE_BOMB,
        Kind.CHEMICAL_WEAPON,
        Kind.ATTACK_ON_CIVILIANS,
        Kind.ABDUCTION,
    )
)
_HELD = re.compile(rf"[\s‑–-](?:{'|'.join(HELD)})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may have done it, and what speaks for and against that."""

    party: Party
    features: frozenset[str]


def candidates(setting: Setting, grammatical: Party, inherited: Party, last: Party) -> list[Candidate]:
    """Nobody, the parties of the sentence in its order, whoever did the same before and whoever acted last."""
    found = [Candidate(NOBODY, features_of_unnamed(setting, "nobody"))]
    for mention in setting.armed:
        party = _written(mention, grammatical) if setting.is_agent(mention) else _party(mention)
        found.append(Candidate(party, features_of(setting, mention)))
    if grammatical.text and not any(setting.is_agent(m) for m in setting.armed):
        found.append(Candidate(grammatical, features_of_unnamed(setting, "unlisted")))
    lost = {setting.foe, *(mention.side for mention in setting.losers)}
    told = [(name, party) for name, party in (("inherited", inherited), ("last", last)) if party.side and party.text]
    told = [(name, who) for name, who in told if who.side not in lost and can_do(setting.trigger, setting.stage, who)]
    return [*found, *(Candidate(party, features_of_unnamed(setting, name)) for name, party in told)]


def _party(mention: Mention) -> Party:
    return Party(_HELD.sub("", mention.text), mention.ref, mention.side)


def _written(mention: Mention, grammatical: Party) -> Party:
    """The grammatical agent as it was read, unless only the mention tells its side."""
    return grammatical if grammatical.text and (grammatical.side or not mention.side) else _party(mention)


def best(setting: Setting, found: Sequence[Candidate]) -> Party:  # noqa: ARG001 - for those who train the weights
    """The candidate that most speaks for; of equals the first."""
    return max(found, key=lambda candidate: weight(candidate.features)).party


def weight(features: frozenset[str]) -> float:
    """What the features add up to."""
    return sum(weights().get(name, 0.0) for name in sorted(features))


@cache
def weights() -> Mapping[str, float]:
    """Weight of each feature; one that is not listed weighs nothing."""
    text = resources.files("orontes.claims").joinpath("doers.yml").read_text(encoding="utf-8")
    return parse_weights(text, "doers.yml")


def parse_weights(text: str, file: str) -> Mapping[str, float]:
    """Read the weights; raises `LexiconError` where one is no number."""
    rows = yaml.safe_load(text)
    if not isinstance(rows, dict):
        raise LexiconError("weights must be a mapping of features to numbers", file=file)
    for name, value in rows.items():
        if not isinstance(name, str) or not isinstance(value, int | float):
            raise LexiconError(f"'{name}' must have a number", file=file)
    return rows
