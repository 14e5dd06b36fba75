from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings

from orontes.claims.types import Claim, Kind, Modality, Party, Voice
from orontes.evidence import Count, RecordId
from orontes.incidents import Grade, Incident, StrikeStatus, gather
from orontes.review import Rulings
from orontes.theatre.types import SourceKind
from tests.strategies import (
    DOCTOR,
    MONITOR,
    NORTH,
    NORTH_MEDIA,
    SOUTH,
    SOUTH_MEDIA,
    THEATRE,
    UNNAMED,
    WIRE,
    a_claim,
    claims,
)

LADDER = [Grade.DISCOUNTED, Grade.CONTESTED, Grade.WEAK, Grade.FAIR, Grade.CONFIRMED]


def _one(*told: Claim) -> Incident:
    (incident,) = gather(told, THEATRE)
    return incident


def _strike(**changes: object) -> Claim:
    return a_claim(**({"target": "civilians", "killed": Count(5, 5)} | changes))  # type: ignore[arg-type]


def test_a_single_source_is_weak_and_says_what_would_help() -> None:
    incident = _one(_strike())
    assert incident.grade is Grade.WEAK
    assert incident.reasons[0].code == "single_source"
    assert incident.strike_status is StrikeStatus.SINGLE_SOURCE
    assert any("second credible source" in wish.text for wish in incident.would_raise)


def test_reasons_and_wishes_are_data() -> None:
    incident = _one(_strike())
    reason, wish = incident.reasons[0], incident.would_raise[0]
    assert dict(reason.values) == {"origins": 1, "needed": 2, "by": ("monitor",)}
    assert (wish.code, wish.leads_to, dict(wish.values)["besides"]) == ("second_source", Grade.FAIR, ("monitor",))
    last = incident.would_raise[-1]
    assert (last.code, last.leads_to, dict(last.values)) == (
        "admission",
        Grade.CONFIRMED,
        {"sides": (NORTH,), "of": "harm"},
    )


def test_voices_that_do_not_count_are_told_apart_from_a_single_source() -> None:
    unnamed = _one(_strike(by=(WIRE, UNNAMED)))
    assert unnamed.reasons[0].code == "no_credible_source"
    both = _one(_strike(by=(WIRE, UNNAMED)), _strike())
    assert [reason.code for reason in both.reasons] == ["single_source", "not_counted"]


def test_two_independent_credible_sources_are_fair() -> None:
    incident = _one(_strike(), _strike(by=WIRE))
    assert incident.grade is Grade.FAIR
    assert incident.strike_status is StrikeStatus.LIKELY
    assert incident.attribution == "suspected"


def test_unnamed_voices_do_not_corroborate() -> None:
    assert _one(_strike(by=(WIRE, UNNAMED)), _strike()).grade is Grade.WEAK


def test_an_admission_against_interest_confirms() -> None:
    incident = _one(_strike(by=NORTH_MEDIA))
    assert incident.grade is Grade.CONFIRMED
    assert (incident.belligerent, incident.attribution) == (NORTH, "known")
    assert incident.strike_status is StrikeStatus.DECLARED
    assert incident.would_raise == ()


def test_a_boast_about_killing_fighters_is_a_declared_strike_and_no_admission() -> None:
    incident = _one(a_claim(by=NORTH_MEDIA, target=SOUTH, killed=Count(30, None)))
    assert incident.grade is Grade.WEAK
    assert incident.strike_status is StrikeStatus.DECLARED


def test_a_side_that_grants_the_loss_of_a_town_confirms_it() -> None:
    lost = a_claim(Kind.TERRITORY_TAKEN, by=SOUTH_MEDIA, actor=NORTH, target=SOUTH)
    won = a_claim(Kind.TERRITORY_TAKEN, by=NORTH_MEDIA, actor=NORTH, target=SOUTH)
    assert _one(lost).grade is Grade.CONFIRMED
    assert _one(won).grade is Grade.WEAK


def test_competing_claims_of_responsibility_are_contested() -> None:
    incident = _one(_strike(), _strike(by=WIRE, actor=SOUTH))
    assert incident.grade is Grade.CONTESTED
    assert incident.strike_status is StrikeStatus.CONTESTED


def test_a_denial_by_the_accused_is_context() -> None:
    incident = _one(_strike(), _strike(by=WIRE), _strike(by=NORTH_MEDIA, modality=Modality.DENIED, killed=None))
    assert incident.grade is Grade.FAIR
    assert "denied_by_accused" in {reason.code for reason in incident.reasons}


def test_a_denial_without_a_stake_discounts_a_lone_account() -> None:
    incident = _one(_strike(by=SOUTH_MEDIA), _strike(modality=Modality.DENIED, killed=None))
    assert incident.grade is Grade.DISCOUNTED


def test_only_denials_are_discounted_and_only_plans_are_weak() -> None:
    assert _one(a_claim(modality=Modality.DENIED)).reasons[0].code == "only_denied"
    plan = _one(a_claim(modality=Modality.INTENDED))
    assert (plan.grade, plan.reasons[0].code) == (Grade.WEAK, "only_intended")


def test_fighters_among_the_dead_discount_only_on_the_word_of_a_bystander() -> None:
    fighters = Party("gunmen", "", SOUTH)
    harm = _strike(by=SOUTH_MEDIA)
    assert _one(harm, _strike(target=fighters)).grade is Grade.DISCOUNTED
    assert _one(harm, _strike(target=fighters, by=NORTH_MEDIA)).grade is not Grade.DISCOUNTED


def test_a_bystander_who_counts_civilians_too_does_not_discount_them() -> None:
    fighters, dead = Party("gunmen", "", SOUTH), _strike()
    assert _one(dead, _strike(target=fighters, killed=Count(9, 9))).grade is Grade.WEAK


def test_a_report_is_no_second_source_for_what_it_quotes() -> None:
    own, quoted = _strike(by=WIRE), _strike(by=(WIRE, MONITOR))
    incident = _one(own, quoted)
    assert own.document != quoted.document
    assert incident.grade is Grade.FAIR
    same = _one(own, replace(quoted, document=own.document))
    assert (same.grade, same.independent_origins, len(same.accounts)) == (Grade.WEAK, 1, 2)


def test_success_and_failure_of_one_assault_are_contested() -> None:
    took = a_claim(Kind.TERRITORY_TAKEN, actor=SOUTH, by=SOUTH_MEDIA)
    beaten = a_claim(Kind.TERRITORY_TAKEN, actor=SOUTH, by=NORTH_MEDIA, modality=Modality.FAILED)
    incident = _one(took, beaten)
    assert incident.grade is Grade.CONTESTED
    assert {value for value, _ in incident.contradictions[0].values} == {"asserted", "failed"}


def test_a_repelled_assault_was_an_assault() -> None:
    began = a_claim(Kind.ARMED_CLASH, actor=SOUTH)
    beaten = a_claim(Kind.ARMED_CLASH, actor=SOUTH, by=WIRE, modality=Modality.FAILED)
    incident = _one(began, beaten)
    assert (incident.grade, incident.contradictions) == (Grade.FAIR, ())


def test_a_rumour_hung_on_nobody_does_not_corroborate() -> None:
    rumour = _strike(by=WIRE, modality=Modality.ALLEGED)
    assert _one(_strike(), rumour).grade is Grade.WEAK
    assert _one(_strike(), _strike(by=(WIRE, DOCTOR), modality=Modality.ALLEGED)).grade is Grade.FAIR


def test_the_organs_of_one_side_speak_with_one_voice() -> None:
    army = Voice("a southern army spokesman", "", SourceKind.MILITARY, SOUTH)
    radio = Voice("Radio South", "radiosouth", SourceKind.STATE_MEDIA, SOUTH)
    incident = _one(_strike(by=(WIRE, army)), _strike(by=radio))
    assert (incident.independent_origins, incident.grade, len(incident.accounts)) == (1, Grade.WEAK, 2)


def test_accounts_that_all_stand_with_one_side_are_marked() -> None:
    other = Voice("Southern Bulletin", "bulletin", SourceKind.PARTISAN_MEDIA, SOUTH)
    codes = {reason.code for reason in _one(_strike(by=SOUTH_MEDIA), _strike(by=other)).reasons}
    assert "one_sided" in codes


@given(claims())
@settings(max_examples=50, deadline=None)
def test_a_wish_leads_above_the_grade(told: Claim) -> None:
    for incident in gather([told], THEATRE):
        assert all(LADDER.index(wish.leads_to) > LADDER.index(incident.grade) for wish in incident.would_raise)


@given(claims())
@settings(max_examples=150, deadline=None)
def test_copying_a_claim_never_raises_its_grade(claim: Claim) -> None:
    outlets = [Voice(f"Copyist {n}", f"copyist{n}", SourceKind.WIRE, "") for n in range(3)]
    source = claim.voice if claim.voice.source_id else DOCTOR
    first = _again(claim, (MONITOR, source), "first")
    copies = [_again(claim, (outlet, source), outlet.name) for outlet in outlets]
    if not source.source_id:
        words = "eight or more words in a row that nobody would write twice by chance"
        first, copies = _worded(first, words), [_worded(copy, words) for copy in copies]
    alone, copied = gather([first], THEATRE), gather([first, *copies], THEATRE)
    assert max(LADDER.index(i.grade) for i in copied) <= LADDER.index(alone[0].grade)
    assert all(incident.independent_origins <= 1 for incident in copied)


def _again(claim: Claim, chain: tuple[Voice, ...], name: str) -> Claim:
    return replace(claim, id=RecordId(f"claim-{name}"), document=RecordId(name), chain=chain)


def _worded(claim: Claim, quote: str) -> Claim:
    return replace(claim, quote=quote, published=datetime(2021, 6, 1, tzinfo=UTC))


def test_a_side_that_blames_another_has_admitted_nothing() -> None:
    kept = {"facility": "hospital", "killed": Count(12, 12)}
    misheard = _strike(by=NORTH_MEDIA, **kept)
    accused = _strike(by=(WIRE, NORTH_MEDIA), actor=SOUTH, **kept)
    incident = _same(misheard, accused)
    assert (incident.grade, incident.attribution) == (Grade.CONTESTED, "suspected")
    assert incident.strike_status is StrikeStatus.CONTESTED


def test_who_owns_up_is_the_belligerent_whomever_others_name() -> None:
    blamed, owned = _strike(actor=SOUTH), a_claim(by=(WIRE, NORTH_MEDIA), target=SOUTH)
    incident = _same(blamed, owned)
    assert (incident.belligerent, incident.attribution) == (NORTH, "known")
    assert incident.strike_status is StrikeStatus.DECLARED


def _same(one: Claim, other: Claim) -> Incident:
    """Two claims that a person has found to be of one event."""
    first, second = sorted((one.id, other.id))
    (incident,) = gather([one, other], THEATRE, Rulings(same=frozenset({(first, second)})))
    return incident
