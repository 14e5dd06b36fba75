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
