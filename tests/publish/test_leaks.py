"""The leak test catches what a careless publication would let through."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from orontes.errors import LeakFound
from orontes.evidence import RecordId
from orontes.publish import Profile, apply, check_leaks
from orontes.publish.chronology import chronology
from orontes.publish.sitrep import sitrep
from orontes.publish.types import Edition
from tests.publish.editions import CONTROL, small
from tests.publish.ground import CLINIC, SHELTER
from tests.publish.told import CLINIC_HIT

LAT, LON = CLINIC


def plant(folder: Path, text: str, name: str = "data/page.txt") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "text",
    [
        f"{LAT},{LON}",
        f'{{"coordinates": [{LON}, {LAT}]}}',
        f"lat={LAT:.3f} lon={LON:.3f}",
        f"latitude {LAT:.4f} north, longitude {LON:.4f} east",
        f'{{"lat": {LAT}}}',
        f"{SHELTER[0]:.5f}/{SHELTER[1]:.5f}",
        "said Marta Quillen of the mill",
        "said Marta\n  Quillen",
        "Quillen left",
        json.dumps("Josef Tarn").replace("J", "\\u004a"),
        "Josef&#32;Tarn",
        json.dumps("Josef\nTarn"),
        "JOSEF TARN WAS BURIED",
        "https://harbour.example/josef-tarn.html",
        "photo_josef_tarn.jpg",
        "?q=Josef%20Tarn",
        "An officer: an officer of the Third Ferry Guard",
        CLINIC_HIT.quote,
    ],
)
def test_a_planted_leak_is_found_and_its_file_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(LeakFound, match=r"data/page\.txt: holds .*public profile withholds"):
        check_leaks(plant(tmp_path, text), small(), Profile.PUBLIC)


@pytest.mark.parametrize(
    "text",
    [
        "35.1,36.7",
        f"{LAT:.2f},{LON:.2f}",
        "0.441, 0.651",
        "a resident said so",
        "1.441234.651237",
        "Josephine Tarnby",
        "the Tally Office counted eight dead",
    ],
)
def test_what_may_be_shown_is_let_through(tmp_path: Path, text: str) -> None:
    check_leaks(plant(tmp_path, text), small(), Profile.PUBLIC)


def test_nothing_is_withheld_internally(tmp_path: Path) -> None:
    check_leaks(plant(tmp_path, f"{LAT},{LON} Marta Quillen"), small(), Profile.INTERNAL)


def test_a_partner_may_not_see_the_clinic_exactly(tmp_path: Path) -> None:
    check_leaks(plant(tmp_path, "35.44,36.65 Marta Quillen"), small(), Profile.PARTNER)
    with pytest.raises(LeakFound, match=r"the coordinate 35\.441234"):
        check_leaks(plant(tmp_path, f"{LAT},{LON}"), small(), Profile.PARTNER)


def test_a_fresh_spell_as_it_was_known_then_is_a_leak(tmp_path: Path) -> None:
    told = replace(CONTROL[0].spells[1], id=RecordId("spell-of-then"))
    then = replace(CONTROL[0], spells=(told,))
    edition = replace(small(Profile.PUBLIC, delay_days=3), control_then=(then,))
    with pytest.raises(LeakFound, match="the position spell-of-then"):
        check_leaks(plant(tmp_path, told.id), edition, Profile.PUBLIC)
    assert told.id not in str(apply(edition, Profile.PUBLIC).control_then)


def test_a_fresh_spell_is_a_leak(tmp_path: Path) -> None:
    fresh = CONTROL[0].spells[1].id
    check_leaks(plant(tmp_path, fresh), small(Profile.PUBLIC), Profile.PUBLIC)
    with pytest.raises(LeakFound, match="the position spell-"):
        check_leaks(tmp_path, small(Profile.PUBLIC, delay_days=3), Profile.PUBLIC)


@pytest.mark.parametrize("tell", [chronology, sitrep])
@pytest.mark.parametrize("profile", [Profile.PUBLIC, Profile.PARTNER])
def test_publications_of_a_redacted_edition_are_clean(tmp_path: Path, tell: object, profile: Profile) -> None:
    text = tell(apply(small(profile, 3), profile))  # type: ignore[operator]
    check_leaks(plant(tmp_path, text), small(profile, 3), profile)


@pytest.mark.parametrize("tell", [chronology, sitrep])
def test_publications_of_the_original_are_not(tmp_path: Path, tell: object) -> None:
    with pytest.raises(LeakFound):
        check_leaks(plant(tmp_path, tell(small())), small(), Profile.PUBLIC)  # type: ignore[operator]


def test_the_point_of_a_town_is_no_secret_because_a_clinic_was_placed_in_it(tmp_path: Path) -> None:
    edition: Edition = small()
    town = edition.claims[0].placement
    claims = tuple(replace(claim, placement=town) for claim in edition.claims)
    check_leaks(plant(tmp_path, f"{town.lat},{town.lon}"), replace(edition, claims=claims), Profile.PUBLIC)
