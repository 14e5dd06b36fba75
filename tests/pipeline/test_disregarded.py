"""Verdicts that change nothing are said, and kept."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import UTC, datetime, timedelta

from orontes.claims.types import Claim
from orontes.evidence import RecordId
from orontes.incidents import id_of
from orontes.pipeline.job import Choices
from orontes.pipeline.judging import Held, conclude
from orontes.publish.types import Edition
from orontes.review import Judgement, Verdict
from tests.strategies import DOCTOR, THEATRE, WIRE, a_claim, documents_of

ONE, TWO, THREE = TOLD = (a_claim(), a_claim(by=WIRE), a_claim(by=DOCTOR))


def verdict(what: Verdict, record: str, other: str = "", hour: int = 0) -> Judgement:
    at = datetime(2021, 6, 1, tzinfo=UTC) + timedelta(hours=hour)
    return Judgement(RecordId(f"j{hour}"), RecordId(record), what, other, "desk", at, "a test")


def edition(*judgements: Judgement, told: tuple[Claim, ...] = TOLD) -> Edition:
    return conclude(Held(THEATRE, documents_of(told), (), told, judgements), Choices(), nullcontext)


def test_a_verdict_on_a_record_that_is_gone_is_told() -> None:
    (note,) = edition(verdict(Verdict.REJECT, "claim-gone")).notes
    assert note == "verdict j0 (reject) is kept, but claim-gone is not there any more"


def test_verdicts_on_what_is_there_need_no_word() -> None:
    given = verdict(Verdict.REJECT, ONE.id), verdict(Verdict.DIFFERENT, id_of(TWO), THREE.id, hour=1)
    assert edition(*given).notes == ()
    assert {claim.id for claim in edition(*given).claims} == {TWO.id, THREE.id}


def test_a_pair_that_another_verdict_holds_apart_is_told() -> None:
    given = (
        verdict(Verdict.SAME, ONE.id, TWO.id),
        verdict(Verdict.SAME, TWO.id, THREE.id, hour=1),
        verdict(Verdict.DIFFERENT, ONE.id, THREE.id, hour=2),
    )
    (note,) = edition(*given).notes
    assert "were ruled the same, but another verdict holds them apart" in note


def test_a_verdict_that_a_later_one_replaced_needs_no_word() -> None:
    given = verdict(Verdict.SAME, ONE.id, TWO.id), verdict(Verdict.DIFFERENT, TWO.id, ONE.id, hour=1)
    assert edition(*given).notes == ()


def test_taking_a_verdict_back_gives_the_edition_of_before() -> None:
    given = verdict(Verdict.REJECT, ONE.id), verdict(Verdict.ACCEPT, ONE.id, hour=1)
    assert edition(*given) == edition()
