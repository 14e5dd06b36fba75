"""The words of a report, put together from parts, so that two who write on their own rarely write the same."""

from __future__ import annotations

import random

from orontes.evidence import Count

_WHEN = ("on {day}", "early on {day}", "late on {day}", "in the night before {day}", "{day} at dawn", "{day} at noon")
_WHO = ("{a} fighters", "{a} units", "troops of the {a}", "the {a} army", "men loyal to the {a}", "{a} columns")
_TAIL = (
    "after heavy shelling",
    "with little resistance",
    "following talks with elders",
    "amid a dust storm",
    "while families fled by tractor",
    "as the power went out",
    "according to people in the bazaar",
    "though the road stayed closed",
    "and burnt two depots",
    "under cover of artillery",
    "by way of the northern bridge",
    "with drones overhead",
    "hours after the deadline ran out",
    "in their third attempt this month",
)
_HEARD = ("residents heard", "a shopkeeper recalls", "we were told by phone", "a driver reported", "photos show", "")
_DEED = {
    "taken": ("took {p} from the {b}", "captured {p}", "seized {p}", "drove the {b} out of {p}", "now control {p}"),
    "repelled": ("attacked {p} and were driven back", "failed to break into {p}", "were repelled by the {b} at {p}"),
    "left": ("left {p} to the {b}", "withdrew from {p}", "handed {p} over to the {b}", "pulled out of {p}"),
    "surrounded": ("cut off {p}", "encircled the {b} in {p}", "closed the last road into {p}", "laid siege to {p}"),
    "held": ("hold {p}", "remain in {p}", "keep a garrison in {p}", "control {p}", "still man posts in {p}"),
    "strike": ("bombed {p}", "struck a street of {p}", "hit the market quarter of {p}", "shelled houses in {p}"),
    "clash": ("fought the {b} for {p}", "clashed with the {b} at {p}", "stormed the edge of {p}"),
}


def sentence(deed: str, place: str, sides: tuple[str, str], day: str, chance: random.Random) -> str:
    """One sentence that tells of the deed; its toll, if any, is told by `toll`."""
    actor, target = sides
    parts = [chance.choice(_HEARD), chance.choice(_WHO), chance.choice(_DEED[deed])]
    parts += [chance.choice(_WHEN), chance.choice(_TAIL)]
    if chance.random() < 0.4:
        parts.append(chance.choice(_TAIL))
    told = " ".join(part for part in parts if part)
    return told.format(a=actor, b=target or "enemy", p=place, day=day)


def toll(killed: Count | None, injured: Count | None, civilians: Count | None, chance: random.Random) -> str:
    """The clause that tells a toll; "" where nothing is told."""
    if killed is None:
        return ""
    said = f"at least {killed.low}" if killed.high is None else str(killed.low)
    among = f", {civilians.low} of them civilians" if civilians is not None else ""
    hurt = f" and {injured.low} hurt" if injured is not None else ""
    return chance.choice((" leaving {}{}{}", "; {} were killed{}{}", ", and {} died{}{}")).format(said, among, hurt)


def cut(told: str, chance: random.Random) -> str:
    """A copy as copyists make it: whole, or without its last words."""
    words = told.split()
    return told if chance.random() < 0.6 or len(words) < 14 else " ".join(words[: -chance.randint(1, 3)])
