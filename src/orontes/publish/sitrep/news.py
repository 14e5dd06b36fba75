"""The report between two editions: what the newer tells that the older did not, and what the older told differently.

Later days are a part of that and not the point: an event of long ago that is first told now is new here, and so are a
grade that moved, a toll that was revised, a place that turns out to have been held by another side, a claim withdrawn.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from orontes.casualties.types import Toll
from orontes.claims.types import Claim, Kind
from orontes.incidents.types import Grade, Incident
from orontes.publish import dates, telling, wording
from orontes.publish.markdown import escape, items, note, phrase, quoted, section, shortened, table
from orontes.publish.redaction import shown
from orontes.publish.sitrep import harm
from orontes.publish.sitrep.comparing import Compared, Held, held_otherwise, only_in
from orontes.publish.sitrep.control import state_of
from orontes.publish.sitrep.desk import FEW_MARKS, Desk, severity
from orontes.publish.sitrep.voices import according_to
from orontes.publish.sitrep.words import LONGEST
from orontes.publish.tallies import joined, plural, some

MOST, MOST_KEY, MOST_NAMES = 10, 3, 8
LOOSE = 31  # days between which something happened, before it is no news of a day
LADDER = (Grade.DISCOUNTED, Grade.CONTESTED, Grade.WEAK, Grade.FAIR, Grade.CONFIRMED)
HEADER = ("Events told of", "First told now", "According to")
RULE = (
    "Chosen by a rule, at most three of a sort: places of other holders on a day that both editions tell of; new "
    "events by the best figure of their toll; grades that moved, by how far; revised tolls, by how much."
)
BOTH = "On days that both editions tell of, where they tell them differently."
REVISED = "Tolls that both editions give, and give differently."
NOTHING = "Both editions tell the same."
NO_NEW, NO_GRADE, NO_TOLL = "No event is first told now.", "No grade moved.", "No toll was revised."
NO_HELD = "On the days that both editions tell of, they agree on every place."
NO_GONE, NO_OTHER = "Every claim of the earlier edition is in this one.", "No event has another account in front."


def blocks(desk: Desk, found: Compared) -> tuple[str, ...]:
    """Every part of the report between two editions."""
    held, fresh, graded = held_otherwise(found), _fresh(desk, found), _regraded(found)
    tolls = _revised(desk, found)
    told = [
        _Listed([_holder(one, desk) for one in held[:MOST]], len(held), NO_HELD),
        _Listed([event(incident, desk) for incident in fresh[:MOST]], len(fresh), NO_NEW),
        _Listed([_grade(*pair, desk, found) for pair in graded[:MOST]], len(graded), NO_GRADE),
        _Listed([_toll(*pair, desk) for pair in tolls[:MOST]], len(tolls), NO_TOLL),
    ]
    keys = items(line for sort in told for line in [one for one in sort.lines if one][:MOST_KEY])
    control, events, grades, revised = (sort.blocks() for sort in told)
    return (
        section("Key changes", note(RULE), keys or note(NOTHING)),
        section("Control", note(BOTH), *control, _places(found)),
        section("New events", *_by_kind(found, desk), *events),
        section("Grades that moved", *grades),
        section("Harm to people", note(REVISED), *revised),
        section("Claims of the earlier edition only", *_lost(desk, found)),
        section("Other accounts in front", *_superseded(desk, found)),
        section("Sources and their limits", *_reports(found)),
    )


@dataclass(frozen=True, slots=True)
class _Listed:
    """The first lines of a list, how many there are in all, and what is said where there are none."""

    lines: list[str]
    all_of_them: int
    nothing: str

    def blocks(self) -> tuple[str, str]:
        more = self.all_of_them - len(self.lines)
        return items(self.lines), note(f"{more} more." if more > 0 else "" if any(self.lines) else self.nothing)


def _fresh(desk: Desk, found: Compared) -> list[Incident]:
    """New events, the deadliest first, then the best known, then the latest."""
    told = (incident for incident in found.first_told if desk.cites(incident.claims))
    return sorted(told, key=lambda incident: (*_dead(incident, desk), -_rank(incident), *_close(incident)))


def _dead(incident: Incident, desk: Desk) -> tuple[int, int]:
    toll = desk.tolls.get(incident.id)
    return severity(toll)[:2] if toll else (0, 0)


def _rank(incident: Incident) -> int:
    return LADDER.index(incident.grade)


def _close(incident: Incident) -> tuple[object, ...]:
    """What is dated closely comes before what is not, and then the latest."""
    return incident.when.days > LOOSE, *_latest(incident)


def _latest(incident: Incident) -> tuple[int, str]:
    return -incident.when.latest.toordinal(), incident.id


def _where(incident: Incident) -> str:
    """Day and place, in bold."""
    place = phrase(incident.placement.name or incident.placement.text)
    return f"**{harm.days(incident.when.earliest, incident.when.latest)}{f', {place}' if place else ''}**"


def event(incident: Incident, desk: Desk) -> str:
    """One event in a sentence: its toll where one is told, else the account that stands in front."""
    toll = desk.tolls.get(incident.id)
    if toll and (toll.killed or toll.injured) and desk.cites(toll.counted):
        return f"{harm.sentence(toll, desk)}."
    first = telling.lead(incident, desk.citations)
    if first is None:
        return ""
    mark = desk.citations.mark((first.id, *incident.claims))
    return f"{_where(incident)} — {wording.sentence(first)}{mark} (grade {incident.grade.value})."


def _by_kind(found: Compared, desk: Desk) -> tuple[str, ...]:
    groups: dict[Kind, list[Incident]] = defaultdict(list)
    for incident in found.first_told:
        groups[incident.kind].append(incident)
    labels = wording.load_wording().kinds
    ordered = sorted(groups, key=lambda kind: (-len(groups[kind]), kind.value))
    marks = {kind: desk.citations.mark((i.preferred for i in groups[kind]), FEW_MARKS).strip() for kind in ordered}
    rows = [[labels[kind].label, str(len(groups[kind])), marks[kind]] for kind in ordered if marks[kind]]
    return (table(HEADER, rows),) if rows else ()


def _regraded(found: Compared) -> list[tuple[Incident, Incident]]:
    moved = (pair for pair in found.pairs if pair[0].grade is not pair[1].grade)
    return sorted(moved, key=lambda pair: (-abs(_rank(pair[1]) - _rank(pair[0])), -_rank(pair[1]), *_latest(pair[1])))


def _grade(old: Incident, new: Incident, desk: Desk, found: Compared) -> str:
    """From which grade to which, and on whose word: that of the claims that came, where any did."""
    came = [claim for claim in new.claims if claim in found.came]
    said = according_to(desk.citations, came or new.claims)
    label = wording.load_wording().kinds[new.kind].label
    how = "with what is now told" if came else "with what was told before"
    return said and f"{_where(new)} ({label}) — from {old.grade.value} to {new.grade.value}, {how}, {said}."


def _revised(desk: Desk, found: Compared) -> list[tuple[Toll, Toll]]:
    was = {toll.incident: toll for toll in found.old.tolls}
    both = ((was.get(old.id), desk.tolls.get(new.id)) for old, new in found.pairs)
    told = [(old, new) for old, new in both if old and new and _figures(old) != _figures(new)]
    return sorted(told, key=lambda pair: (-abs(_best(pair[1]) - _best(pair[0])), *severity(pair[1])))


def _figures(toll: Toll) -> tuple[object, ...]:
    return toll.killed, toll.civilians, toll.injured


def _best(toll: Toll) -> int:
    return toll.killed.best if toll.killed else 0


def _toll(old: Toll, new: Toll, desk: Desk) -> str:
    before = harm.casualties(old) or "no figure"
    now = harm.casualties(new) or "no figure"
    said = according_to(desk.citations, (*new.counted, *old.counted))
    where = f"**{harm.days(new.start, new.end)}, {phrase(new.place) or 'a place not known'}**"
    return said and f"{where} — before: {before}; now: {now}, {said} (grade {new.grade.value})."


def _holder(held: Held, desk: Desk) -> str:
    claims = (*held.now.claims_for, *held.before.claims_for)
    said = according_to(desk.citations, claims)
    many = f" and on {plural(held.days - 1, 'other day')}" if held.days > 1 else ""
    return said and (
        f"**{phrase(held.now.place)}** on {dates.day(held.day)}{many} — before: {state_of(held.before, desk)}; "
        f"now: {state_of(held.now, desk)}, {said} (probability {held.now.probability:.2f}, {held.now.label.value})."
    )


def _places(found: Compared) -> str:
    """Places of which only one of the editions concludes something."""
    came, went = only_in(found.new.control, found.old.control), only_in(found.old.control, found.new.control)
    told = [
        f"{what} {_names([place.place for place in places])}."
        for what, places in (("First concluded on now:", came), ("No longer concluded on:", went))
        if places
    ]
    return note(" ".join(told))


def _names(names: Sequence[str]) -> str:
    more = [f"{len(names) - MOST_NAMES} more"] if len(names) > MOST_NAMES else []
    return joined([*map(quoted, names[:MOST_NAMES]), *more])


def _lost(desk: Desk, found: Compared) -> tuple[str, str]:
    """Claims that were withdrawn: their report is gone, is read otherwise now, or a person rejected them."""
    return _Listed([_gone(claim, desk) for claim in found.gone[:MOST]], len(found.gone), NO_GONE).blocks()


def _gone(claim: Claim, desk: Desk) -> str:
    """A claim of the earlier edition only, in its words."""
    words = quoted(shortened(shown(claim.quote), LONGEST))
    where = f", {phrase(claim.place)}" if claim.place else ""
    when = harm.days(claim.when.earliest, claim.when.latest)
    mark = desk.citations.mark([claim.id])
    return f"**{when}{where}** — According to {wording.told_by(claim)} in the earlier edition: {words}{mark}."


def _superseded(desk: Desk, found: Compared) -> tuple[str, str]:
    """Events of which another claim is told first now than before."""
    moved = [(old, new) for old, new in found.pairs if old.preferred != new.preferred]
    moved.sort(key=lambda pair: (-len(pair[1].accounts), *_latest(pair[1])))
    return _Listed([_front(old, new, desk) for old, new in moved[:MOST]], len(moved), NO_OTHER).blocks()


def _front(old: Incident, new: Incident, desk: Desk) -> str:
    now, before = (according_to(desk.citations, [incident.preferred]) for incident in (new, old))
    label = wording.load_wording().kinds[new.kind].label
    return f"{_where(new)} ({label}) — now {now}, before {before}." if now and before else ""


def _reports(found: Compared) -> tuple[str, ...]:
    """The reports that came and went, and what else sets the editions apart."""
    old, new = ({document.id: document for document in edition.documents} for edition in (found.old, found.new))
    came = [new[key].doc for key in new if key not in old]
    went = [old[key].doc for key in old if key not in new]
    lines = [f"{some(len(came), 'report')} came in{f': {_names(came)}' if came else ''}."]
    lines += [f"{plural(len(went), 'report')} left out: {_names(went)}."] if went else []
    lines += [f"{some(len(found.came), 'claim')} came in and {some(len(found.gone), 'claim')} went."]
    versions = [edition.configuration.version for edition in (found.old, found.new)]
    if versions[0] != versions[1]:
        lines += [f"Made with versions {escape(versions[0])} and {escape(versions[1])}: a claim may be read otherwise."]
    heard = _heard(found)
    lines += [f"Heard for the first time: {_names(heard)}."] if heard else []
    return (items(line[:1].upper() + line[1:] for line in lines),)


def _heard(found: Compared) -> list[str]:
    """The voices of the newer edition that the older one does not quote, the most heard first."""
    known = {claim.voice.name for claim in found.old.claims}
    new = Counter(claim.voice.name for claim in found.new.claims if claim.voice.name not in known)
    return sorted(new, key=lambda name: (-new[name], name))
