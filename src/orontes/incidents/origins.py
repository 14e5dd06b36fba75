"""Who a claim goes back to, so that ten outlets quoting one monitor count once.

The innermost voice is the origin. Near-identical wording in two documents is a copy, whoever signs it (`wording`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from operator import itemgetter

from orontes.claims.described import is_description
from orontes.claims.types import Claim, Modality, Voice
from orontes.evidence import RecordId
from orontes.incidents.circles import circles
from orontes.incidents.persons import one_person
from orontes.incidents.tables import voices
from orontes.incidents.wording import alike
from orontes.romanization import fold, plain
from orontes.theatre import world_sources
from orontes.theatre.types import SourceKind, Theatre

ALONE = 2  # documents below which nothing can be a copy: a report may repeat itself

Trust = Mapping[str, float]
_PROPER = re.compile(r"\b[A-Z][\w’'-]+")
_ORGANS = frozenset({SourceKind.STATE_MEDIA, SourceKind.OFFICIAL, SourceKind.MILITARY, SourceKind.ARMED_GROUP})
_NO_SUPPORT = frozenset({Modality.DENIED, Modality.INTENDED})
_NAMELESS = frozenset({SourceKind.ANONYMOUS, SourceKind.RESIDENT, SourceKind.ACTIVIST, SourceKind.UNKNOWN})


Twins = Mapping[RecordId, RecordId]


def origins(claims: Sequence[Claim], twins: Twins | None = None) -> Mapping[RecordId, str]:
    """The origin key of each claim, copies carrying the key of the telling that was published first.

    Give it the claims of one event or one place: each is compared with those that share words with it. The order of
    `claims` changes nothing.
    """
    keys: dict[RecordId, str] = {}
    twins = copies(claims) if twins is None else twins
    publishers = {voice_key(claim) for claim in claims if len(claim.chain) == 1}
    for claim in sorted(claims, key=published_first):
        keys[claim.id] = keys[twins[claim.id]] if claim.id in twins else _own_key(claim, publishers)
    return keys


def _own_key(claim: Claim, publishers: Collection[str]) -> str:
    """Key of the voice, which may be an outlet of no pack that another one quotes."""
    key = voice_key(claim)
    if claim.voice.source_id or key in publishers:
        return key
    itself = f"publisher:{plain(claim.voice.name)}"
    return itself if itself in publishers else key


def copies(claims: Sequence[Claim]) -> Twins:
    """For each claim whose words are another's, the earliest published telling that has them."""
    if len({claim.document for claim in claims}) < ALONE:
        return {}
    told = [claim for claim in claims if claim.wording]
    return {**_copied(told, _sentence), **_copied(claims, _quote)}


def _quote(claim: Claim) -> str:
    return claim.quote


def _sentence(claim: Claim) -> str:
    return claim.wording


def _copied(claims: Sequence[Claim], words: Callable[[Claim], str]) -> dict[RecordId, RecordId]:
    found: dict[RecordId, RecordId] = {}
    texts = list(dict.fromkeys(map(words, claims)))
    number = {text: at for at, text in enumerate(texts)}
    near = alike(texts)
    early: list[list[tuple[int, Claim]]] = [[] for _ in texts]  # of each text the first telling of two documents
    for at, claim in enumerate(sorted(claims, key=published_first)):
        text = number[words(claim)]
        told = [one for other in near[text] for one in early[other] if one[1].document != claim.document]
        if told:
            found[claim.id] = min(told, key=itemgetter(0))[1].id
        if not early[text] or (len(early[text]) < 2 and early[text][0][1].document != claim.document):
            early[text].append((at, claim))
    return found


def independent(claims: Sequence[Claim], twins: Twins | None = None) -> Mapping[RecordId, str]:
    """What each claim counts as when sources are counted: equal keys are one source.

    Beyond `origins`: the organs of one belligerent (state media, officials, army, armed groups) follow one line and
    speak with one voice, which residents and activists who side with it do not; a report that quotes somebody on an
    event is no second source for it in its own voice; outlets that quote each other in a circle are one; and somebody
    without a name ("a monitor", "a doctor") may be whoever of that kind is named: a monitor anywhere, others in the
    same report.
    """
    origin = _ringed(claims, origins(claims, twins))
    origin |= one_person(claims, origin)
    origin |= _stand_ins(claims, origin)
    quoted: dict[RecordId, list[str]] = defaultdict(list)
    for claim in claims:
        if len(claim.chain) > 1 and claim.modality not in _NO_SUPPORT:
            quoted[claim.document].append(_organ(claim, origin[claim.id]))
    own = {
        claim.id: min(quoted[claim.document]) for claim in claims if len(claim.chain) == 1 and claim.document in quoted
    }
    return {claim.id: own.get(claim.id) or _organ(claim, origin[claim.id]) for claim in claims}


def _ringed(claims: Sequence[Claim], origin: Mapping[RecordId, str]) -> dict[RecordId, str]:
    ring = circles(claims)
    if not ring:
        return dict(origin)
    found = {claim: ring.get(key.removeprefix("source:")) for claim, key in origin.items()}
    return {claim: f"circle:{found[claim]}" if found[claim] else key for claim, key in origin.items()}


def _stand_ins(claims: Sequence[Claim], origin: Mapping[RecordId, str]) -> dict[RecordId, str]:
    """For each claim of a voice without a name, the key of the named one that it may be; others are left out."""
    quoted = [claim for claim in claims if len(claim.chain) > 1]
    unnamed = [claim for claim in quoted if is_description(claim.voice.name)]
    if not unnamed:
        return {}
    named: dict[tuple[SourceKind, str], str] = {}
    for claim in quoted:
        if not is_description(claim.voice.name):
            at = _heard_at(claim)
            named[at] = min(named.get(at, origin[claim.id]), origin[claim.id])
    return {claim.id: named[_heard_at(claim)] for claim in unnamed if _heard_at(claim) in named}


def _heard_at(claim: Claim) -> tuple[SourceKind, str]:
    """Where one voice may be taken for another: few monitors tell of a war, and many doctors."""
    kind = claim.voice.kind
    if kind is SourceKind.MEDICAL:
        kind = SourceKind.HUMANITARIAN  # rescuers are told of as either
    return kind, "" if kind is SourceKind.MONITOR else claim.document


def _organ(claim: Claim, origin: str) -> str:
    voice = claim.voice
    return f"side:{voice.alignment}" if voice.alignment and voice.kind in _ORGANS else origin


def voice_key(claim: Claim) -> str:
    """Key of the innermost voice: its source id, else its folded name, within whoever heard it where that is no name.

    "Activists" of two outlets may be two groups of people; "Dr Salim Haddad" is one man whoever quotes him. Who quotes
    the outlet that heard them has heard nobody.
    """
    publisher, voice = claim.chain[-2] if len(claim.chain) > 1 else claim.chain[0], claim.voice
    if voice.source_id:
        return f"source:{voice.source_id}"
    if len(claim.chain) == 1:
        return f"publisher:{plain(voice.name)}"
    if _is_named(voice):
        return f"voice:{fold(voice.name)}"
    return f"voice:{plain(voice.name)}@{publisher.source_id or plain(publisher.name)}"


def published_first(claim: Claim) -> tuple[object, ...]:
    """Sort key that puts the earliest telling first and never ties."""
    return (claim.published, claim.entry_time, claim.id)


def trust(theatre: Theatre) -> Trust:
    """Reliability by source id, as the theatre pack states it, else as it is of those known in any war."""
    return {source.id: source.reliability for source in (*theatre.sources, *world_sources(theatre))}


def reliability(voice: Voice, trusted: Trust) -> float:
    """Probability, 0 to 1, that a statement of this voice is true: the theatre pack's, else that of its kind."""
    named = trusted.get(voice.source_id)
    return voices()[voice.kind].reliability if named is None else named


def is_credible(voice: Voice) -> bool:
    """Whether the voice counts towards corroboration: somebody known, or known to have been there."""
    return voices()[voice.kind].credible


def _is_named(voice: Voice) -> bool:
    enough = 2 if voice.kind not in _NAMELESS else 3
    return len(_PROPER.findall(voice.name)) >= enough
