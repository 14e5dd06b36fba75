"""The incidents with their claims, in parcels of about the same weight, in the order of the chronology."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from orontes.casualties.types import History, Toll
from orontes.claims.types import Claim
from orontes.evidence import RecordId
from orontes.publish.site import records
from orontes.publish.site.chunks import Plain
from orontes.publish.site.ground import day_number
from orontes.publish.site.numbering import Item, Numbers
from orontes.publish.site.packing import packed
from orontes.publish.site.splitting import runs
from orontes.publish.site.texts import Offset, offsets
from orontes.publish.types import Edition

_INCIDENT, _CLAIM = 180, 150  # characters that a record takes, about, beside a claim's quote
LONG_DAYS = 14  # a time this vague belongs to no day of the map

Write = Callable[[Sequence[Item]], Plain]


def parcels(items: Sequence[Item], limit: int) -> Iterator[Sequence[Item]]:
    """Runs of items of about `limit` characters; one that is empty where there are none."""
    yield from [run for _, run in runs(items, map(_weight, items), limit)] or [()]


def begins(cut: Sequence[Sequence[Item]]) -> list[list[int]]:
    """Of each parcel: its first incident and claim, its first day, and the last on which one of its incidents may be.

    Incidents of which no day can be told do not count for the last: they are on no day's map.
    """
    out, incident, claim = [], 0, 0
    for items in cut:
        told = [item.incident for item in items if item.incident]
        loose = [claim.when for item in items if not item.incident for claim in item.claims]
        first = min((day_number(when.earliest) for when in (*loose, *(one.when for one in told))), default=0)
        last = [day_number(i.when.latest) for i in told if (i.when.latest - i.when.earliest).days <= LONG_DAYS]
        out.append([incident, claim, first, max(last, default=first - 1)])
        incident += len(told)
        claim += sum(len(item.claims) for item in items)
    return out


def writer(edition: Edition, numbers: Numbers) -> Write:
    """What makes a parcel of its items."""
    texts = [document.text for document in edition.documents]
    tolls = {toll.incident: toll for toll in edition.tolls}
    told = {history.incident: history for history in edition.histories}
    place = cache(lambda document: offsets(texts[document]))
    return lambda items: _parcel(items, numbers, (tolls, told), place)


def _parcel(
    items: Sequence[Item],
    numbers: Numbers,
    known: tuple[Mapping[RecordId, Toll], Mapping[RecordId, History]],
    place: Callable[[int], Offset],
) -> Plain:
    tolls, histories = known
    voices = records.Voices()
    claims = [_claim(claim, numbers, place, voices) for item in items for claim in item.claims]
    told = (item.incident for item in items if item.incident)
    incidents = [records.known(one, tolls.get(one.id), histories.get(one.id), numbers) for one in told]
    return packed(incidents=incidents, claims=claims, voices=voices.plain())


def _claim(claim: Claim, numbers: Numbers, place: Callable[[int], Offset], voices: records.Voices) -> Plain:
    document = numbers.documents[claim.document]
    return records.claim(claim, document, place(document), voices)


def _weight(item: Item) -> int:
    return (_INCIDENT if item.incident else 0) + sum(_CLAIM + len(claim.quote) for claim in item.claims)
