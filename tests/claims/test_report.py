"""One made-up report, read in full: entries, sources, quotations, retellings, tolls, dates."""

from __future__ import annotations

import json
import os
from pathlib import Path

from orontes.claims import Claim, Kind, from_wire, to_wire
from tests.claims.conftest import Read

GOLDEN = Path(__file__).parent / "golden"
FIELDS = (
    "kind", "place", "actor", "side", "target", "date", "date_end", "source", "modality",
    "killed", "injured", "facility", "weapon", "marks", "quote",
)  # fmt: skip


def brief(claim: Claim) -> dict[str, object]:
    row = to_wire(claim)
    return {field: row[field] for field in FIELDS}


def test_a_report_is_read_as_it_always_was(read: Read) -> None:
    """Changed on purpose? `ORONTES_REGOLD=1` writes the golden file anew; read every line of the difference."""
    text = (GOLDEN / "report.txt").read_text(encoding="utf-8")
    lines = [json.dumps(brief(claim), ensure_ascii=False) for claim in read(text)]
    if os.environ.get("ORONTES_REGOLD"):
        (GOLDEN / "report.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    wanted = (GOLDEN / "report.jsonl").read_text(encoding="utf-8").splitlines()
    assert lines == wanted, "\n".join(lines)


def test_reading_twice_gives_the_same_claims(read: Read) -> None:
    text = (GOLDEN / "report.txt").read_text(encoding="utf-8")
    assert read(text) == read(text)


def test_ids_are_of_the_words_and_not_of_the_reader(read: Read, read_anywhere: Read) -> None:
    here = {(c.span, c.kind, c.place): c.id for c in read("Rebels captured Halfaya on Thursday.")}
    there = {(c.span, c.kind, c.place): c.id for c in read_anywhere("Rebels captured Halfaya on Thursday.")}
    assert here == there
    assert here


def test_every_claim_survives_the_wire(read: Read) -> None:
    text = (GOLDEN / "report.txt").read_text(encoding="utf-8")
    for claim in read(text):
        assert from_wire(json.loads(json.dumps(to_wire(claim)))) == claim


def test_a_governorate_has_no_point_on_the_wire(read: Read) -> None:
    rows = [to_wire(c) for c in read("Regime warplanes bombed towns in Idlib Province on Thursday.")]
    assert [(r["place"], r["lat"], r["lon"]) for r in rows if r["kind"] == "air_strike"] == [
        ("Idlib Province", None, None)
    ]
    assert rows[0]["admin1"] == "Idlib"


def test_the_chain_runs_from_the_publisher_to_the_innermost_voice(read: Read) -> None:
    (claim,) = read("A Syrian military source told SANA that rebels shelled Mhardeh.")
    assert [voice.name for voice in claim.chain] == ["Reuters", "SANA", "A Syrian military source"]
    assert [voice.kind.value for voice in claim.chain] == ["wire", "state_media", "military"]


def test_two_sources_for_one_event_are_two_claims(read: Read) -> None:
    text = (
        "SANA said 12 people were killed in a car bomb blast in Azaz. "
        "The Observatory said 15 people were killed in the car bomb blast in Azaz."
    )
    assert [(c.source, str(c.killed)) for c in read(text) if c.kind.value == "explosive"] == [
        ("SANA", "12"),
        ("The Observatory", "15"),
    ]


def test_an_event_told_twice_is_one_claim(read: Read) -> None:
    text = "Rebels captured Halfaya. The capture of Halfaya by rebels came after days of fighting."
    assert [c.kind.value for c in read(text)].count("territory_taken") == 1


def test_places_named_together_have_a_claim_each(read: Read) -> None:
    found = read("Rebels captured the towns of Soran, Khattab and Halfaya on Thursday.")
    assert [c.place for c in found] == ["Soran", "Khattab", "Halfaya"]


def test_the_count_of_a_whole_war_is_no_toll(read: Read) -> None:
    (claim,) = read("More than 300,000 people have been killed in Syria since March 2011.")
    assert claim.killed is None
    assert "running_total" in claim.marks
    assert "300,000" in claim.target.text


def test_children_are_among_the_dead_and_not_added(read: Read) -> None:
    (claim,) = read("Regime warplanes killed 14 civilians, including five children, in Saraqeb.")
    assert str(claim.killed) == "14"


def test_any_war_can_be_read(read_anywhere: Read) -> None:
    (claim,) = read_anywhere("Ukrainian forces recaptured the village of Robotyne on Monday.")
    assert (claim.kind.value, claim.place, claim.actor.side) == ("territory_taken", "Robotyne", "Ukraine")


def test_the_army_of_an_unknown_war_is_its_country_s_and_rebels_the_one_movement_named(read_anywhere: Read) -> None:
    found = read_anywhere("The army shelled Nyala on Monday. Fighters of the Red Valley Front attacked Nyala.")
    assert [(c.kind, c.actor.side) for c in found] == [
        (Kind.SHELLING, "Sudan"),
        (Kind.ARMED_CLASH, "Red Valley Front"),
    ]


def test_rebels_without_a_name_have_no_side(read_anywhere: Read) -> None:
    (claim,) = read_anywhere("Rebels attacked Nyala on Monday.")
    assert (claim.actor.text, claim.actor.side) == ("Rebels", "")


def test_bombing_by_a_state_is_from_the_air(read_anywhere: Read) -> None:
    (claim,) = read_anywhere("Russia continued its bombing of Kharkiv on Monday.")
    assert (claim.kind, claim.actor.side) == (Kind.AIR_STRIKE, "Russia")
