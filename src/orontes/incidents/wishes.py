"""What evidence would raise a grade, told from what an incident lacks: for machines a code, for people a sentence.

Codes: `occurrence`, `second_source`, `disinterested_source`, `perpetrator`, `one_side`, `rebuttal`, `civilian_dead`,
`admission`. Who is counted already is told by kind, never by name: an edition may withhold the name.
"""

from __future__ import annotations

from collections.abc import Iterator

from orontes.incidents.cases import CORROBORATED, Case, joined, sorts
from orontes.incidents.interest import Stance, stance
from orontes.incidents.tables import kinds
from orontes.incidents.types import Grade, Wish


def would_raise(given: Grade, event: Case) -> tuple[Wish, ...]:
    """The evidence that would raise the grade, the nearest first; none where nothing would."""
    if given is Grade.CONFIRMED:
        return ()
    if not event.told:
        text = "An account that says it took place, from somebody who could know."
        return (Wish("occurrence", text, Grade.WEAK if given is Grade.DISCOUNTED else Grade.FAIR),)
    wishes = (*_of_sources(given, event), *_of_blame(event), *_of_denial(given, event))
    return (*wishes, _admission(event))


def _of_sources(given: Grade, event: Case) -> Iterator[Wish]:
    if given is not Grade.WEAK:
        return
    have, by = len(event.credible_origins), sorts(event.counting)
    values = (("have", have), ("needed", CORROBORATED), ("besides", by))
    if not have:
        text = f"{CORROBORATED} credible sources that do not go back to each other: of those who tell it none counts."
        yield Wish("second_source", text, Grade.FAIR, values)
    elif have < CORROBORATED:
        text = f"A second credible source that does not go back to the first ({joined(by)})."
        yield Wish("second_source", text, Grade.FAIR, values)
    else:
        text = f"A credible source that does not serve its own side by it, as those do who tell it ({joined(by)})."
        yield Wish("disinterested_source", text, Grade.FAIR, values)


def _of_blame(event: Case) -> Iterator[Wish]:
    harm = kinds()[event.told[0].kind].harm
    if not event.sides:
        yield Wish("perpetrator", "A source that names who did it, so that they can be asked.", Grade.CONFIRMED)
    if len(event.sides) > 1 and harm:
        text = f"Evidence that rules out all but one of the sides named: {joined(event.sides)}."
        yield Wish("one_side", text, Grade.FAIR, (("sides", event.sides),))


def _of_denial(given: Grade, event: Case) -> Iterator[Wish]:
    if given in {Grade.DISCOUNTED, Grade.CONTESTED} and event.denied:
        by = sorts(event.denied)
        text = f"A source with no stake that contradicts the denial ({joined(by)})."
        yield Wish("rebuttal", text, Grade.FAIR, (("denied_by", by),))
    elif given is Grade.DISCOUNTED:
        yield Wish("civilian_dead", "A record that civilians were among the dead.", Grade.FAIR)


def _admission(event: Case) -> Wish:
    """For harm the doer's own word; for ground the word of whoever lost by it."""
    harm = kinds()[event.told[0].kind].harm
    sides = event.sides if harm else _losers(event)
    who = f"{'The side' if len(sides) < CORROBORATED else 'One of the sides'} "
    who += "held responsible" if harm else "that lost by it"
    named = f" ({joined(sides)})" if sides else ""
    text = f"{who}{named} accepting it." if harm else f"{who}{named} saying so itself."
    return Wish("admission", text, Grade.CONFIRMED, (("sides", sides), ("of", "harm" if harm else "ground")))


def _losers(event: Case) -> tuple[str, ...]:
    """Sides that tell it against themselves if they tell it: those to whom it was done, or who failed."""
    against = {claim.actor.side for claim in event.told if claim.voice.alignment and stance(claim) is Stance.AGAINST}
    done_to = {claim.target.side for claim in event.told if claim.target.side}
    return tuple(sorted((against | done_to) - {""}))
