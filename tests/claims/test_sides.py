"""Whose side acted and whose was struck, where the words leave it to the sentence or the report."""

from __future__ import annotations

from tests.claims.conftest import Read


def _sides(read: Read, text: str, kind: str) -> list[tuple[str, str]]:
    return [(c.actor.side, c.target.side) for c in read(text) if c.kind.value == kind]


def test_whoever_acts_in_the_clause_beside_the_event_did_not_do_it(read: Read) -> None:
    text = "Airstrikes hit the town of Saraqeb and the rebels took the village of Khattab"
    assert _sides(read, text, "air_strike")[0][0] == ""


def test_whoever_holds_the_ground_that_was_hit_did_not_hit_it(read: Read) -> None:
    assert _sides(read, "Shelling hit areas controlled by rebels in Saraqeb.", "shelling")[0][0] == ""


def test_the_group_is_the_one_named_before(read: Read) -> None:
    text = "Rebels fought the Islamic State in Palmyra, and the group shelled the town of Tadmur with mortars."
    assert _sides(read, text, "shelling")[0][0] == "islamic_state"


def test_fire_from_two_sides_is_neither_s(read: Read) -> None:
    text = "Shelling between regime forces and rebels was heard in Saraqeb."
    assert _sides(read, text, "shelling") == [("", "")]


def test_hit_homes_are_civilians(read: Read) -> None:
    assert _sides(read, "Regime warplanes bombed homes in Saraqeb.", "air_strike") == [("government", "civilians")]


def test_the_holder_of_a_place_is_whom_an_assault_on_it_faces(read: Read) -> None:
    text = "The UN sent food to the government-held city of Hama. Rebels launched an assault on Hama on Tuesday."
    assert _sides(read, text, "armed_clash") == [("opposition", "government")]


def test_the_one_foe_of_a_side_is_its_foe_where_the_report_is_silent(read: Read) -> None:
    text = "Rebels captured Khattab from the army on Monday. Rebels captured Halfaya on Tuesday."
    assert _sides(read, text, "territory_taken") == [("opposition", "government")] * 2


def test_a_withdrawal_leaves_the_ground_to_the_foe(read: Read) -> None:
    text = "Rebels captured Khattab from the army on Monday. Rebels withdrew from Halfaya on Tuesday."
    assert _sides(read, text, "territory_transferred") == [("opposition", "government")]


def test_fire_on_ground_is_on_the_foe_most_often_fought(read: Read) -> None:
    text = (
        "The army captured Khattab from rebels on Monday. The army captured Soran from rebels on Monday. "
        "The army captured Palmyra from the Islamic State. The army shelled Halfaya on Tuesday."
    )
    assert _sides(read, text, "shelling") == [("government", "opposition")]


def test_fire_on_ground_told_to_be_somebody_s_is_on_that_side(read: Read) -> None:
    assert _sides(read, "Shelling hit areas controlled by rebels in Saraqeb.", "shelling")[0][1] == "opposition"


def test_a_side_with_two_foes_has_none_for_certain(read: Read) -> None:
    text = (
        "Rebels captured Khattab from the army on Monday. Rebels captured Azaz from the Islamic State on Monday. "
        "Rebels captured Halfaya on Tuesday."
    )
    assert _sides(read, text, "territory_taken")[-1] == ("opposition", "")


def test_a_strike_of_nobody_s_is_the_side_s_whose_others_are_told(read: Read) -> None:
    text = "Russian warplanes struck Saraqeb on Monday. Air strikes hit Khan Sheikhoun on Tuesday."
    assert [side for side, _ in _sides(read, text, "air_strike")] == ["government", "government"]


def test_nobody_is_inferred_to_have_used_chemical_weapons(read: Read) -> None:
    text = "The army attacked Douma with sarin on Monday. A chemical attack in Khan Sheikhoun was reported on Tuesday."
    assert _sides(read, text, "chemical_weapon")[-1][0] == ""


def test_the_dead_of_a_clash_are_not_its_actors(read: Read) -> None:
    text = "Five rebels were killed in clashes with government forces in Saraqeb."
    assert _sides(read, text, "armed_clash") == [("government", "opposition")]


def test_held_in_passing_is_said_by_the_report_itself(read: Read) -> None:
    text = "The Observatory said air strikes hit the rebel-held town of Saraqeb."
    assert [c.source for c in read(text) if c.kind.value == "territory_held"] == [""]


def test_a_rising_toll_keeps_its_figure_and_is_marked(read: Read) -> None:
    text = "More deaths raise the toll of the shelling in Saraqeb to 46 people."
    assert all(c.killed is None or "running_total" in c.marks for c in read(text))


def test_what_is_broken_of_somebodys_is_not_their_doing(read: Read) -> None:
    text = "Soran fell on Tuesday, after two car bombs broke the army's line."
    assert _sides(read, text, "territory_taken") == [("", "")]


def test_lost_men_are_no_lost_ground(read: Read) -> None:
    assert _sides(read, "Government forces lost 40 men around Soran.", "territory_taken") == []


def test_a_siege_of_ground_that_only_one_side_besieges_is_that_side_s(read: Read) -> None:
    text = "Air strikes hit the besieged Eastern Ghouta."
    assert _sides(read, text, "encirclement")[0][0] == "government"
    assert _sides(read, text, "air_strike")[0][0] == "government"


def test_a_siege_where_the_pack_is_not_sure_is_nobody_s(read: Read) -> None:
    assert _sides(read, "Food ran out in the besieged town of Khattab.", "encirclement")[0][0] == ""


def test_those_who_fire_do_not_make_the_homes_they_hit_anybody_else_s(read: Read) -> None:
    text = "Terrorist groups fired rockets on the town of Nubl, damaging several houses."
    assert _sides(read, text, "shelling") == [("opposition", "civilians")]


def test_ground_whose_words_name_its_holder_is_that_side_s(read: Read) -> None:
    text = "The army pounded the rebel-held parts of Aleppo with mortars."
    assert _sides(read, text, "shelling")[0] == ("government", "opposition")


def test_what_is_fired_or_imposed_is_no_target(read: Read) -> None:
    for text in ("The army fired missiles at Saraqeb.", "Rebels took control of Soran."):
        assert [c.target.text for c in read(text)] == [""]


def test_who_condemns_an_attack_did_not_make_it(read: Read) -> None:
    assert _sides(read, "Turkey condemned the shelling of Saraqeb.", "shelling") == [("", "")]


def test_a_coalition_named_in_full_is_not_the_one_of_the_air_war(read: Read) -> None:
    text = "The Syrian Coalition met on Monday. On Tuesday the Coalition shelled Saraqeb."
    assert _sides(read, text, "shelling")[0][0] == "opposition"


def test_who_fails_to_keep_a_pact_is_whose_doing_it_is(read: Read) -> None:
    failed = "Rebels left the room on Friday because of the army's failure to observe the ceasefire."
    accused = "Rebels accused the army of failing to adhere to the truce."
    assert [side for side, _ in _sides(read, failed, "agreement")] == ["government"]
    assert [side for side, _ in _sides(read, accused, "agreement")] == ["government"]


def test_barrel_bombs_are_dropped_by_whoever_alone_flies(read: Read) -> None:
    assert _sides(read, "Two barrel bombs hit the town of Saraqeb.", "air_strike")[0][0] == "government"


def test_people_who_were_told_of_before_attacked_nobody(read: Read) -> None:
    text = "The hospital of Latamneh served 40,000 people. It is the fifth medical facility attacked in Hama."
    assert _sides(read, text, "attack_on_civilians") == [("", "civilians")]
