"""Tolls that a sentence tells by themselves: of the event told just before, of more of the same, or of no event."""

from __future__ import annotations

from dataclasses import replace

from orontes.claims.blows import FROM_AFAR
from orontes.claims.draft import VIOLENT, Draft
from orontes.claims.story import Context
from orontes.claims.types import Kind


def absorbed(found: list[Draft], drafts: list[Draft], context: Context) -> tuple[list[Draft], list[Draft]]:
    """The drafts before a sentence and its own, where a toll of no event has joined the last event told.

    It joins one that lacks the dead or the wounded that it tells of; another source's is its own claim of that event.
    """
    kept: list[Draft] = []
    for draft in drafts:
        last = _last_event(context)
        if draft.kind != Kind.CASUALTIES or draft.running or last is None or last not in found:
            kept.append(draft)
        elif _apart(draft, last):
            kept.append(_went_on(draft, last))
        elif _completes(draft, last):
            at = found.index(last)
            found = [*found[:at], _completed(last, draft), *found[at + 1 :]]
        else:
            kept.append(_as_event(draft, last))
    return found, kept


def _completes(toll: Draft, event: Draft) -> bool:
    """Whether a toll is what was not yet told of an event: "a blast killed two. Five others were wounded"."""
    known = (toll.killed and event.killed) or (toll.injured and event.injured)
    return not known and toll.source in ("", event.source)


def _completed(event: Draft, toll: Draft) -> Draft:
    killed, injured = event.killed or toll.killed, event.injured or toll.injured
    return replace(event, killed=killed, injured=injured, civilians=event.civilians or toll.civilians)


def _last_event(context: Context) -> Draft | None:
    """The last violence told; where that has neither place nor toll of its own, what its sentence gives a toll of."""
    last = next((d for d in reversed(context.drafts) if d.kind in VIOLENT), None)
    if last is None or not last.carried or last.killed or last.injured:
        return last
    beside = (d for d in reversed(context.drafts) if d.kind in VIOLENT and d.sentence.index == last.sentence.index)
    return next((d for d in beside if d.killed or d.injured), last)


def _apart(toll: Draft, event: Draft) -> bool:
    """Whether a toll is told of another time or place than the event."""
    elsewhere = toll.place.text and toll.place.text.lower() not in event.place.text.lower()
    return bool(elsewhere) or (toll.dated and toll.when != event.when)


def _went_on(toll: Draft, event: Draft) -> Draft:
    """Dead elsewhere on the same day, told right after an event, died of more of the same."""
    soon = toll.sentence.index - event.sentence.index <= 1 and not toll.dated and not toll.running
    if not soon or not toll.place.text or toll.carried or event.kind not in FROM_AFAR:
        return toll
    return replace(toll, kind=event.kind, actor=event.actor, weapon=event.weapon, when=event.when)


def _as_event(toll: Draft, event: Draft) -> Draft:
    told = replace(toll, kind=event.kind, place=event.place, actor=event.actor, when=event.when, weapon=event.weapon)
    return replace(told, facility=event.facility, carried=True)
