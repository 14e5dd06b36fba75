from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.casualties import FacilityAttack, WeaponAllegation, facility_register, treaties, weapon_register
from orontes.casualties.law import law_of, parties
from orontes.casualties.sites import facility_name
from orontes.casualties.tables import bodies, facility_words, groups, load
from orontes.claims.types import Claim, Kind, Modality, Party, Voice
from orontes.errors import LexiconError
from orontes.evidence import Count, RecordId
from orontes.incidents import gather
from orontes.theatre.types import SourceKind
from tests.strategies import DAY, DOCTOR, MONITOR, NORTH, SOUTH_MEDIA, THEATRE, UNNAMED, WIRE, a_claim, a_place, claims

INSPECTORS = Voice("the OPCW", "opcw", SourceKind.INTERNATIONAL, "")
RESCUERS = Voice("White Helmets volunteers", "wh", SourceKind.HUMANITARIAN, "")


def _facilities(*told: Claim) -> tuple[FacilityAttack, ...]:
    return facility_register(gather(told, THEATRE), told)


def _weapons(*told: Claim) -> tuple[WeaponAllegation, ...]:
    return weapon_register(gather(told, THEATRE), told)


@pytest.mark.parametrize(
    ("quote", "facility", "name"),
    [
        ("jets destroyed the Rahma underground hospital at dawn", "hospital", "Rahma underground hospital"),
        ("a missile hit the al-Noor Mosque in Oakford", "place_of_worship", "al-Noor Mosque"),
        ("The Oakford Central Hospital was struck", "hospital", "Oakford Central Hospital"),
        ("warplanes bombed the hospital twice", "hospital", ""),
        ("Two hospitals were hit", "hospital", ""),
        ("The school was hit", "school", ""),
    ],
)
def test_a_facility_has_a_name_only_where_the_words_give_one(quote: str, facility: str, name: str) -> None:
    assert facility_name(a_claim(quote=quote, facility=facility)) == name


def test_one_hospital_hit_twice_is_two_lines_of_one_name() -> None:
    strikes = [
        a_claim(quote="bombs fell on Al-Rahmah hospital", facility="hospital"),
        a_claim(quote="the Al-Rahmah hospital was hit again", facility="hospital", day=DAY + timedelta(days=20)),
        a_claim(quote="jets struck Rahma hospital", facility="hospital", day=DAY + timedelta(days=40)),
    ]
    lines = _facilities(*strikes)
    assert [line.start for line in lines] == [DAY, DAY + timedelta(days=20), DAY + timedelta(days=40)]
    assert {line.name for line in lines} == {"Al-Rahmah hospital"}


def test_a_facility_that_moved_keeps_its_id_and_its_count() -> None:
    quote = "jets bombed Rahma hospital, wounding two nurses"
    before = a_claim(quote=quote, facility="hospital")
    after = a_claim(
        quote="shells hit Al-Rahmah hospital in its new building",
        kind=Kind.SHELLING,
        facility="hospital",
        place=a_place("Millbrook", 10.3, 20.3),
        day=DAY + timedelta(days=30),
    )
    lines = {line.attack: line for line in _facilities(before, after)}
    assert lines[1].facility_id == lines[2].facility_id
    assert (lines[1].moved_from, lines[2].moved_from) == ("", "Oakford")
    assert lines[1].resources == ("facility", "personnel")
    assert (lines[1].manner, lines[1].certainty) == ("heavy weapons", "possible")


def test_nameless_facilities_of_two_places_are_two() -> None:
    strikes = [
        a_claim(facility="hospital", place=a_place(name, lat, 20.0)) for name, lat in (("Oak", 1.0), ("Elm", 2.0))
    ]
    assert len({line.facility_id for line in _facilities(*strikes)}) == 2
    assert all(line.attack == 1 and not line.moved_from for line in _facilities(*strikes))


def test_a_hospital_without_a_name_is_the_one_hit_there_that_day() -> None:
    named = a_claim(quote="bombs fell on Rahma hospital", facility="hospital")
    beside = a_place("Hilltop", 10.02, 20.02)
    bare = a_claim(quote="a hospital was shelled", kind=Kind.SHELLING, facility="hospital", by=WIRE, place=beside)
    far = a_claim(quote="a hospital was bombed", facility="hospital", place=a_place("Farholt", 14.0, 25.0))
    lines = {line.claims: line for line in _facilities(named, bare, far)}
    assert lines[named.id,].facility_id == lines[bare.id,].facility_id != lines[far.id,].facility_id
    assert {lines[named.id,].attack, lines[bare.id,].attack} == {1}


def test_an_attack_told_of_among_several_is_not_counted_again() -> None:
    thrice = a_claim(
        quote="Rahma hospital was struck three times and put out of service",
        facility="hospital",
        days=(DAY - timedelta(days=50), DAY + timedelta(days=5)),
    )
    last = a_claim(quote="jets bombed Rahma hospital", facility="hospital", by=WIRE)
    lines = {line.claims: line for line in _facilities(thrice, last)}
    assert [lines[claim.id,].attack for claim in (thrice, last)] == [3, 3]
    assert lines[thrice.id,].impacts == ("out of service",)


def test_a_count_of_facilities_in_two_places_names_the_other() -> None:
    quote = "the raids destroyed at least seven hospitals and two clinics"
    here, there = (
        a_claim(quote=quote, facility="hospital", document=RecordId("d"), place=a_place(name, lat, 20.0))
        for name, lat in (("Oak", 1.0), ("Elm", 2.0))
    )
    lines = _facilities(here, there)
    assert {line.facilities for line in lines} == {Count(9, None)}
    assert [line.counted_with for line in lines] == [(lines[1].incident,), (lines[0].incident,)]
    assert all(line.impacts == ("destroyed",) for line in lines)


@pytest.mark.parametrize(
    ("claim", "facility", "resource"),
    [
        (a_claim(target="an ambulance"), "ambulance", "transport"),
        (a_claim(target="a displacement camp"), "camp", "facility"),
        (a_claim(target="the museum"), "heritage", "facility"),
        (a_claim(Kind.ABDUCTION, target="two doctors"), "medical_staff", "personnel"),
    ],
)
def test_protected_sites_that_only_words_tell_are_registered(claim: Claim, facility: str, resource: str) -> None:
    (line,) = _facilities(claim)
    assert (line.facility, line.resources[0]) == (facility, resource)


def test_an_arrest_at_a_school_is_no_attack_on_it() -> None:
    assert _facilities(a_claim(Kind.ARREST, target="two teachers", facility="school")) == ()


def test_what_nobody_credible_tells_is_a_rumour() -> None:
    (line,) = _facilities(a_claim(facility="hospital", by=(WIRE, UNNAMED)))
    assert line.certainty == "rumour"


def test_a_telling_without_a_name_joins_the_only_one_named() -> None:
    named = a_claim(quote="bombs fell on Rahma hospital", facility="hospital")
    bare = a_claim(quote="the hospital was bombed", facility="hospital", by=WIRE)
    (line,) = _facilities(named, bare)
    assert set(line.claims) == {named.id, bare.id}


def test_what_is_not_violence_or_not_protected_or_denied_is_no_line() -> None:
    assert _facilities(a_claim(Kind.AID, facility="hospital")) == ()
    assert _facilities(a_claim(facility="bridge")) == ()
    assert _facilities(a_claim(facility="hospital", modality=Modality.DENIED)) == ()


def test_each_claim_about_a_weapon_stays_on_its_rung() -> None:
    gas = Kind.CHEMICAL_WEAPON
    by_voice = {voice.name: a_claim(gas, by=(WIRE, voice)) for voice in (DOCTOR, RESCUERS, MONITOR, INSPECTORS)}
    (line,) = _weapons(*by_voice.values())
    assert line.weapon == "chemical"
    assert set(line.seen) == {by_voice[DOCTOR.name].id, by_voice[RESCUERS.name].id}
    assert line.said == (by_voice[MONITOR.name].id,)
    assert line.concluded == (by_voice[INSPECTORS.name].id,)


def test_an_allegation_is_never_a_finding_whoever_makes_it() -> None:
    (line,) = _weapons(a_claim(Kind.CHEMICAL_WEAPON, by=(WIRE, INSPECTORS), modality=Modality.ALLEGED))
    assert (line.seen, line.concluded, len(line.said)) == ((), (), 1)


def test_two_weapons_in_one_strike_are_two_lines_and_ordinary_ones_none() -> None:
    strike = [a_claim(weapon=weapon, by=SOUTH_MEDIA) for weapon in ("cluster", "incendiary", "airstrike", "")]
    assert [line.weapon for line in _weapons(*strike)] == ["cluster", "incendiary"]
    assert _weapons(a_claim(weapon="cluster", modality=Modality.DENIED)) == ()


def test_a_treaty_binds_only_from_its_day_and_only_its_parties() -> None:
    damascus = a_place("Damascus", country="SY")
    gas = [a_claim(Kind.CHEMICAL_WEAPON, place=damascus, day=date(year, 8, 21)) for year in (2013, 2017)]
    before, after = _weapons(*gas)
    assert (before.bound, before.not_bound) == ((), ("Syria",))
    assert (after.bound, after.not_bound, after.ban) == (("Syria",), (), "prohibited")
    fire = a_claim(weapon="incendiary", place=damascus, day=date(2017, 4, 1), actor=Party("Russian jets", "", NORTH))
    (line,) = _weapons(fire)
    assert (line.bound, line.not_bound, line.ban) == (("Russia",), ("Syria",), "restricted")


def test_a_weapon_that_no_treaty_bans_binds_nobody_but_by_custom() -> None:
    (line,) = _weapons(a_claim(weapon="barrel_bomb", place=a_place("Idlib", country="SY")))
    assert (line.bound, line.not_bound, line.ban) == ((), (), "none")
    assert "rules 11 and 12" in line.custom


@pytest.mark.parametrize(("quote", "lines"), [("a landmine went off", 1), ("a bomb planted in a car went off", 0)])
def test_a_planted_bomb_is_no_mine(quote: str, lines: int) -> None:
    assert len(_weapons(a_claim(Kind.EXPLOSIVE, weapon="mine_or_ied", quote=quote))) == lines


def test_every_row_of_the_law_can_be_read() -> None:
    assert {treaty for treaty, _ in parties()} == {law_of(weapon).key for weapon in treaties()} - {""}


def test_every_restricted_weapon_names_what_restricts_it() -> None:
    assert {"chemical", "cluster", "incendiary"} <= set(treaties())
    assert all(rule and year_in(rule) for rule in treaties().values())


def year_in(rule: str) -> bool:
    return any(word.strip(",").isdigit() and len(word.strip(",")) == 4 for word in rule.split())


def test_tables_load_and_name_the_line_of_a_mistake(tmp_path: object) -> None:
    assert "hospital" in facility_words()
    assert groups()["children"] == "part"
    assert "OPCW" in bodies()
    from pathlib import Path

    bad = Path(str(tmp_path)) / "weapons.csv"
    bad.write_text("weapon,treaty\nchemical,A treaty\nslingshot,None\n")
    with pytest.raises(LexiconError, match=r"weapons\.csv:3: 'slingshot'"):
        load(bad, "weapon", "treaty", frozenset({"chemical"}))


@given(st.lists(claims(), max_size=12))
@settings(max_examples=60, deadline=None)
def test_registers_cite_given_claims_and_no_claim_stands_on_two_rungs(told: list[Claim]) -> None:
    known = {claim.id for claim in told}
    assert all(set(line.claims) <= known and line.claims for line in _facilities(*told))
    for line in _weapons(*told):
        rungs = [*line.seen, *line.said, *line.concluded]
        assert len(rungs) == len(set(rungs)) > 0
        assert set(rungs) <= known
