"""Who says so, of several claims at once: each voice named once, and each that passes others on named once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from orontes.claims.types import Claim
from orontes.evidence import RecordId
from orontes.publish import wording
from orontes.publish.citations import Citations
from orontes.publish.tallies import joined, plural

MOST = 3
_QUOTED = {1: "quoted by", 2: "both quoted by"}


def voices(claims: Iterable[Claim], most: int = MOST) -> str:
    """The innermost voices of claims, those quoted by the same publisher together; "" for no claims.

    "SANA and a rebel commander (both quoted by Syria Direct), and EA WorldView"
    """
    heard = dict.fromkeys((wording.relays(claim), wording.innermost(claim)) for claim in claims)
    named = list(heard) if len(heard) == most + 1 else list(heard)[:most]  # to say "one other" is no shorter
    more = len(heard) - len(named)
    groups: dict[tuple[str, ...], list[str]] = {}
    for relays, name in named:
        groups.setdefault(relays, []).append(name)
    parts = [part for relays, names in groups.items() for part in (_quoted(names, relays) if relays else names)]
    return joined([*parts, *([plural(more, "other")] if more else [])])


def _quoted(names: Sequence[str], relays: tuple[str, ...]) -> list[str]:
    how = _QUOTED.get(len(names), "all quoted by")
    return [f"{joined(names)} ({how} {', quoted by '.join(relays)})"]


def concluded_from(citations: Citations, ids: Iterable[RecordId], most: int) -> str:
    """ "concluded from what is said by A [[c1]](#c1)": of what no source says in so many words."""
    known = citations.known(ids)
    marks = citations.mark((claim.id for claim in known), most)
    return f"concluded from what is said by {voices(known)}{marks}" if known else ""


def according_to(citations: Citations, ids: Iterable[RecordId]) -> str:
    """ "according to A and B [[c1]](#c1)[[c2]](#c2)"; "" where the edition holds none of the claims."""
    known = citations.known(ids)
    return f"according to {voices(known)}{citations.mark(claim.id for claim in known)}" if known else ""
