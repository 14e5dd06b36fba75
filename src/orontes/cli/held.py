"""What a person at a terminal sees of why a place is believed to be held: a sum, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orontes.control import Part, Reasons, Said
from orontes.pipeline import Conclusion

NO_REASONS = (
    "the claims at hand do not give this probability: the edition's profile withholds some, its theatre pack is not "
    "here, or another version made it; ask the casebook"
)


def lines(found: Conclusion) -> Iterator[tuple[str, str]]:
    """The sum that gives the probability shown, and what speaks of a fight or a siege; or why it cannot be given."""
    reasons = found.reasons
    if reasons is None:
        yield "reasons", NO_REASONS
        return
    yield "on", f"{reasons.start}" if found.day else f"the mean of {reasons.start} to {reasons.end}"
    yield "believed", ", ".join(f"{_side(side)} {share:.3f}" for side, share in reasons.shares)
    yield from _sum(reasons)
    for name, parts in (("fought over", reasons.fights), ("surrounded", reasons.sieges)):
        for part in parts:
            yield f"  {name}", f"{_step(part)}  {_ids(part)}"
    for incident in found.also:
        yield "incident there", f"{incident['id']} {incident['kind']}, {incident['grade']}"


def _sum(reasons: Reasons) -> Iterator[tuple[str, str]]:
    of = f"held by {reasons.holder}" if reasons.holder else "held by no side known"
    for part in reasons.parts:
        if part.what == "beforehand":
            yield f"  {part.what}", f"{part.after:6.3f}           {of}, before any report of the place"
        elif part.what == "neighbours":
            near = ", ".join(f"{place} {share:.2f}" for place, share in reasons.around) or "none"
            yield f"  {part.what}", f"{_step(part)}  {near}"
        else:
            faded = f"; silence leaves {part.left:.0%} of it" if part.left < 0.995 else ""
            yield "  claim", f"{_step(part)}  {_ids(part)} {'; '.join(map(_said, part.said))}{faded}"


def _step(part: Part) -> str:
    return f"{part.change:+6.3f} = {part.after:.3f}"


def _ids(part: Part) -> str:
    return f"[{', '.join(part.claims)}]"


def _said(said: Said) -> str:
    learned = f", {said.stated:.2f} beforehand" if abs(said.stated - said.weight) >= 0.005 else ""
    return f"{said.side} {said.says} {said.day} (counts {said.weight:.2f}{learned})"


def _side(side: str) -> str:
    return side or "nobody known"


def as_rows(parts: Sequence[Part]) -> list[dict[str, object]]:
    """The parts as JSON objects."""
    return [
        {
            "what": part.what,
            "change": round(part.change, 4),
            "after": round(part.after, 4),
            "claims": list(part.claims),
            "said": [
                {
                    "day": said.day.isoformat(),
                    "side": said.side,
                    "says": said.says,
                    "stated": round(said.stated, 4),
                    "weight": round(said.weight, 4),
                }
                for said in part.said
            ],
            "left": round(part.left, 4),
        }
        for part in parts
    ]


def as_json(reasons: Reasons) -> dict[str, object]:
    """The same as one JSON object; the changes of `parts` add up to `probability`, but for rounding."""
    return {
        "holder": reasons.holder,
        "start": reasons.start.isoformat(),
        "end": reasons.end.isoformat(),
        "probability": round(reasons.probability, 4),
        "shares": {side: round(share, 4) for side, share in reasons.shares},
        "parts": as_rows(reasons.parts),
        "fights": as_rows(reasons.fights),
        "sieges": as_rows(reasons.sieges),
        "around": {place: round(share, 4) for place, share in reasons.around},
    }
