"""Who has an account from whom, as a tree: the voice it goes back to, those who quote it, those who copy them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from orontes.claims.types import Claim, Voice
from orontes.evidence import RecordId
from orontes.incidents.types import Account


@dataclass(slots=True)
class Teller:
    """One who tells an account: in its own words, quoting the teller above, or in the very words of that one."""

    name: str
    kind: str
    how: str  # "own", "quotes" or "copies"
    claims: list[RecordId] = field(default_factory=list)
    repeated_by: dict[str, Teller] = field(default_factory=dict)

    def plain(self) -> dict[str, object]:
        """The teller and all below as JSON values."""
        below = [teller.plain() for teller in self.repeated_by.values()]
        return {"by": self.name, "kind": self.kind, "how": self.how, "claims": self.claims, "repeated_by": below}


def tellers(account: Account, claims: Mapping[RecordId, Claim]) -> list[Teller]:
    """Those whom an account goes back to, nearly always one, each with those who repeat it.

    Names are those of the chains of `claims`, so that what an edition withholds there is withheld here.
    """
    top: dict[str, Teller] = {}
    held: dict[RecordId, Teller] = {}  # who published each claim
    for telling in sorted(account.tellings, key=lambda told: told.how == "copies"):
        claim = claims.get(telling.claim)
        if claim is None:
            continue
        above = held.get(telling.of) if telling.of else None
        held[claim.id] = _copied(above, claim) if above is not None else _told(top, claim)
        held[claim.id].claims.append(claim.id)
    return list(top.values())


def tree(account: Account, claims: Mapping[RecordId, Claim]) -> list[dict[str, object]]:
    """The same as JSON values."""
    return [teller.plain() for teller in tellers(account, claims)]


def _told(top: dict[str, Teller], claim: Claim) -> Teller:
    """The publisher's place below the voices that it quotes, the innermost on top."""
    below, how = top, "own"
    found: list[Teller] = []
    for voice in _once(claim):
        found.append(below.setdefault(_key(voice), Teller(voice.name, voice.kind.value, how)))
        below, how = found[-1].repeated_by, "quotes"
    return found[-1]


def _copied(above: Teller, claim: Claim) -> Teller:
    voice = claim.chain[0]
    return above.repeated_by.setdefault(_key(voice), Teller(voice.name, voice.kind.value, "copies"))


def _once(claim: Claim) -> Iterator[Voice]:
    """The voices from the innermost to the publisher, a voice that quotes itself once."""
    before: str | None = None  # a voice may be nameless
    for voice in reversed(claim.chain):
        if _key(voice) != before:
            yield voice
        before = _key(voice)


def _key(voice: Voice) -> str:
    return voice.source_id or voice.name
