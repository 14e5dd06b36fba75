"""Claims, incidents, tolls and registers as the page reads them: records refer to each other by number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from orontes.casualties import first_told
from orontes.casualties.types import Estimate, History, Stage, Toll
from orontes.claims.types import Claim, Voice
from orontes.evidence import Count, RecordId, When
from orontes.incidents.types import Account, Contradiction, Incident, Reason, Wish
from orontes.places.types import Placement
from orontes.publish import repeats
from orontes.publish.site.chunks import Plain
from orontes.publish.site.ground import day_number
from orontes.publish.site.numbering import Numbers
from orontes.publish.site.texts import Offset, pair


class Voices:
    """Every voice once, numbered in the order they are first heard."""

    def __init__(self) -> None:
        self.heard: dict[Voice, int] = {}

    def number(self, voice: Voice) -> int:
        """The number of a voice."""
        return self.heard.setdefault(voice, len(self.heard))

    def plain(self) -> list[Plain]:
        """The voices, by number."""
        return [{"name": v.name, "id": v.source_id, "kind": v.kind.value, "alignment": v.alignment} for v in self.heard]


def claim(record: Claim, document: int, offset: Offset, voices: Voices) -> Plain:
    """One claim; `document` is its document's number. Empty values are left out."""
    return full(
        {
            "id": record.id,
            "doc": document,
            "span": pair(record.span, offset),
            "sentence": pair(record.sentence, offset) if record.sentence.contains(record.span) else None,
            "quote": record.quote,
            "kind": record.kind.value,
            **_where(record.placement, record.place),
            "actor": record.actor.text,
            "side": record.actor.side,
            "target": record.target.text,
            "targetSide": record.target.side,
            **_when(record.when),
            "said": record.entry_time.isoformat(),
            "source": record.source,
            "chain": [voices.number(voice) for voice in record.chain],
            "modality": record.modality.value,
            "killed": _count(record.killed),
            "injured": _count(record.injured),
            "civilians": _count(record.civilians_killed),
            "facility": record.facility,
            "weapon": record.weapon,
            "marks": list(record.marks),
            "confidence": round(record.confidence, 2),
            "rule": record.rule,
            "reader": f"{record.read_by.method} {record.read_by.version}",
        }
    )


def known(record: Incident, toll: Toll | None, history: History | None, numbers: Numbers) -> Plain:
    """One incident as it is now, the day on which it was first told of, and what was made of it before all was told.

    Of each stage: the day from which on it stood so, what was `set` otherwise, and what was not said (`lost`).
    """
    now, told = incident(record, toll, numbers), first_told(record, numbers.known)
    stages = [_stage(stage, now, numbers) for stage in (history.stages[:-1] if history else ())]
    last = day_number(history.stages[-1].since) if history else None
    return full({**now, "told": day_number(told) if told else None, "last": last, "stages": stages})


def _stage(stage: Stage, now: Plain, numbers: Numbers) -> Plain:
    then = incident(stage.incident, stage.toll, numbers)
    differs = {key: value for key, value in then.items() if value != now.get(key)}
    return {"since": day_number(stage.since), "set": differs, "lost": sorted(now.keys() - then.keys())}


def incident(record: Incident, toll: Toll | None, numbers: Numbers) -> Plain:
    """One incident, with its toll where it has one."""
    return full(
        {
            "id": record.id,
            "kind": record.kind.value,
            **_where(record.placement, record.placement.text),
            **_when(record.when),
            "modality": record.modality.value,
            "actor": record.actor,
            "side": record.actor_side,
            "target": record.target,
            "targetSide": record.target_side,
            "accounts": [_account(account, numbers) for account in record.accounts],
            "preferred": numbers.claims.get(record.preferred),
            "origins": record.independent_origins,
            "grade": record.grade.value,
            "reasons": [{**_why(reason), "claims": cited(reason.claims, numbers)} for reason in record.reasons],
            "raise": [_why(wish) for wish in record.would_raise],
            "strike": record.strike_status.value if record.strike_status else "",
            "belligerent": record.belligerent,
            "attribution": record.attribution,
            "contradictions": [_contradiction(item, numbers) for item in record.contradictions],
            "facility": record.facility,
            "weapon": record.weapon,
            "toll": _toll(toll, numbers) if toll else None,
        }
    )


def _why(told: Reason | Wish) -> Plain:
    """The code with what it is said of, which translations word, and words for a code they do not know."""
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in told.values}
    return {"code": told.code, "text": told.text, **({"values": values} if values else {})}


def _toll(toll: Toll, numbers: Numbers) -> Plain:
    return full(
        {
            "killed": _estimate(toll.killed),
            "civilians": _estimate(toll.civilians),
            "injured": _estimate(toll.injured),
            "origins": toll.origins,
            "counted": cited(toll.counted, numbers),
            "aside": [
                [numbers.claims[item.claim], item.why] for item in toll.set_aside if item.claim in numbers.claims
            ],
        }
    )


def _account(account: Account, numbers: Numbers) -> Plain:
    tree = [_teller(teller) for teller in repeats.tellers(account, numbers.known) if teller.repeated_by]
    return {
        "name": account.name,
        "alignment": account.alignment,
        "kind": account.kind,
        "claims": cited(account.claims, numbers),
        **({"tree": tree} if tree else {}),
    }


def _teller(teller: repeats.Teller) -> Plain:
    return {"by": teller.name, "how": teller.how, "repeated": [_teller(other) for other in teller.repeated_by.values()]}


def _contradiction(item: Contradiction, numbers: Numbers) -> Plain:
    values = [[text, number] for text, claim in item.values for number in cited([claim], numbers)]
    return {"field": item.field, "values": values}


def _where(placement: Placement, written: str) -> Plain:
    placed = placement.lat is not None and placement.lon is not None
    return {
        "place": written,
        "placeId": placement.place_id,
        "placeName": placement.name if placement.name != written else "",
        "admin1": placement.admin1,
        "lat": round(placement.lat, 5) if placement.lat is not None and placed else None,
        "lon": round(placement.lon, 5) if placement.lon is not None and placed else None,
        "radius": round(placement.radius_m),
        "prec": placement.where_prec,
        "placeP": round(placement.probability, 2),
        "placeWhy": placement.reason,
    }


def _when(when: When) -> Plain:
    return {"from": day_number(when.earliest), "to": day_number(when.latest), "precision": when.precision.value}


def _count(count: Count | None) -> list[int | None] | None:
    return None if count is None else [count.low, count.high]


def _estimate(estimate: Estimate | None) -> list[int | None] | None:
    return None if estimate is None else [estimate.low, estimate.best, estimate.high]


def cited(ids: Iterable[RecordId], numbers: Numbers) -> list[int]:
    """The numbers of the claims of these ids that the page holds."""
    return [numbers.claims[item] for item in ids if item in numbers.claims]


def chains(ids: Iterable[RecordId], numbers: Numbers) -> list[list[str]]:
    """Who tells the claims of these ids, each chain once, from the publisher to the innermost voice."""
    told = (numbers.known[item] for item in ids if item in numbers.claims)
    return [list(chain) for chain in dict.fromkeys(tuple(voice.name for voice in claim.chain) for claim in told)]


def full(record: Mapping[str, object]) -> Plain:
    """The record without its empty values; zero says something and stays."""
    return {key: value for key, value in record.items() if value is not None and value not in ("", [])}
