from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from orontes.evidence import RecordId
from orontes.review import Judgement, Rulings, Verdict, replay
from tests.strategies import judgements

some = st.lists(judgements(st.sampled_from(["a", "b", "c"])), max_size=12, unique_by=lambda judgement: judgement.id)


def _said(number: int, record: str, verdict: Verdict, other: str = "", hour: int = 9) -> Judgement:
    at = datetime(2021, 5, 10, hour, tzinfo=UTC)
    return Judgement(RecordId(f"j{number}"), RecordId(record), verdict, other, "desk", at, "")


def test_no_judgement_leaves_nothing_ruled() -> None:
    assert replay([]) == Rulings()


def test_a_later_accept_lifts_a_reject() -> None:
    judgements = [_said(2, "a", Verdict.ACCEPT, hour=11), _said(1, "a", Verdict.REJECT, hour=10)]
    assert replay(judgements).rejected == frozenset()
    assert replay(judgements[1:]).rejected == {"a"}


def test_same_and_different_replace_each_other_whichever_record_is_named_first() -> None:
    rulings = replay([_said(1, "a", Verdict.SAME, "b", hour=8), _said(2, "b", Verdict.DIFFERENT, "a", hour=9)])
    assert rulings.same == frozenset()
    assert rulings.different == {("a", "b")}


def test_at_the_same_time_the_larger_id_wins() -> None:
    rulings = replay([_said(2, "a", Verdict.ACCEPT), _said(1, "a", Verdict.REJECT)])
    assert rulings.rejected == frozenset()


def test_a_record_is_neither_the_same_as_nor_different_from_itself() -> None:
    rulings = replay([_said(1, "a", Verdict.SAME, "a"), _said(2, "a", Verdict.DIFFERENT, "")])
    assert rulings == Rulings()


@given(some, st.randoms())
def test_the_order_in_which_judgements_come_changes_nothing(judgements: list[Judgement], random: st.DataObject) -> None:
    shuffled = list(judgements)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert replay(shuffled) == replay(judgements)


@given(some)
def test_no_pair_is_both_the_same_and_different(judgements: list[Judgement]) -> None:
    rulings = replay(judgements)
    assert not rulings.same & rulings.different
    assert all(one < other for one, other in rulings.same | rulings.different)
