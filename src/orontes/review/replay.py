"""Replaying judgements: an append-only list of verdicts becomes what stands now."""

from __future__ import annotations

from collections.abc import Sequence

from orontes.evidence import RecordId
from orontes.review.types import Judgement, Rulings, Verdict

_ON_ONE = frozenset({Verdict.ACCEPT, Verdict.REJECT})


def replay(judgements: Sequence[Judgement]) -> Rulings:
    """What stands after `judgements`, replayed in order of their time, then id; the later one wins.

    The order in which they are given changes nothing. ACCEPT lifts an earlier REJECT; SAME and DIFFERENT on one pair
    replace each other, whichever of the two was named first. A verdict on a record that is gone does no harm, and a
    SAME or DIFFERENT of a record with itself, or with nothing, says nothing. The empty list gives empty rulings.

    >>> from datetime import UTC, datetime
    >>> from orontes.evidence import RecordId
    >>> at = datetime(2017, 3, 24, 17, 45, tzinfo=UTC)
    >>> no = Judgement(RecordId("j1"), RecordId("claim-a"), Verdict.REJECT, "", "desk", at, "misread")
    >>> sorted(replay([no]).rejected)
    ['claim-a']
    """
    ones: dict[RecordId, Verdict] = {}
    pairs: dict[tuple[RecordId, RecordId], Verdict] = {}
    for judgement in sorted(judgements, key=lambda j: (j.at, j.id)):
        if judgement.verdict in _ON_ONE:
            ones[judgement.record] = judgement.verdict
        elif judgement.other and judgement.other != judgement.record:
            pairs[_pair(judgement)] = judgement.verdict
    return Rulings(
        rejected=frozenset(record for record, verdict in ones.items() if verdict is Verdict.REJECT),
        same=frozenset(pair for pair, verdict in pairs.items() if verdict is Verdict.SAME),
        different=frozenset(pair for pair, verdict in pairs.items() if verdict is Verdict.DIFFERENT),
    )


def _pair(judgement: Judgement) -> tuple[RecordId, RecordId]:
    first, second = sorted((judgement.record, RecordId(judgement.other)))
    return first, second
