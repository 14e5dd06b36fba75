"""Who gave ground up, to whom and where; who had it before; and who only tried to have it."""

from __future__ import annotations

import pytest

from orontes.claims.types import Kind, Modality
from tests.claims.conftest import Read


def test_attempt_is_whoever_it_is_said_to_be(read: Read) -> None:
    told = read("On Friday the rebels dug in, repelling pro-government attempts to win back Kawkab.")
    [fight] = [claim for claim in told if claim.kind is Kind.ARMED_CLASH]
    assert (fight.modality, fight.actor.side, fight.target.side) == (Modality.FAILED, "government", "opposition")


def test_push_to_take_a_town_has_not_taken_it(read: Read) -> None:
    told = read("The army's push to retake Halfaya stalled.")
    assert all(claim.modality is Modality.INTENDED for claim in told)


def test_headline_names_the_loser_first(read: Read) -> None:
    [told] = read("Syrian army loses Halfaya")
    assert (told.kind, told.actor.side, told.target.side) == (Kind.TERRITORY_TAKEN, "", "government")


def test_who_had_held_a_town_did_not_take_it(read: Read) -> None:
    told = read("Rebels shelled Soran. The town of Khattab, which rebels had held for years, was retaken.")
    [taken] = [claim for claim in told if claim.kind is Kind.TERRITORY_TAKEN]
    assert (taken.place, taken.actor.text, taken.target.side) == ("Khattab", "", "opposition")


def test_retreat_leaves_one_place_for_another(read: Read) -> None:
    told = read("The army took Halfaya on Monday. Rebel fighters retreated to Latamneh.")
    assert [c.place for c in told if c.kind is Kind.TERRITORY_TRANSFERRED] == ["Halfaya"]


def test_town_is_handed_over_to_somebody(read: Read) -> None:
    told = read("Rebels surrendered Daraya to the army.")
    assert [(c.place, c.actor.side, c.target.side) for c in told] == [("Daraya", "opposition", "government")]


def test_no_longer_held(read: Read) -> None:
    [told] = read("The rebels no longer hold Douma.")
    assert (told.kind, told.modality, told.actor.side) == (Kind.TERRITORY_HELD, Modality.DENIED, "opposition")


def test_now_is_the_day_of_the_report(read: Read) -> None:
    told = read("Halfaya was captured in January and is now fully under government control.")
    [held] = [claim for claim in told if claim.kind is Kind.TERRITORY_HELD]
    assert held.when.earliest == held.when.latest == held.published.date()


def test_ring_that_was_avoided_was_none(read: Read) -> None:
    told = read("Rebels withdrew from Halfaya to avoid being surrounded by the army.")
    assert all(c.modality is Modality.FAILED for c in told if c.kind is Kind.ENCIRCLEMENT)


@pytest.mark.parametrize(
    "text", ["An attack on Soran was repelled by the army.", "The army foiled an attack on Soran on Monday."]
)
def test_who_repels_an_attack_does_not_make_it(read: Read, text: str) -> None:
    [told] = read(text)
    assert (told.modality, told.actor.side, told.target.side) == (Modality.FAILED, "", "government")


def test_ground_is_told_to_change_hands_by_each_source(read: Read) -> None:
    told = read(
        "The army took control of Halfaya on Sunday.\n\nState agency SANA said that the army took Halfaya on Sunday."
    )
    taken = [claim for claim in told if claim.kind is Kind.TERRITORY_TAKEN]
    assert len({claim.source for claim in taken}) == len(taken) == 2


def test_speaker_after_a_quotation_is_not_what_was_given_up(read: Read) -> None:
    told = read(
        "The army took Halfaya on Sunday. Rebel fighters retreated from the town amid a “campaign by warplanes that "
        "has left nothing standing,” a rebel commander with Jaish al-Nasr who asked not to be named told a reporter."
    )
    assert [c.place for c in told if c.kind is Kind.TERRITORY_TRANSFERRED] == ["Halfaya"]


def test_who_left_did_so_on_the_day_that_the_other_came(read: Read) -> None:
    told = read("The army took the town of Halfaya on Sunday. Rebel fighters then withdrew from the town.")
    days = {claim.kind: claim.when for claim in told}
    assert days[Kind.TERRITORY_TAKEN] == days[Kind.TERRITORY_TRANSFERRED]


def test_who_says_that_an_attack_failed_was_attacked(read: Read) -> None:
    told = read("Rebels shelled army positions. The army says that attacks on Halfaya have been repelled.")
    [fight] = [claim for claim in told if claim.kind is Kind.ARMED_CLASH]
    assert (fight.modality, fight.actor.side, fight.target.side) == (Modality.FAILED, "opposition", "government")


def test_who_tells_of_a_fall_did_not_bring_it_about(read: Read) -> None:
    [told] = read("The town of Halfaya has fallen, soldiers told reporters on Wednesday.")
    assert (told.kind, told.actor.text) == (Kind.TERRITORY_TAKEN, "")


def test_who_attacked_and_was_driven_back_failed(read: Read) -> None:
    [fight] = read("The rebels attacked Halfaya on Wednesday but were driven back.")
    assert (fight.kind, fight.modality) == (Kind.ARMED_CLASH, Modality.FAILED)


def test_soldiers_of_no_side_fight_whoever_held_the_town(read: Read) -> None:
    told = read("Soldiers raised the flag over Halfaya. Rebels had controlled the town until Sunday. The army cheered.")
    taken = [claim for claim in told if claim.kind is Kind.TERRITORY_TAKEN]
    assert [(c.actor.text, c.actor.side, c.target.side) for c in taken] == [("Soldiers", "government", "opposition")]


def test_what_had_been_held_was_until_it_was_lost(read: Read) -> None:
    told = read("The army captured Halfaya on Wednesday. Rebels had controlled Halfaya for two years.")
    days = {claim.kind: claim.when for claim in told}
    assert days[Kind.TERRITORY_HELD].latest < days[Kind.TERRITORY_TAKEN].earliest


def test_how_long_a_town_was_held_is_not_when_it_was_left(read: Read) -> None:
    told = read("The rebels, who had controlled Halfaya for more than a year, withdrew from the town.")
    [left] = [claim for claim in told if claim.kind is Kind.TERRITORY_TRANSFERRED]
    assert left.when.days == 1


def test_who_was_driven_out_again_lost_it(read: Read) -> None:
    told = read("Rebels captured Qomhana on Friday before being driven out.")
    assert [(c.kind, c.modality, c.actor.side) for c in told] == [(Kind.ARMED_CLASH, Modality.FAILED, "opposition")]


def test_day_of_a_loss_is_not_that_of_its_undoing(read: Read) -> None:
    told = read("Government forces have regained all the ground they lost last month in northern Hama province.")
    assert all(claim.when.latest == claim.published.date() for claim in told)


def test_siege_that_was_lifted_is_none(read: Read) -> None:
    told = read("The siege of Soran was lifted on Sunday.")
    assert [(c.kind, c.modality) for c in told] == [(Kind.ENCIRCLEMENT, Modality.DENIED)]


def test_gains_that_were_reversed_were_retaken(read: Read) -> None:
    told = read("The army reversed all rebel gains in the northern Hama countryside.")
    assert [(c.kind, c.actor.side) for c in told] == [(Kind.TERRITORY_TAKEN, "government")]


def test_who_advances_from_a_town_holds_it(read: Read) -> None:
    told = {claim.kind: claim for claim in read("The army advanced from Soran towards Morek on Monday.")}
    assert told[Kind.ARMED_CLASH].place == "Morek"
    assert (told[Kind.TERRITORY_HELD].place, told[Kind.TERRITORY_HELD].actor.side) == ("Soran", "government")


def test_who_pushes_on_drives_nobody_out(read: Read) -> None:
    told = read("Government troops pushed into Latamneh from Halfaya.")
    assert Kind.TERRITORY_TAKEN not in {claim.kind for claim in told}
