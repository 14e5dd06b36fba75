"""Every pack that comes with Orontes loads, and a short made-up report of its war is read into what it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from orontes import claims, places, reading, theatre
from orontes.gazetteer import open_gazetteer
from tests.claims.conftest import document

# Pack, day, report, and what it says: kind, place, and the side that did it ("" where the report names nobody).
REPORTS = {
    "ukraine": (
        "2023-05-10",
        "Russian forces shelled the town of Orikhiv on Tuesday. Ukrainian troops recaptured the village of Robotyne. "
        "Wagner fighters seized a district of Bakhmut.",
        [
            ("shelling", "Orikhiv", "russia"),
            ("territory_taken", "Robotyne", "ukraine"),
            ("territory_taken", "Bakhmut", "russia"),
        ],
    ),
    "gaza_lebanon": (
        "2024-02-10",
        "Israeli warplanes struck Rafah on Friday. Palestinian militants fired rockets at Ashkelon. "
        "Hezbollah attacked Israeli soldiers near Metula.",
        [
            ("air_strike", "Rafah", "israel"),
            ("shelling", "Ashkelon", "hamas"),
            ("armed_clash", "Metula", "hezbollah"),
        ],
    ),
    "sudan": (
        "2025-04-02",
        "RSF fighters shelled El Fasher on Tuesday. The army recaptured the town of Umm Rawaba. "
        "Paramilitaries besieged Babanusa.",
        [
            ("shelling", "El Fasher", "rsf"),
            ("territory_taken", "Umm Rawaba", "sudan"),
            ("encirclement", "Babanusa", "rsf"),
        ],
    ),
    "iraq": (
        "2016-11-02",
        "The Counter Terrorism Service entered Mosul on Tuesday. Peshmerga captured Bashiqa. "
        "Jihadists shelled Qayyarah.",
        [
            ("territory_taken", "Bashiqa", "kurdistan_region"),
            ("shelling", "Qayyarah", "islamic_state"),
        ],
    ),
    "yemen": (
        "2018-06-20",
        "Saudi-led coalition warplanes struck Hodeidah on Tuesday. Houthi rebels shelled the city of Taiz. "
        "The Giants Brigades captured Al-Durayhimi.",
        [
            ("air_strike", "Hodeidah", "coalition"),
            ("shelling", "Taiz", "houthis"),
            ("territory_taken", "Al-Durayhimi", "yemen"),
        ],
    ),
    "libya": (
        "2019-06-27",
        "GNA forces captured Gharyan on Wednesday. Haftar's forces shelled Tajura. Emirati drones struck Misrata.",
        [
            ("territory_taken", "Gharyan", "tripoli_government"),
            ("shelling", "Tajura", "libyan_national_army"),
            ("air_strike", "Misrata", "libyan_national_army"),
        ],
    ),
    "myanmar": (
        "2024-03-05",
        "The junta bombed Laukkai on Monday. The Arakan Army captured Ponnagyun. "
        "Resistance fighters attacked a police station in Kawlin.",
        [
            ("air_strike", "Laukkai", "myanmar"),
            ("territory_taken", "Ponnagyun", "arakan_army"),
            ("armed_clash", "Kawlin", "resistance"),
        ],
    ),
    "sahel": (
        "2024-08-01",
        "JNIM fighters attacked Djibo on Wednesday. Malian soldiers captured Tessalit. "
        "Tuareg rebels ambushed Wagner mercenaries near Tinzaouaten.",
        [
            ("armed_clash", "Djibo", "jnim"),
            ("territory_taken", "Tessalit", "mali"),
            ("armed_clash", "Tinzaouaten", "azawad"),
        ],
    ),
    "eastern_drc": (
        "2025-01-24",
        "M23 rebels captured Minova on Thursday. Congolese soldiers shelled Sake. "
        "ADF fighters killed ten villagers in Mangina.",
        [
            ("territory_taken", "Minova", "m23"),
            ("shelling", "Sake", "dr_congo"),
            ("attack_on_civilians", "Mangina", "adf"),
        ],
    ),
    "ethiopia": (
        "2021-11-01",
        "Tigrayan forces captured Kombolcha on Sunday. The Ethiopian air force struck Mekelle. "
        "The Oromo Liberation Army seized Kemise.",
        [
            ("territory_taken", "Kombolcha", "tigray"),
            ("air_strike", "Mekelle", "ethiopia"),
            ("territory_taken", "Kemise", "ola"),
        ],
    ),
}


@pytest.fixture(scope="module")
def parser() -> reading.SpacyParser:
    return reading.SpacyParser()


def test_every_pack_at_hand_has_a_report_here() -> None:
    assert {*REPORTS, "syria"} == set(theatre.available())


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_a_report_of_the_war_is_read_into_what_it_says(name: str, parser: reading.SpacyParser) -> None:
    day, text, expected = REPORTS[name]
    pack = theatre.load(name)
    report = replace(document(text), published=datetime.fromisoformat(day).replace(tzinfo=UTC))
    gazetteer = open_gazetteer(pack)
    read = reading.read(report, reading.build_lexicon(pack), gazetteer, parser)
    found = claims.extract(read, report, pack, lambda phrases: places.place(phrases, gazetteer, pack))
    said = {(c.kind.value, c.place.removesuffix(" city"), c.actor.side) for c in found}
    assert not read.foreign
    assert set(expected) <= said
    assert all(c.placement.lat is not None for c in found if c.place not in ("Robotyne",))


@pytest.mark.parametrize("name", sorted(theatre.available()))
def test_a_pack_says_enough_to_read_by(name: str) -> None:
    pack = theatre.load(name)
    kinds = {place.kind.value for place in pack.places}
    assert len(pack.actors) >= 30 and len(pack.sources) >= 40 and len(pack.places) >= 60
    assert "civilians" in {side.id for side in pack.sides} and kinds & {"governorate", "region"}
    assert pack.origin
