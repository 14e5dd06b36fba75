from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.casualties import accord_register, affected_register
from orontes.claims.types import Claim, Kind, Modality
from orontes.evidence import Count, Span
from orontes.incidents import gather
from tests.strategies import MONITOR, NORTH, SOUTH, THEATRE, WIRE, a_claim, a_place, claims

TWO = ("army", "rebels")
MILLBROOK = a_place("Millbrook", 10.02, 20.02)


def _affected(*told: Claim, text: str = "") -> list[tuple[str, int, int | None, tuple[str, ...], str]]:
    lines = affected_register(told, {claim.document: text for claim in told if text})
    return [(line.what, line.people.low, line.people.high, line.places, line.counted_by) for line in lines]


def test_a_number_is_of_all_the_places_of_its_sentence_together() -> None:
    text = "Some 4,000 people fled Oakford and Millbrook overnight."
    spans = {"span": Span(0, 20), "sentence": Span(0, len(text)), "quote": text[:20]}
    told = [a_claim(Kind.DISPLACEMENT, **spans), a_claim(Kind.DISPLACEMENT, place=MILLBROOK, **spans)]
    assert _affected(*told, text=text) == [("displaced", 4000, 4000, ("Millbrook", "Oakford"), "monitor")] or _affected(
        *told, text=text
    ) == [("displaced", 4000, 4000, ("Oakford", "Millbrook"), "monitor")]


def test_the_next_sentence_may_give_the_number() -> None:
    first = "Oakford is in dire need of flour."
    text = f"{first} About 9,000 residents are cut off from aid, the envoy said."
    claim = a_claim(Kind.AID, span=Span(0, 32), sentence=Span(0, len(first)), quote=first[:32])
    assert _affected(claim, text=text) == [("cut_off", 9000, 9000, ("Oakford",), "monitor")]
    other = a_claim(Kind.ARMED_CLASH, sentence=Span(len(first) + 1, len(text)))
    assert affected_register([claim, other], {claim.document: text}) == ()


def test_the_dead_the_denied_and_the_planned_are_no_refugees() -> None:
    killed = a_claim(Kind.AID, quote="nobody came for the 40 people killed in the siege")
    assert _affected(killed) == []
    counted = a_claim(Kind.DISPLACEMENT, quote="40 people were hit as they fled", killed=Count(40, 40))
    assert _affected(counted) == []
    fled = a_claim(Kind.DISPLACEMENT, quote="60 families fled the town")
    assert _affected(fled)[0][:2] == ("displaced", 60)
    for modality in (Modality.DENIED, Modality.INTENDED):
        assert _affected(a_claim(Kind.DISPLACEMENT, quote="60 families fled the town", modality=modality)) == []


def test_truces_talks_and_breaches_are_told_apart_with_their_parties() -> None:
    told = [
        a_claim(Kind.AGREEMENT, quote="a ceasefire was signed", actor=NORTH, target=SOUTH),
        a_claim(Kind.AGREEMENT, quote="shells fell in violation of the truce", actor=SOUTH, target="", place=MILLBROOK),
        a_claim(Kind.TALKS, quote="they will meet again", by=WIRE, modality=Modality.INTENDED),
        a_claim(by=MONITOR),
    ]
    lines = {line.what: line for line in accord_register(gather(told, THEATRE), told)}
    assert set(lines) == {"truce", "breach", "talks"}
    assert lines["truce"].sides == (NORTH, SOUTH)
    assert lines["talks"].status == "planned"
    assert lines["breach"].place == "Millbrook"


@given(st.lists(claims(), max_size=10))
@settings(max_examples=50, deadline=None)
def test_lines_cite_given_claims(told: list[Claim]) -> None:
    known = {claim.id for claim in told}
    assert all(set(line.claims) <= known for line in affected_register(told, {}))
    assert all(set(line.claims) <= known for line in accord_register(gather(told, THEATRE), told))


def test_how_many_died_in_a_besieged_town_is_not_how_many_are_besieged() -> None:
    words = (
        "Shelling raised to 250 the toll of five days, civilians among them dead, in the besieged district of Oakford"
    )
    assert _affected(a_claim(Kind.ENCIRCLEMENT, quote=words)) == []
    assert _affected(a_claim(Kind.ENCIRCLEMENT, quote="21 persons of the besieged Oakford join the dead of May")) == []
    trapped = "12 died under fire, while 6,000 people remain besieged in Oakford"
    assert _affected(a_claim(Kind.ENCIRCLEMENT, quote=trapped))[0][:2] == ("cut_off", 6000)


def test_a_population_is_not_displaced() -> None:
    words = "the war displaced some 12 million people (the population was over 20 million)"
    assert _affected(a_claim(Kind.DISPLACEMENT, quote=words))[0][:2] == ("displaced", 12_000_000)


def test_counts_that_may_be_of_the_same_people_name_one_another() -> None:
    province = a_place("Riverland", 10.5, 20.5, where_prec=4)
    far = a_place("Farholt", 14.0, 25.0, admin1="Hills")
    told = [
        a_claim(Kind.DISPLACEMENT, quote="60,000 people fled the province", place=province),
        a_claim(Kind.DISPLACEMENT, quote="9,000 people fled the town", by=WIRE),
        a_claim(Kind.DISPLACEMENT, quote="7,000 people fled the hills", place=far),
    ]
    lines = {line.people.low: line for line in affected_register(told, {})}
    assert lines[60_000].overlaps == (lines[9_000].id,)
    assert lines[9_000].overlaps == (lines[60_000].id,)
    assert lines[7_000].overlaps == ()


@pytest.mark.parametrize(
    ("words", "stage", "sponsors", "hours", "parties"),
    [
        ("a 72-hour truce took effect", "in force", (), 72, ()),
        (
            "talks mediated by Qatar and Egypt between the army and rebels",
            "",
            ("Qatar", "Egypt"),
            None,
            ("army", "rebels"),
        ),
        ("the rebels boycotted the UN-backed talks", "refused", ("UN",), None, ()),
        ("shelling in violation of the ceasefire", "broken", (), None, ()),
        ("both agreed to a two-week ceasefire brokered by the Red Cross", "agreed", ("Red Cross",), 336, ()),
    ],
)
def test_how_far_an_accord_came_and_by_whose_offices(
    words: str, stage: str, sponsors: tuple[str, ...], hours: int | None, parties: tuple[str, ...]
) -> None:
    told = [a_claim(Kind.AGREEMENT, quote=words, actor="")]
    (line,) = accord_register(gather(told, THEATRE), told)
    assert (line.stage, line.sponsors, line.hours, line.parties) == (stage, sponsors, hours, parties)
