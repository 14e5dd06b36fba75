"""How many died and were hurt, of which event: sums, parts, pairs, rising tolls, and what leads to the cause."""

from __future__ import annotations

import pytest

from orontes.evidence import Count
from tests.claims.conftest import Read

# sentence | kind place killed injured of the event that the toll is on
TABLE = """
Shelling on Saraqeb causes 5 casualties and clashes in its vicinity. | shelling Saraqeb 5 -
7 casualties in raids on Saraqeb and clashes near Maaret Misrin. | air_strike Saraqeb 7 -
Shells hit Khattab and kill two girls as the bombing of Maan decreases. | shelling Khattab 2 -
30 regime soldiers and 39 rebel fighters were killed in battles around Qomhana. | armed_clash Qomhana 69 -
A woman with her three children as well as another boy were killed when jets bombed Taftanaz. | air_strike Taftanaz 5 -
A young boy, a young girl and two women were killed in rocket fire on Salamiyah. | shelling Salamiyah 4 -
Five people, a woman and four children, were killed in shelling on Douma. | shelling Douma 5 -
Three people, two of them women, were killed by shelling in Douma. | shelling Douma 3 -
A mine kills and injures 4 civilians near Morek. | explosive Morek 0–4 0–4
Five medics died and a nurse was gravely wounded when an air strike hit Saraqeb. | air_strike Saraqeb 5 1
The number of people killed in the strike on Saraqeb rose to 21. | air_strike Saraqeb 21 -
Warplanes raid Saraqeb leaving casualties and wounded. | air_strike Saraqeb 1+ 1+
Casualty in shelling on Daraa. | shelling Daraa 1 -
A soldier was killed in a clash in Jobar and a car bomb in Homs injured nine people. | explosive Homs - 9
The air strike on Saraqeb killed five people, raising the death toll to 46. | air_strike Saraqeb 5 -
The air strike on Saraqeb killed five people, raising the death toll to 46. | casualties Saraqeb 46 -
Clashes near Harasta go on and the death toll rises to 46 civilians. | casualties Harasta 46 -
An air strike on Saraqeb claimed 12 lives. | air_strike Saraqeb 12 -
An air strike on Saraqeb cost the lives of four children. | air_strike Saraqeb 4 -
Six women were among at least 22 people killed in air strikes on Saraqeb. | air_strike Saraqeb 22+ -
Ten were killed among them a baby and three nurses while 38 were hurt in shelling on Saraqeb. | shelling Saraqeb 10 38
Seven members of one family died in a barrel bomb attack on Saraqeb. | air_strike Saraqeb 7 -
The mother and four children of a rescuer died when Saraqeb was shelled. | shelling Saraqeb 5 -
Three families were killed in shelling on Saraqeb. | shelling Saraqeb 3+ -
A shell landed in Saraqeb, claiming two lives and injuring three people. | shelling Saraqeb 2 3
The toll from air strikes on Saraqeb rose to 61. | air_strike Saraqeb 61 -
The army lost 12 soldiers in clashes near Qomhana. | armed_clash Qomhana 12 -
Nobody was killed in an air strike on Saraqeb. | air_strike Saraqeb 0 -
Air strikes on Saraqeb ended without casualties. | air_strike Saraqeb 0 -
Shelling on Saraqeb killed nobody and there were no injuries. | shelling Saraqeb 0 0
An air strike on Saraqeb killed four people, and the toll may rise. | air_strike Saraqeb 4+ -
A man was executed and crucified in Saraqeb. | attack_on_civilians Saraqeb 1 -
An old man a young girl and three farmers were killed in shelling on Saraqeb. | shelling Saraqeb 5 -
Neither residents nor fighters were hurt in shelling on Saraqeb. | shelling Saraqeb - 0
"""
ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("sentence", "told"), ROWS, ids=[f"{row[1]} of {row[0][:40]}" for row in ROWS])
def test_a_toll_is_whole_and_on_its_event(read: Read, sentence: str, told: str) -> None:
    found = [(c.kind.value, c.place, str(c.killed or "-"), str(c.injured or "-")) for c in read(sentence)]
    assert tuple(told.split()) in found, found


def test_the_wounded_of_another_clause_are_not_added_to_the_dead(read: Read) -> None:
    (claim,) = read("The bombing of Douma killed four people and two soldiers were wounded.")
    assert (str(claim.killed), str(claim.injured)) == ("4", "2")


def test_a_killing_by_the_attack_is_the_toll_of_what_was_told(read: Read) -> None:
    text = "Rebels fired rockets at Nubl on Friday. The rebel attack killed four civilians and wounded three others."
    assert [(claim.kind.value, claim.killed) for claim in read(text)] == [("shelling", Count(4, 4))]


def test_the_count_of_a_war_is_told_beside_what_else_the_sentence_tells(read: Read) -> None:
    text = "Rebels shelled Nubl in a war that has left more than 90,000 people dead."
    assert {claim.kind.value for claim in read(text)} == {"shelling", "casualties"}
    assert [claim.killed for claim in read(text) if claim.kind.value == "shelling"] == [None]


def test_the_dead_and_the_injured_of_one_number_are_one_claim(read: Read) -> None:
    found = read("A mine explosion north of Saraqeb kills and injures 4 civilians.")
    assert [(claim.kind.value, str(claim.killed), str(claim.injured)) for claim in found] == [
        ("explosive", "0–4", "0–4")
    ]


def test_bodies_and_the_injured_told_together_are_not_added(read: Read) -> None:
    text = "A car bomb went off in Saraqeb. A clinic took in the bodies of 17 people as well as 60 injured."
    assert [(str(c.killed), str(c.injured)) for c in read(text) if c.killed] == [("17", "60")]


@pytest.mark.parametrize(
    "words",
    [
        "with no details yet of how many were killed",
        "while efforts were made to avoid civilian deaths",
        "raising the number of the dead",
        "as 90% of it fell",
    ],
)
def test_what_gives_no_number_of_dead_is_no_toll(read: Read, words: str) -> None:
    assert [c.killed for c in read(f"Warplanes raided Saraqeb {words}.") if c.killed] == []


@pytest.mark.parametrize("words", ["31 casualty events", "four death threats", "two fatality incidents and 12 tanks"])
def test_what_harm_only_sorts_is_no_toll(read: Read, words: str) -> None:
    assert [c.killed for c in read(f"Monitors counted {words} after air strikes on Saraqeb.") if c.killed] == []


@pytest.mark.parametrize(
    ("words", "civilians"),
    [
        ("at least 22 people, six of them civilians, were killed", "6"),
        ("seven civilians and three fighters were killed", "7"),
        ("nine people were killed", "None"),
    ],
)
def test_civilians_are_told_apart_from_the_rest(read: Read, words: str, civilians: str) -> None:
    (claim,) = read(f"In an air strike on Saraqeb {words}.")
    assert str(claim.civilians_killed) == civilians


def test_a_killing_without_a_killer_is_laid_at_nobodys_door(read: Read) -> None:
    text = "Pro-opposition media said raids on Saraqeb killed three doctors. A medic said four patients were killed."
    found = [(c.kind.value, str(c.killed), c.actor.side) for c in read(text)]
    assert ("air_strike", "4", "opposition") not in found
    assert {kind for kind, _, _ in found} == {"air_strike"}, found


@pytest.mark.parametrize(
    "text", ["The strikes killed between 70 and 85 people in Idlib.", "Between 70 and 85 dead in Idlib."]
)
def test_range_is_a_range_whatever_the_parse(text: str, read: Read) -> None:
    assert {claim.killed for claim in read(text)} == {Count(70, 85)}
