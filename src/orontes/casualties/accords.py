"""The register of truces, talks, exchanges, evacuations and breaches: between whom, and by whose offices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from orontes.casualties.health import words_of
from orontes.casualties.tables import first_of
from orontes.casualties.types import Accord
from orontes.claims.types import Claim, Kind, Modality
from orontes.evidence import RecordId
from orontes.incidents import Incident
from orontes.reading.numbers import NUMBER, number_value

_ACCORDS = frozenset({Kind.AGREEMENT, Kind.TALKS})
_STATUS = {
    Modality.ASSERTED: "reported",
    Modality.ALLEGED: "alleged",
    Modality.DENIED: "denied",
    Modality.INTENDED: "planned",
    Modality.FAILED: "failed",
}
_OFFICES = r"broker|mediat|sponsor|guarante|oversee|oversaw|facilitat|back|supervis|arrang"
_NAME = r"(?:the\s+)?(?:[A-Z][\w.’'-]*)(?:\s+[A-Z][\w.’'-]*){0,3}"
_LIST = rf"{_NAME}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+){_NAME}){{0,3}}"
_BY = re.compile(rf"\b(?i:{_OFFICES})\w*\s+by\s+(?P<who>{_LIST})")
_BEFORE = re.compile(
    r"\b(?P<who>[A-Z][\w.]*(?:[-–/\s]+(?:and\s+)?[A-Z][\w.]*){0,2})[-–\s](?i:brokered|backed|mediated|sponsored)\b"
    r"(?=\s+(?:\w+\s+){0,2}(?i:truce|cease|talks|deal|agreement|accord|negotiations|pause|evacuation|plan))"
)
_BETWEEN = re.compile(
    rf"\b(?i:between)\s+(?P<one>(?:the\s+)?[\w\s.’'-]{{2,40}}?)\s+and\s+(?P<two>{_NAME}|(?:the\s+)?\w+)"
)
_LASTING = re.compile(
    rf"(?i)\b(?P<number>{NUMBER})[-\s](?P<unit>hour|day|week|month)s?\b"
    r"(?=[-\s]+(?:long\s+)?(?:\w+\s+)?(?:truce|cease|cessation|pause|halt|lull|calm))"
)
_HOURS = {"hour": 1, "day": 24, "week": 168, "month": 720}


def accord_register(
    incidents: Sequence[Incident], claims: Sequence[Claim], texts: Mapping[RecordId, str] | None = None
) -> tuple[Accord, ...]:
    """One line for each truce, other agreement, breach or round of talks, in the order of `incidents`.

    `status` is how sure the words are of it, `stage` how far it came. Parties are those of the claims, and whom the
    words name with "between"; sponsors are those by whose offices it came about, and no parties to it for that.
    `texts` holds the documents' texts by id; a claim of another document is read by its quote.
    """
    known = {claim.id: claim for claim in claims}
    pairs = ((i, [known[claim] for claim in i.claims if claim in known]) for i in incidents if i.kind in _ACCORDS)
    return tuple(_accord(incident, told, words_of(told, texts or {})) for incident, told in pairs if told)


def _accord(incident: Incident, told: Sequence[Claim], words: str) -> Accord:
    parties = [party for claim in told for party in (claim.actor, claim.target) if party.side or party.id]
    plain = "talks" if incident.kind is Kind.TALKS else "agreement"
    quotes = " ".join(claim.quote for claim in told)
    sponsors = tuple(dict.fromkeys(sponsors_in(words)))
    named = [party.text for party in parties if party.text] + [name for name in _between(words) if name not in sponsors]
    return Accord(
        incident=incident.id,
        what=plain if incident.kind is Kind.TALKS else first_of("accords.csv", quotes, plain),
        status=_STATUS[incident.modality],
        stage=_stage(incident.kind, words),
        place_id=incident.placement.place_id,
        place=incident.placement.name or incident.placement.text,
        start=incident.when.earliest,
        end=incident.when.latest,
        sides=tuple(sorted({party.side for party in parties if party.side})),
        parties=tuple(dict.fromkeys(named)),
        sponsors=sponsors,
        hours=lasting(words),
        grade=incident.grade,
        claims=incident.claims,
    )


def _stage(kind: Kind, words: str) -> str:
    """How far an accord came; of talks only whether they were proposed, refused, ended or broke down."""
    stage = first_of("stages.csv", words, "")
    return "" if kind is Kind.TALKS and stage in {"agreed", "in force", "extended"} else stage


def sponsors_in(words: str) -> Iterator[str]:
    """Those by whose offices an accord came about, as written.

    >>> list(sponsors_in("a truce brokered by Russia and Turkey")), list(sponsors_in("the UN-backed talks"))
    (['Russia', 'Turkey'], ['UN'])
    """
    for found in (*_BY.finditer(words), *_BEFORE.finditer(words)):
        parts = re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+|[-–/]", found["who"])
        yield from (part.removeprefix("the ").strip(" .") for part in parts if part.strip())


def _between(words: str) -> Iterator[str]:
    for found in _BETWEEN.finditer(words):
        yield from (found[end].removeprefix("the ").strip() for end in ("one", "two"))


def lasting(words: str) -> int | None:
    """For how many hours a truce was agreed, None where that is not told.

    >>> lasting("a 72-hour truce"), lasting("a two-week ceasefire"), lasting("a truce")
    (72, 336, None)
    """
    found = _LASTING.search(words)
    number = number_value(found["number"]) if found else None
    return None if found is None or number is None else number * _HOURS[found["unit"].lower()]
