"""Where an advance starts from: who attacks out of a town holds it, though nobody says so.

"By Friday the army was advancing on the town from the village to its east": a soft sign, read for less than a word of
control, and only of those who are named and of a place that is.
"""

from __future__ import annotations

from dataclasses import replace

from orontes.claims.basis import at_scene, hinted
from orontes.claims.draft import Draft
from orontes.claims.scene import Scene
from orontes.claims.setting import ADVANCES
from orontes.claims.story import Context, Scan, spoken_of
from orontes.claims.tree import Tree
from orontes.claims.triggers import Trigger
from orontes.claims.types import NOBODY, Kind, Modality

RULE = "advance.from"
SURE = 0.5
STEPS = 4  # of the tree, from the advance down to where it starts


def starting_points(found: Scan, trigger: Trigger, base: Draft, context: Context) -> list[Draft]:
    """The places that an advance starts from, held by whoever makes it."""
    told = trigger.rule.name in ADVANCES and trigger.verbal and base.modality == Modality.ASSERTED
    if not told or not base.actor.side:
        return []
    held = replace(base, kind=Kind.TERRITORY_HELD, rule=RULE, target=NOBODY, confidence=SURE)
    scenes = [scene for group in found.groups for scene in group.scenes if _starts(found.tree, trigger, scene)]
    spoken = spoken_of(found, context, trigger.index)
    return [at_scene(held, hinted(scene, spoken, context), spoken) for scene in scenes]


def _starts(tree: Tree, trigger: Trigger, scene: Scene) -> bool:
    at = tree.tokens[scene.index]
    steps = tree.distance(trigger.index, scene.index)
    return scene.named and at.dep == "pobj" and tree.words[at.head] == "from" and steps is not None and steps <= STEPS
