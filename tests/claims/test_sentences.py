"""One sentence, one claim: what each way of telling an event is read as."""
# ruff: noqa: E501

from __future__ import annotations

import pytest

from orontes.claims import Claim, Modality
from tests.claims.conftest import Read

# sentence | kind | place | side | modality | source | killed
TABLE = """
Rebels captured the town of Halfaya on Thursday. | territory_taken | Halfaya | opposition | asserted | |
The village of Maardas was seized by regime troops. | territory_taken | Maardas | government | asserted | |
Government forces took control of Morek after midnight. | territory_taken | Morek | government | asserted | |
The recapture of Palmyra by the Syrian army came at dawn. | territory_taken | Palmyra | government | asserted | |
The SDF imposed its control over Tabqa on Friday. | territory_taken | Tabqa | sdf | asserted | |
The town of Soran fell to the rebels overnight. | territory_taken | Soran | opposition | asserted | |
Islamic State fighters withdrew from Deir Hafer. | territory_transferred | Deir Hafer | islamic_state | asserted | |
The army controls the town of Khattab. | territory_held | Khattab | government | asserted | |
Residents fled the rebel-held town of Saraqeb. | territory_held | Saraqeb | opposition | asserted | |
The city of Raqqa is under the control of the Islamic State. | territory_held | Raqqa | islamic_state | asserted | |
Regime forces have besieged Madaya since Monday. | encirclement | Madaya | government | asserted | |
Rebels cut the road to Aleppo on Sunday. | encirclement | the road to Aleppo | opposition | asserted | |
Fierce clashes erupted between rebels and government forces near Jobar. | armed_clash | Jobar | opposition | asserted | |
Rebels launched an assault on Qomhana at noon. | armed_clash | Qomhana | opposition | asserted | |
The regime forces advanced in the outskirts of Harasta. | armed_clash | the outskirts of Harasta | government | asserted | |
Rebels stormed Maan with tanks. | armed_clash | Maan | opposition | asserted | |
Regime warplanes bombed Latamneh. | air_strike | Latamneh | government | asserted | |
Russian airstrikes on Idlib killed 12 people. | air_strike | Idlib | government | asserted | | 12-12
Coalition jets struck Manbij, killing at least 20 civilians. | air_strike | Manbij | coalition | asserted | | 20-
Helicopters dropped barrel bombs on Kafr Zita. | air_strike | Kafr Zita | government | asserted | |
Rebels fired rockets at Mhardeh. | shelling | Mhardeh | opposition | asserted | |
Three people died when mortar shells hit Jaramana. | shelling | Jaramana | | asserted | | 3-3
Artillery shelling by regime forces targeted Douma. | shelling | Douma | government | asserted | |
A suicide bomber blew himself up in Azaz, killing nine people. | suicide_bomb | Azaz | | asserted | | 9-9
A car bomb exploded in Azaz and killed seven civilians. | explosive | Azaz | | asserted | | 7-7
The regime carried out a chlorine gas attack on Latamneh. | chemical_weapon | Latamneh | government | asserted | |
Islamic State militants executed five men in Palmyra. | attack_on_civilians | Palmyra | islamic_state | asserted | | 5-5
Gunmen kidnapped two doctors in Idlib. | abduction | Idlib | | asserted | |
Kurdish police arrested dozens of people in Qamishli. | arrest | Qamishli | sdf | asserted | |
Hundreds of families fled the town of Tabqa. | displacement | Tabqa | | asserted | |
An aid convoy entered Madaya on Tuesday. | aid | Madaya | | asserted | |
A ceasefire took effect in Wadi Barada. | agreement | Wadi Barada | | asserted | |
Peace talks resumed in Geneva. | talks | Geneva | | asserted | |
The army sent reinforcements to Hama. | mobilization | Hama | government | asserted | |
Rebels captured Halfaya, the Syrian Observatory for Human Rights said. | territory_taken | Halfaya | opposition | asserted | the Syrian Observatory for Human Rights |
According to activists, regime warplanes bombed Saraqeb. | air_strike | Saraqeb | government | asserted | activists |
A military source told SANA that rebels shelled Mhardeh. | shelling | Mhardeh | opposition | asserted | A military source |
The opposition accused the regime of shelling Douma. | shelling | Douma | government | alleged | The opposition |
Regime warplanes reportedly bombed Ariha. | air_strike | Ariha | government | alleged | |
Rebels denied that they had shelled Mhardeh. | shelling | Mhardeh | opposition | denied | Rebels |
The rebels did not capture Khattab. | territory_taken | Khattab | opposition | denied | |
The army plans to recapture Soran. | territory_taken | Soran | government | intended | |
Regime troops will attack Latamneh. | armed_clash | Latamneh | government | intended | |
Rebels repelled an attack by regime forces on Halfaya. | armed_clash | Halfaya | government | failed | |
The attack on Kernaz was repelled. | armed_clash | Kernaz | | failed | |
"""


def rows() -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]


def killed(claim: Claim) -> str:
    count = claim.killed
    return "" if count is None else f"{count.low}-{'' if count.high is None else count.high}"


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0][:50])
def test_what_a_sentence_is_read_as(read: Read, row: list[str]) -> None:
    found = [[c.kind.value, c.place, c.actor.side, c.modality.value, c.source, killed(c)] for c in read(row[0])]
    assert [*row[1:6], row[6] if len(row) > 6 else ""] in found


@pytest.mark.parametrize(
    ("text", "modality", "supposed"),
    [
        ("If the army shelled Soran, nobody would stay.", Modality.INTENDED, True),
        ("Rebels could attack Soran next week.", Modality.INTENDED, True),
        ("Rebels attacked Soran on Friday with rockets.", Modality.ASSERTED, False),
        ("The army may have shelled Soran on Friday.", Modality.ALLEGED, True),
    ],
)
def test_what_is_only_supposed_is_marked(read: Read, text: str, modality: Modality, supposed: bool) -> None:
    claim = read(text)[0]
    assert (claim.modality, "hypothetical" in claim.marks) == (modality, supposed)
