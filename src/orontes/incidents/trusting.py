"""How far each source can be believed, learned from where sources differ, without anybody telling who was right.

Each incident asks up to three questions: whether it happened, how it ended, and who did it. Every independent origin
gives one answer to each. A source is one coin (Dawid and Skene, "Maximum likelihood estimation of observer error-rates
using the EM algorithm", 1979, with one parameter a source): it gives the true answer so often, and otherwise any other.
What is true and how often each source says so are estimated in turn, from a stated prior: the theatre pack's figure, or
that of its kind in `voices.csv`, worth ten answers. Statements in a source's own cause have a coin of their own, and
count half: a partisan source is believed in full only against the side it favours. A denial by the accused is context,
and no answer.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from orontes.claims.types import Claim, Kind, Modality, Voice
from orontes.evidence import RecordId
from orontes.incidents.interest import Stance, stance
from orontes.incidents.origins import Trust, Twins, independent, reliability
from orontes.incidents.preference import supports
from orontes.incidents.tables import kinds
from orontes.incidents.types import Incident, SourceWeight

FAITH = 10.0  # answers that the prior is worth
NINE_TENTHS = 1.645  # standard deviations on either side of the middle of a normal distribution
OWN_CAUSE = 0.5  # how much an answer in one's own cause counts for what is true
ROUNDS = 30
SETTLED = 1e-6
FEWEST = 2  # origins without which a question tells nothing of any of them
_GROUND = frozenset({"clash", "holding", "siege", "transfer"})

Coin = tuple[str, str, bool]  # source, topic, in its own cause


@dataclass(frozen=True, slots=True)
class _Answer:
    coin: Coin
    value: str


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is known of a coin beforehand, and what its source said."""

    voice: Voice
    prior: float
    ratios: list[float]


def learn(incidents: Sequence[Incident], claims: Iterable[Claim], trusted: Trust) -> tuple[SourceWeight, ...]:
    """The weight of every source by topic and cause, by source; `trusted` holds priors by source id.

    A source that nobody knows by name goes under its kind. Incidents that one origin tells
    teach nothing, and leave the prior as it is.
    """
    known = {claim.id: claim for claim in claims}
    coins: dict[Coin, _Seen] = {}
    questions = [
        question
        for incident in incidents
        for question in _questions([known[c] for c in incident.claims if c in known], incident.copies, coins, trusted)
    ]
    rates, counts = _settle(questions, {coin: seen.prior for coin, seen in coins.items()})
    return tuple(_weight(coin, coins[coin], rates[coin], counts.get(coin, (0.0, 0.0))) for coin in sorted(coins))


def by_source(weights: Iterable[SourceWeight]) -> Trust:
    """One figure a source for those of the pack: the mean over its coins, by the answers that each gave."""
    told: dict[str, list[SourceWeight]] = defaultdict(list)
    for weight in weights:
        if weight.source_id:
            told[weight.source_id].append(weight)
    return {
        source: sum(w.weight * (w.answers + FAITH) for w in rows) / sum(w.answers + FAITH for w in rows)
        for source, rows in told.items()
    }


Question = tuple[_Answer, ...]


def _questions(told: Sequence[Claim], twins: Twins, coins: dict[Coin, _Seen], trusted: Trust) -> Iterator[Question]:
    """The questions of one incident that two origins or more answer."""
    counts_as = independent(told, twins) if len(told) > 1 else {claim.id: "" for claim in told}
    _note_tolls(told, counts_as, coins, trusted)
    for answers in (_happened, _ended, _done_by):
        said: dict[str, _Answer] = {}
        for claim in told:
            if value := answers(claim):
                said.setdefault(counts_as[claim.id], _Answer(_coin(claim, coins, trusted), value))
        if len(said) >= FEWEST:
            yield tuple(said[origin] for origin in sorted(said))


def _happened(claim: Claim) -> str:
    if claim.modality is Modality.INTENDED or (claim.modality is Modality.DENIED and stance(claim) is Stance.FOR):
        return ""
    return "no" if claim.modality is Modality.DENIED else "yes"


def _ended(claim: Claim) -> str:
    if kinds()[claim.kind].family != "clash" or not supports(claim):
        return ""
    won = "won" if claim.kind is Kind.TERRITORY_TAKEN else ""
    return "failed" if claim.modality is Modality.FAILED else won


def _done_by(claim: Claim) -> str:
    return claim.actor.side if supports(claim) and claim.kind is not Kind.ARMED_CLASH else ""


def coin_of(claim: Claim) -> Coin:
    """Under which name, topic and cause the voice of a claim is weighed: see `SourceWeight`."""
    row = kinds()[claim.kind]
    topic = "harm" if row.harm else "ground" if row.family in _GROUND else "other"
    return claim.voice.source_id or f"({claim.voice.kind.value})", topic, stance(claim) is Stance.FOR


def _coin(claim: Claim, coins: dict[Coin, _Seen], trusted: Trust) -> Coin:
    coin = coin_of(claim)
    coins.setdefault(coin, _Seen(claim.voice, reliability(claim.voice, trusted), []))
    return coin


def _note_tolls(
    told: Sequence[Claim], counts_as: Mapping[RecordId, str], coins: dict[Coin, _Seen], trusted: Trust
) -> None:
    """How many times the others' median each origin's dead are: what a source makes of a toll."""
    said = {counts_as[c.id]: c for c in reversed(told) if c.killed and c.killed.low and supports(c)}
    for origin, claim in sorted(said.items()):
        others = [other.killed.low for key, other in said.items() if key != origin and other.killed]
        if others and claim.killed:
            coins[_coin(claim, coins, trusted)].ratios.append(claim.killed.low / median(others))


def _settle(
    questions: Sequence[Question], priors: Mapping[Coin, float]
) -> tuple[dict[Coin, float], dict[Coin, tuple[float, float]]]:
    """Rates of truth by coin, and the answers each gave and got right as far as can be told."""
    rates, counts = dict(priors), dict[Coin, tuple[float, float]]()
    asked = Counter(questions)  # the same sources give the same answers over and over
    for _ in range(ROUNDS):
        right: dict[Coin, list[float]] = defaultdict(list)
        given: dict[Coin, int] = defaultdict(int)
        for question, often in asked.items():
            truth = _truth(question, rates)
            for answer in question:
                right[answer.coin].extend([truth[answer.value]] * often)
                given[answer.coin] += often
        counts = {coin: (float(given[coin]), math.fsum(right[coin])) for coin in given}
        after = {
            c: (FAITH * p + counts.get(c, (0, 0))[1]) / (FAITH + counts.get(c, (0, 0))[0]) for c, p in priors.items()
        }
        moved = max((abs(after[coin] - rates[coin]) for coin in rates), default=0.0)
        rates = after
        if moved < SETTLED:
            break
    return rates, counts


def _truth(question: Question, rates: Mapping[Coin, float]) -> dict[str, float]:
    """Probability of each answer given; some other one, which nobody gave, is always possible."""
    values = sorted({answer.value for answer in question})
    scores = [_support(value, question, rates, len(values)) for value in (*values, "")]
    top = max(scores)
    weights = [math.exp(score - top) for score in scores]
    return {value: weight / math.fsum(weights) for value, weight in zip(values, weights, strict=False)}


def _support(value: str, question: Question, rates: Mapping[Coin, float], wrong: int) -> float:
    total = 0.0
    for answer in question:
        rate = min(max(rates[answer.coin], 0.01), 0.99)
        chance = rate if answer.value == value else (1 - rate) / wrong
        total += math.log(chance) * (OWN_CAUSE if answer.coin[2] else 1.0)
    return total


def _weight(coin: Coin, seen: _Seen, rate: float, count: tuple[float, float]) -> SourceWeight:
    source, topic, own_cause = coin
    # Nine tenths of a beta distribution with the prior's ten answers and those given, taken for a normal one.
    margin = NINE_TENTHS * math.sqrt(rate * (1 - rate) / (FAITH + count[0] + 1))
    return SourceWeight(
        source_id=seen.voice.source_id,
        name=source,
        kind=seen.voice.kind.value,
        alignment=seen.voice.alignment if seen.voice.source_id else "",
        topic=topic,
        own_cause=own_cause,
        prior=seen.prior,
        weight=rate,
        answers=int(count[0]),
        right=count[1],
        toll_ratio=median(seen.ratios) if seen.ratios else None,
        low=max(0.0, rate - margin),
        high=min(1.0, rate + margin),
        tolls=len(seen.ratios),
    )
