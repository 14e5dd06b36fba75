"""What a profile withholds from an edition: points, names, passages, and positions that are too fresh.

`profiles` makes the redacted copy and `leaks` looks for what must not be in it; both ask here, and neither trusts the
other. The rules are in `withheld.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import yaml

from orontes.claims.types import Claim, Kind, Voice
from orontes.errors import LexiconError
from orontes.evidence import RecordId, Span
from orontes.publish.types import Edition, Profile
from orontes.reading.types import MentionType
from orontes.theatre.types import PlaceKind, SourceKind

FILE = "withheld.yml"
POSITIONS = frozenset(
    {Kind.TERRITORY_TAKEN, Kind.TERRITORY_TRANSFERRED, Kind.TERRITORY_HELD, Kind.ENCIRCLEMENT, Kind.MOBILIZATION}
)
SHORTEST_PASSAGE = 12  # characters; a shorter quotation stands in other people's sentences too
SHORTEST_SURNAME = 4  # letters; shorter ones are common words too often


@dataclass(frozen=True, slots=True)
class Rules:
    """The contents of `withheld.yml`."""

    facilities: frozenset[str]
    medical: re.Pattern[str]
    places: re.Pattern[str]  # medical facilities, shelters and routes
    voices: dict[SourceKind, str]
    generic: frozenset[str]


@cache
def load_rules() -> Rules:
    """The rules that Orontes ships; raises `LexiconError` where a part is missing."""
    return parse_rules((files("orontes.publish") / FILE).read_text(encoding="utf-8"))


def parse_rules(text: str) -> Rules:
    """Rules from YAML text; raises `LexiconError` naming what is missing or malformed."""
    try:
        raw = yaml.safe_load(text)
        medical = list(raw["medical"])
        return Rules(
            facilities=frozenset(raw["facilities"]),
            medical=_words(medical),
            places=_words([*medical, *raw["shelters"], *raw["routes"]]),
            voices={SourceKind(kind): str(name) for kind, name in raw["voices"].items()},
            generic=frozenset(str(word) for word in raw["generic"]),
        )
    except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise LexiconError(f"cannot be used: {error}", file=FILE) from error


def _words(words: list[str]) -> re.Pattern[str]:
    options = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"\b(?:{options})\b", re.IGNORECASE)


def is_medical(claim: Claim) -> bool:
    """Whether the claim's place is, or may be, a medical facility."""
    return claim.facility == "hospital" or bool(load_rules().medical.search(f"{claim.place} {claim.target.text}"))


def is_sensitive(claim: Claim, profile: Profile) -> bool:
    """Whether `profile` withholds (public) or coarsens (partner) the claim's point."""
    if profile is Profile.INTERNAL:
        return False
    if profile is Profile.PARTNER:
        return is_medical(claim)
    rules = load_rules()
    told = f"{claim.place} {claim.target.text} {claim.quote}"
    return claim.facility in rules.facilities or bool(rules.places.search(told))


def sensitive_places(edition: Edition, profile: Profile) -> frozenset[str]:
    """Ids of places that are themselves facilities, and so may not be looked up: never towns."""
    placed = (claim.placement for claim in edition.claims if is_sensitive(claim, profile))
    own = {placement.place_id for placement in placed if placement.kind is PlaceKind.FACILITY}
    known = (place.id for place in edition.theatre.places if place.kind is PlaceKind.FACILITY)
    return frozenset(own.union(known if profile is not Profile.INTERNAL else ())) - {""}


def cutoff(edition: Edition) -> date | None:
    """The last day whose positions may be shown in public; None where nothing is delayed."""
    configuration = edition.configuration
    if configuration.profile is not Profile.PUBLIC or configuration.delay_days <= 0:
        return None
    return configuration.as_of - timedelta(days=configuration.delay_days)


def is_fresh(claim: Claim, last_day: date | None) -> bool:
    """Whether the claim tells a position held after the last day that may be shown."""
    return last_day is not None and claim.kind in POSITIONS and claim.when.latest > last_day


def points(edition: Edition, profile: Profile) -> tuple[tuple[float, float], ...]:
    """Withheld points as (lat, lon) in degrees, but for those of ordinary places that the edition may show."""
    closed = sensitive_places(edition, profile)
    hidden = {_point(claim) for claim in edition.claims if is_sensitive(claim, profile)}
    hidden |= {(place.lat, place.lon) for place in edition.theatre.places if place.id in closed}
    shown = ordinary_points(edition, profile)
    return tuple(sorted(point for point in hidden if point is not None and point not in shown))


def ordinary_points(edition: Edition, profile: Profile) -> frozenset[tuple[float, float]]:
    """Points (lat, lon) of towns and of events at no protected place: they may stand in the edition."""
    closed = sensitive_places(edition, profile)
    shown = {_point(claim) for claim in edition.claims if not is_sensitive(claim, profile)}
    shown |= {(place.lat, place.lon) for place in edition.theatre.places if place.id not in closed}
    shown |= {(place.lat, place.lon) for place in edition.control if place.place_id not in closed}
    return frozenset(point for point in shown if point is not None)


def _point(claim: Claim) -> tuple[float, float] | None:
    lat, lon = claim.placement.lat, claim.placement.lon
    return None if lat is None or lon is None else (lat, lon)


def generalised(voice: Voice, profile: Profile) -> str | None:
    """What a private voice is called in `profile`; None where its name may stand."""
    rules = load_rules()
    if profile is Profile.INTERNAL or voice.kind not in rules.voices or voice.source_id:
        return None
    if voice.kind is SourceKind.ANONYMOUS:
        return rules.voices[voice.kind]
    if profile is Profile.PARTNER or not _proper_words(voice.name):
        return None
    return rules.voices[voice.kind]


def passages(edition: Edition, profile: Profile) -> dict[RecordId, tuple[Span, ...]]:
    """By document, the quotations that a public edition withholds with their source."""
    found: dict[RecordId, list[Span]] = {}
    for claim in edition.claims:
        if profile is Profile.PUBLIC and any(generalised(voice, profile) for voice in claim.chain):
            found.setdefault(claim.document, []).append(claim.span)
    return {document: tuple(sorted(set(spans))) for document, spans in found.items()}


def passage_texts(edition: Edition, profile: Profile) -> tuple[str, ...]:
    """The withheld quotations themselves, on one line each, those left out that are too short to know anything by."""
    spans = passages(edition, profile)
    quotes = {" ".join(c.quote.split()) for c in edition.claims if c.span in spans.get(c.document, ())}
    return tuple(sorted(quote for quote in quotes if len(quote) >= SHORTEST_PASSAGE))


def names(edition: Edition, profile: Profile) -> tuple[str, ...]:
    """Names, and descriptions that amount to one, of people whom `profile` protects; sorted."""
    if profile is Profile.INTERNAL:
        return ()
    known = _known(edition)
    found: set[str] = set()
    for claim in edition.claims:
        for voice in claim.chain:
            if generalised(voice, profile):
                found.update(_names_in(voice.name, known))
    if profile is Profile.PUBLIC:
        found.update(_victims(edition, known))
    return tuple(sorted(found))


def _names_in(text: str, known: frozenset[str]) -> Iterator[str]:
    """The whole description where it holds a proper name, and each run of proper names in it that no pack knows."""
    if not _proper_words(text) or text.casefold() in known:
        return
    yield text
    for run in _proper_runs(text):
        name = " ".join(run)
        if name.casefold() in known or (len(run) == 1 and name != text):
            continue  # "a Soran resident": one capitalised word in a description is rarely a person
        yield name
        if len(run) > 1 and len(run[-1]) >= SHORTEST_SURNAME and run[-1].casefold() not in known:
            yield run[-1]


def _victims(edition: Edition, known: frozenset[str]) -> Iterator[str]:
    """People whom a reader's tagger found in the target of a claim about harm to people."""
    people = {
        reading.document: {m.text for s in reading.sentences for m in s.mentions if m.type is MentionType.PERSON}
        for reading in edition.readings
    }
    for claim in edition.claims:
        hurt = claim.killed or claim.injured or claim.target.side == "civilians"
        if hurt and not claim.target.id:
            named = (name for name in people.get(claim.document, ()) if name and name in claim.target.text)
            yield from (name for name in named if name.casefold() not in known)


def _known(edition: Edition) -> frozenset[str]:
    """Names, in lower case, that are no private person's: actors, sources, places; and the words they consist of."""
    theatre = edition.theatre
    entries: list[Iterable[str]] = [
        *((actor.name, *actor.aliases) for actor in theatre.actors),
        *((source.name, *source.aliases) for source in theatre.sources),
        *((place.name, place.admin1, *place.spellings) for place in theatre.places),
        *((claim.place, claim.placement.name, claim.placement.admin1) for claim in edition.claims),
        *((party.text,) for claim in edition.claims for party in (claim.actor, claim.target) if party.id),
        *((document.publisher,) for document in edition.documents),
    ]
    whole = {name.casefold() for names in entries for name in names if name}
    return frozenset(whole | {word for name in whole for word in re.findall(r"\w+", name)})


def _proper_words(text: str) -> tuple[str, ...]:
    words = (word.strip(",;:()[]“”\"'") for word in text.split())
    return tuple(word for word in words if _is_proper(word))


def _proper_runs(text: str) -> Iterator[tuple[str, ...]]:
    run: list[str] = []
    for word in [*text.split(), ""]:
        bare = word.strip(",;:()[]“”\"'")
        if _is_proper(bare):
            run.append(bare)
        if run and (not _is_proper(bare) or bare != word):
            yield tuple(run)
            run = []


def _is_proper(word: str) -> bool:
    # A letter that has no case (Arabic) counts as a capital.
    capital = any(letter.isalpha() and not letter.islower() for letter in word)
    return capital and word.casefold() not in load_rules().generic
