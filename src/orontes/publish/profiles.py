"""Publication profiles: the copy of an edition that may be given to the public or to a partner.

`internal` is the edition itself. `partner` rounds the position of medical facilities to 0.01° (about a kilometre) and
names no anonymous source. `public` withholds the position of medical facilities, relief, shelters and routes out, the
names of private persons, the words of sources who asked for anonymity, and positions younger than the set delay.
Originals are never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from orontes.audience import Profile
from orontes.casualties.types import Accord, FacilityAttack, History, Toll, WeaponAllegation
from orontes.claims.types import Claim
from orontes.control import survey_both
from orontes.control.types import Belief, Beliefs, ControlSpell, PlaceControl
from orontes.evidence import RecordId, Span
from orontes.incidents.types import Account, Incident
from orontes.places.types import Placement
from orontes.publish import withheld
from orontes.publish.coarsening import coarse
from orontes.publish.people import Privacy, privacy
from orontes.publish.redaction import mask, pattern, redact_document, redact_reading, scrub
from orontes.publish.types import Edition
from orontes.theatre.types import PlaceKind, Theatre, TheatrePlace

PARTNER_DECIMALS = 2
COORDINATES_WITHHELD = "the position is withheld in this edition"

_Register = TypeVar("_Register", Toll, FacilityAttack, WeaponAllegation, Accord)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What to do to one edition."""

    profile: Profile
    people: Privacy
    names: re.Pattern[str] | None
    claims: dict[RecordId, Claim]  # as they were
    incidents: dict[RecordId, Incident]
    places: frozenset[str]
    last_day: date | None
    hidden: frozenset[RecordId]  # claims whose point is not to be shown, or only roughly


def apply(edition: Edition, profile: Profile) -> Edition:
    """A copy of `edition` fit for `profile`; `internal` gives the edition back unchanged.

    1. block out names and passages in the reports, and in the readings of them;
    2. rewrite the claims: voices, words, points;
    3. rewrite what was concluded from them: incidents, control, tolls and registers;
    4. leave out of the theatre what nobody should look up.
    """
    if profile is Profile.INTERNAL:
        return edition
    edition = replace(edition, configuration=replace(edition.configuration, profile=profile))
    plan = _plan(edition, profile)
    spans = plan.people.passages
    documents = tuple(redact_document(d, plan.names, spans.get(d.id, ())) for d in edition.documents)
    by_id = {document.id: document for document in documents}
    readings = tuple(
        redact_reading(r, by_id[r.document], plan.names) if r.document in by_id else r for r in edition.readings
    )
    theatre = _theatre(edition.theatre, plan)
    control, then = (
        tuple(filter(None, (_control(p, plan) for p in places))) for places in (edition.control, edition.control_then)
    )
    # From what is left: lines drawn from all would tell what is not.
    terrain, terrain_then = survey_both(control, then, theatre)
    return replace(
        edition,
        title=scrub(edition.title, plan.names),
        documents=documents,
        readings=readings,
        claims=tuple(_claim(c, plan, by_id[c.document].text if c.document in by_id else "") for c in edition.claims),
        incidents=tuple(_incident(incident, plan) for incident in edition.incidents),
        control=control,
        terrain=coarse(terrain),
        control_then=then,
        terrain_then=coarse(terrain_then),
        histories=tuple(_history(history, plan) for history in edition.histories),
        tolls=tuple(_toll(toll, plan) for toll in edition.tolls),
        facilities=_registered(edition.facilities, plan),
        weapons=_registered(edition.weapons, plan),
        affected=scrub(edition.affected, plan.names),
        accords=tuple(scrub(_unlisted(accord, plan), plan.names) for accord in edition.accords),
        theatre=theatre,
    )


def _plan(edition: Edition, profile: Profile) -> _Plan:
    last_day, people = withheld.cutoff(edition, profile), privacy(edition, profile)
    hidden = (c.id for c in edition.claims if withheld.is_sensitive(c, profile) or withheld.is_fresh(c, last_day))
    return _Plan(
        profile=profile,
        people=people,
        names=pattern(people.names, people.texts),
        claims={claim.id: claim for claim in edition.claims},
        incidents={incident.id: incident for incident in edition.incidents},
        places=withheld.sensitive_places(edition, profile),
        last_day=last_day,
        hidden=frozenset(hidden),
    )


def _claim(claim: Claim, plan: _Plan, text: str) -> Claim:
    chain = plan.people.of(claim)
    quote = claim.span.of(text) if text else claim.quote
    if not text and claim.span in plan.people.passages.get(claim.document, ()):
        quote = mask(quote, None, [Span(0, len(quote))])
    changed = replace(
        scrub(claim, plan.names),
        quote=mask(quote, plan.names),
        placement=scrub(_placement(claim.placement, claim.id in plan.hidden, plan), plan.names),
        chain=scrub(chain, plan.names),
        wording="",  # codes of words could be guessed
    )
    if chain == claim.chain:
        return changed
    # Time and place and role together can tell who spoke: the hour goes with the name.
    day = claim.entry_time.replace(hour=0, minute=0, second=0, microsecond=0)
    source = changed.chain[-1].name if claim.source and chain[-1] != claim.chain[-1] else changed.source
    return replace(changed, entry_time=day, source=source)


def _placement(placement: Placement, hide: bool, plan: _Plan) -> Placement:
    if not hide or placement.lat is None or placement.lon is None:
        return placement
    if plan.profile is Profile.PARTNER:
        return replace(placement, lat=_rough(placement.lat), lon=_rough(placement.lon), line=())
    bare = replace(placement, lat=None, lon=None, line=(), reason=COORDINATES_WITHHELD)
    return replace(bare, place_id="", name=placement.text) if placement.place_id in plan.places else bare


def _rough(degrees: float) -> float:
    return round(degrees, PARTNER_DECIMALS)


def _history(history: History, plan: _Plan) -> History:
    """What is withheld of an incident now was so on every day: later accounts are why."""
    stages = (
        replace(s, incident=_incident(s.incident, plan), toll=s.toll and _toll(s.toll, plan)) for s in history.stages
    )
    return replace(history, stages=tuple(stages))


def _incident(incident: Incident, plan: _Plan) -> Incident:
    whole = plan.incidents.get(incident.id, incident)
    hide = any(claim in plan.hidden for claim in whole.claims)
    changed = replace(
        incident,
        placement=_placement(incident.placement, hide, plan),
        accounts=tuple(_account(account, plan) for account in incident.accounts),
    )
    return scrub(changed, plan.names)


def _account(account: Account, plan: _Plan) -> Account:
    first = next((plan.claims[claim] for claim in account.claims if claim in plan.claims), None)
    if first is None or not first.chain or plan.people.of(first)[-1] == first.voice:
        return account
    # The key of an unnamed origin is made of its words: a claim's id tells origins apart as well, and tells nothing.
    return replace(account, name=plan.people.of(first)[-1].name, origin=f"withheld/{first.id}")


def _control(place: PlaceControl, plan: _Plan) -> PlaceControl | None:
    if place.place_id in plan.places:
        if plan.profile is Profile.PUBLIC:
            return None
        place = _rough_control(place)
    if plan.last_day is None:
        return place
    spells = tuple(_spell(s, plan.last_day, plan) for s in place.spells if s.start <= plan.last_day)
    return replace(place, beliefs=_beliefs(place.beliefs, plan.last_day), spells=spells) if spells else None


def _beliefs(beliefs: Sequence[Belief], last_day: date) -> Sequence[Belief]:
    if isinstance(beliefs, Beliefs):
        return beliefs.until(last_day)
    return tuple(belief for belief in beliefs if belief.day <= last_day)


def _rough_control(place: PlaceControl) -> PlaceControl:
    lat, lon = _rough(place.lat), _rough(place.lon)
    spells = tuple(replace(spell, lat=lat, lon=lon) for spell in place.spells)
    return replace(place, lat=lat, lon=lon, spells=spells)


def _spell(spell: ControlSpell, last_day: date, plan: _Plan) -> ControlSpell:
    """The part of a spell up to the last day shown, citing only what was known to hold by then."""
    kept_for = _until(spell.claims_for, last_day, plan)
    confirmed = spell.last_confirmed
    if confirmed is not None and confirmed > last_day:
        days = [plan.claims[claim].when.latest for claim in kept_for]
        confirmed = max(days, default=None)
    return replace(
        spell,
        end=min(spell.end, last_day),
        last_confirmed=confirmed,
        claims_for=kept_for,
        claims_against=_until(spell.claims_against, last_day, plan),
    )


def _until(claims: Iterable[RecordId], last_day: date, plan: _Plan) -> tuple[RecordId, ...]:
    return tuple(c for c in claims if c in plan.claims and plan.claims[c].when.latest <= last_day)


def _toll(toll: Toll, plan: _Plan) -> Toll:
    incident = plan.incidents.get(toll.incident)
    claims = (*toll.counted, *(incident.claims if incident else ()))
    toll = scrub(toll, plan.names)
    if not any(claim in plan.hidden for claim in claims):
        return toll
    if plan.profile is Profile.PARTNER:
        return replace(toll, lat=toll.lat and _rough(toll.lat), lon=toll.lon and _rough(toll.lon))
    return replace(_unlisted(toll, plan), lat=None, lon=None)


def _registered(rows: tuple[_Register, ...], plan: _Plan) -> tuple[_Register, ...]:
    return tuple(scrub(_unlisted(row, plan), plan.names) for row in rows)


def _unlisted(row: _Register, plan: _Plan) -> _Register:
    public = plan.profile is Profile.PUBLIC
    return replace(row, place_id="") if public and row.place_id in plan.places else row


def _theatre(theatre: Theatre, plan: _Plan) -> Theatre:
    if plan.profile is Profile.PUBLIC:
        return replace(theatre, places=tuple(p for p in theatre.places if p.id not in plan.places))
    return replace(theatre, places=tuple(_rough_place(place) for place in theatre.places))


def _rough_place(place: TheatrePlace) -> TheatrePlace:
    if place.kind is not PlaceKind.FACILITY:
        return place
    return replace(place, lat=_rough(place.lat), lon=_rough(place.lon))
