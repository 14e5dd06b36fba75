"""Placing one phrase of a report: what its name may mean, alone and in company, and how the phrase lies to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from orontes.places.containing import in_words
from orontes.places.evidence import AREAS, NAMED_LAND, SETTLEMENTS, Context
from orontes.places.laying import land_of, lay, lay_between, lay_on_line
from orontes.places.phrases import Hint, Phrase, Shape, take_apart
from orontes.places.ranking import ACCEPT, ANCHOR, Standing, among, standing
from orontes.places.reasons import why_not
from orontes.places.states import state_meant
from orontes.places.types import Candidate, Gazetteer, Match, Place, Placement, PlacePhrase
from orontes.places.worldwide import Name, choose
from orontes.reading.worldwide import state_by_code
from orontes.romanization import fold
from orontes.theatre.types import PlaceKind, Theatre

ACCEPT_ANYWHERE = 0.1  # probability below which a name stays unresolved where no theatre narrows the choice
ASIDE_M = 40_000.0  # how far "north of" a town a place may lie that is known by its name
_INSIDE = frozenset({Hint.NEIGHBOURHOOD, Hint.DISTRICT, Hint.FACILITY})


@dataclass(frozen=True, slots=True)
class Report:
    """What all phrases of one report share."""

    gazetteer: Gazetteer
    theatre: Theatre
    anchors: tuple[Place, ...] = ()
    lands: tuple[Place, ...] = ()
    known: dict[tuple[Phrase, str], Standing] = field(default_factory=dict)  # what names are by themselves, remembered

    def standing(self, phrase: Phrase, within: Place | None) -> Standing:
        """What a name may mean, whatever else the report names."""
        key = phrase, f"{within.id} {within.name}" if within else ""
        if key not in self.known:
            context = Context(self.theatre, within=within)
            self.known[key] = standing(found(phrase.name, self.gazetteer), phrase, context)
        return self.known[key]


@dataclass(frozen=True, slots=True)
class Asked:
    """A phrase of the report, taken apart, and the larger place said to hold it."""

    text: str
    phrase: Phrase
    within: Place | None
    containers: tuple[Place, ...] = ()  # all that the words for that place may mean
    choice: tuple[Candidate, ...] = ()  # what the name may mean beside the others, where there is no theatre


def with_company(found: Sequence[tuple[Asked, Candidate]], report: Report) -> Report:
    """The report with the places that are sure by themselves as company to the others."""
    sure = [(item.phrase, best) for item, best in found]
    return replace(report, anchors=_anchors(sure), lands=_lands(sure, report.gazetteer))


def surely(item: Asked, report: Report) -> Candidate | None:
    """The place that a name means without company, where that is plain."""
    best = _best(item.phrase, item.within, report)
    return best if best and best.probability >= ANCHOR else None


def chosen(asked: Sequence[Asked], gazetteer: Gazetteer) -> list[Asked]:
    """The phrases with what their names may mean beside one another, anywhere in the world."""
    choices = choose([_name(item.phrase, item.containers, gazetteer) for item in asked])
    return [replace(item, choice=choice) for item, choice in zip(asked, choices, strict=True)]


def _name(phrase: Phrase, containers: tuple[Place, ...], gazetteer: Gazetteer) -> Name:
    return Name(phrase, tuple(found(phrase.name, gazetteer)) if phrase.name else (), containers)


def rank(phrase: PlacePhrase, gazetteer: Gazetteer, theatre: Theatre) -> tuple[Candidate, ...]:
    """The places that the name in one phrase may mean, likeliest first, with what speaks for each.

    What the probabilities leave of 1 is that of none of them. Empty where the phrase names nothing that is known.
    """
    report = Report(gazetteer, theatre)
    item = take(phrase, report)
    ranked = _ranked(item.phrase, item.within, report)
    named = [replace(one.place, admin1=in_words(one.place.admin1, gazetteer)) for one in ranked]
    return tuple(replace(one, place=known) for one, known in zip(ranked, named, strict=True))


def probability_of_none(ranked: Sequence[Candidate]) -> float:
    """The probability that a name means none of its candidates, out of a whole answer of `rank`."""
    return max(0.0, 1.0 - sum(candidate.probability for candidate in ranked))


def take(phrase: PlacePhrase, report: Report) -> Asked:
    """A phrase taken apart, by the names that the gazetteer knows."""
    whole = " ".join(phrase.text.split())
    known = report.gazetteer.knows  # "Silos east of Palmyra/Tadmur" is a name where a source has a place of that name
    taken = Phrase(whole) if known(whole) else take_apart(phrase.text, known)
    larger = _larger(state_meant(taken.within), report) or _larger(state_meant(phrase.within), report)
    return Asked(phrase.text, _anchored(taken, larger), larger, _meant(taken.within or phrase.within, report, larger))


def _meant(within: str, report: Report, larger: Place | None) -> tuple[Place, ...]:
    """All places that the words for a larger place may mean: "Georgia" is a state and a country."""
    if not within or report.theatre.countries:
        return ()
    taken = take_apart(within, report.gazetteer.knows)
    if taken.shape is Shape.OFFSET:
        return (larger,) if larger else ()
    meant = [place for place, match in found(taken.name, report.gazetteer) if match is Match.EXACT]
    is_land = NAMED_LAND.search(taken.name)
    return tuple(place for place in meant if not is_land or place.kind in AREAS)


def _anchored(phrase: Phrase, larger: Place | None) -> Phrase:
    """ "East of the city" is measured from the town that the sentence names; "the city" alone stays generic."""
    if phrase.name or phrase.shape is Shape.AT or larger is None or not _is_town(larger):
        return phrase
    return replace(phrase, name=larger.name, hint=Hint.SETTLEMENT)


def _larger(text: str, report: Report) -> Place | None:
    """The place that `within` names: the governorate rather than its seat, where the words leave it open."""
    if not text:
        return None
    phrase = take_apart(text, report.gazetteer.knows)
    best = _best(phrase, None, report)
    if best and best.place.kind not in AREAS and NAMED_LAND.search(phrase.name):  # a source may call it a village
        best = next((one for one in _ranked(phrase, None, report) if one.place.kind in AREAS), best)
    if best is None or (best.match is not Match.EXACT and best.probability < ANCHOR):
        return None
    if phrase.shape is Shape.OFFSET:
        return _aside(lay(text, phrase, best, report.gazetteer), best.place, phrase.metres)
    if phrase.shape is Shape.AREA:
        governed = report.gazetteer.get(f"geonames/{best.place.admin1}") if best.place.kind in SETTLEMENTS else None
        return land_of(best.place, phrase, report.gazetteer) or governed or best.place
    return best.place


def _aside(laid: Placement, place: Place, metres: float | None) -> Place:
    """The country "six kilometres west of Khattab", as a place that another may lie in."""
    reach = ASIDE_M if metres is None else max(10_000.0, metres / 2)
    where = laid.lat or place.lat, laid.lon or place.lon
    return replace(
        place, id=laid.place_id, name=laid.text, kind=PlaceKind.REGION, lat=where[0], lon=where[1], radius_m=reach
    )


def _best(phrase: Phrase, within: Place | None, report: Report) -> Candidate | None:
    """The likeliest place of a name, None where none of them is likelier."""
    return _likeliest(_ranked(phrase, within, report), ACCEPT if report.theatre.countries else ACCEPT_ANYWHERE)


def _likeliest(ranked: Sequence[Candidate], accept: float) -> Candidate | None:
    nothing = probability_of_none(ranked)
    best = ranked[0] if ranked else None
    return best if best and best.probability >= max(accept, nothing) else None


def _ranked(phrase: Phrase, within: Place | None, report: Report) -> tuple[Candidate, ...]:
    if not phrase.name:
        return ()
    if not report.theatre.countries:
        return choose([_name(phrase, (within,) if within else (), report.gazetteer)])[0]
    return among(report.standing(phrase, within), Context(report.theatre, report.anchors, within, report.lands))


def found(name: str, gazetteer: Gazetteer) -> list[tuple[Place, Match]]:
    """What a name may mean; "Tadmur/Palmyra" is two names of one place."""
    whole = list(gazetteer.lookup(name))
    if "/" not in name or any(match is Match.EXACT for _, match in whole):
        return whole
    either = {place.id: (place, match) for part in name.split("/") for place, match in gazetteer.lookup(part)}
    return list(either.values())


def _anchors(sure: Sequence[tuple[Phrase, Candidate]]) -> tuple[Place, ...]:
    helpful = [one.place for _, one in sure if one.place.kind not in AREAS or one.place.kind is PlaceKind.COUNTRY]
    return tuple({place.id: place for place in helpful}.values())


def _lands(sure: Sequence[tuple[Phrase, Candidate]], gazetteer: Gazetteer) -> tuple[Place, ...]:
    is_land = PlaceKind.GOVERNORATE
    named = [
        land_of(one.place, phrase, gazetteer)
        for phrase, one in sure
        if phrase.shape is Shape.AREA or one.place.kind is is_land
    ]
    return tuple({land.id: land for land in named if land and land.kind is is_land}.values())


def placed(item: Asked, report: Report) -> Placement:
    """Where a phrase lies, in the company of the report."""
    phrase = item.phrase
    if phrase.ends or phrase.shape is Shape.BORDER:
        return _between(item, report) if phrase.ends else _border(item, report)
    if best := _likeliest(item.choice, ACCEPT_ANYWHERE) if item.choice else _best(phrase, item.within, report):
        if best.place.line and item.within and phrase.shape is not Shape.OFFSET:
            return lay_on_line(item.text, best, item.within)
        return lay(item.text, phrase, best, report.gazetteer)
    if phrase.failing:
        aside = placed(take(PlacePhrase(phrase.failing), report), report)
        return replace(aside, text=item.text, name=phrase.name)
    return _unknown(item, report)


def _unknown(item: Asked, report: Report) -> Placement:
    phrase = item.phrase
    if item.within and phrase.name and phrase.hint in _INSIDE and _is_town(item.within):
        return _somewhere_in(item, item.within, report.gazetteer)
    return _unresolved(item, report)


def _border(item: Asked, report: Report) -> Placement:
    """By the town that is named with it, else where the theatre's country and the other meet."""
    if item.within and _is_town(item.within):
        by = Candidate(item.within, Match.EXACT, ANCHOR, (f"the border by {item.within.name}",))
        return lay(item.text, replace(item.phrase, name=item.within.name, shape=Shape.NEAR), by, report.gazetteer)
    home = state_by_code(report.theatre.countries[0]) if report.theatre.countries else ""
    if home in {"", item.phrase.name}:
        return _unresolved(item, report)
    ends = Phrase(home), Phrase(item.phrase.name)
    return _between(replace(item, phrase=replace(item.phrase, shape=Shape.BETWEEN, ends=ends)), report)


def _between(item: Asked, report: Report) -> Placement:
    """Between its ends, each of which helps to place the others; near the only one that is known."""
    first = [_best(end, item.within, report) for end in item.phrase.ends]
    company = replace(report, anchors=(*report.anchors, *(best.place for best in first if best)))
    ends = [(end, best) for end in item.phrase.ends if (best := _best(end, None, company))]
    if len({best.place.id for _, best in ends}) > 1:
        return lay_between(item.text, item.phrase, ends, report.gazetteer)
    if not ends:
        return _unresolved(item, report)
    end, best = ends[0]
    return lay(item.text, replace(end, shape=Shape.NEAR), best, report.gazetteer)


def _is_town(place: Place) -> bool:
    return place.kind in SETTLEMENTS or place.kind is PlaceKind.NEIGHBOURHOOD


def _somewhere_in(item: Asked, town: Place, gazetteer: Gazetteer) -> Placement:
    """An unknown neighbourhood or building of a known town: near the town's middle, and not the town itself."""
    inside = Candidate(town, Match.EXACT, 0.5, (f"{item.phrase.name} is not in the gazetteer", f"in {town.name}"))
    laid = replace(item.phrase, name=town.name, shape=Shape.NEAR, metres=max(town.radius_m, 1_000.0))
    return replace(lay(item.text, laid, inside, gazetteer), place_id=f"{town.id}@in,{fold(item.phrase.name)}")


def _unresolved(item: Asked, report: Report) -> Placement:
    within = item.within
    return Placement(
        text=item.text,
        place_id="",
        name=item.phrase.name or item.text,
        kind=None,
        lat=None,
        lon=None,
        radius_m=0.0,
        admin1=within.admin1 or (within.name if within.kind is PlaceKind.GOVERNORATE else "") if within else "",
        country=within.country if within else "",
        probability=0.0,
        where_prec=0,
        reason=why_not(item.phrase, _considered(item, report), report.gazetteer),
    )


def _considered(item: Asked, report: Report) -> tuple[Candidate, ...]:
    return item.choice or _ranked(item.phrase, item.within, report)
