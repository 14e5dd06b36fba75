"""Whether a side has what an event is done with."""

from __future__ import annotations

from orontes.claims.cues import cues
from orontes.claims.setting import Stage
from orontes.claims.triggers import Trigger
from orontes.claims.types import Kind, Party
from orontes.reading.types import Mention

FROM_THE_AIR = frozenset(("airstrike", "barrel_bomb"))


def can_do(trigger: Trigger, stage: Stage, who: Party | Mention) -> bool:
    """Whether a party has what the event is done with: bodies without arms have not, nor who has no aircraft."""
    if cues().has("unarmed_bodies", who.text.lower().removeprefix("the ")):
        return False
    from_the_air = trigger.kind == Kind.AIR_STRIKE or trigger.weapon in FROM_THE_AIR
    grounded = bool(who.side) and bool(stage.fliers) and who.side not in stage.fliers
    return not (from_the_air and trigger.weapon != "drone" and grounded)
