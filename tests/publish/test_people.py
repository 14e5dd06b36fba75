"""Who is private, and who is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orontes.claims.types import Claim, Party, Voice
from orontes.errors import LexiconError
from orontes.evidence import Count, Span
from orontes.publish import Profile
from orontes.publish.people import privacy
from orontes.publish.protection import parse_rules
from orontes.publish.types import Edition
from orontes.theatre.types import SourceKind
from tests.publish.editions import small
from tests.publish.ground import BULLETIN, HARBOUR, MARTA, TALLY
from tests.publish.told import TAKEN, document

TEXT = "The bridge fell on two trucks, a colonel said, who asked not to be named. Trucks burned, the colonel said."
PAPER = document("harbour-11", TEXT, 11)
COLONEL = Voice("a colonel", "officers", SourceKind.MILITARY, "north")


def telling(*claims: Claim) -> Edition:
    """An edition of these claims alone, with no reader's mentions."""
    return replace(small(), claims=claims, documents=(PAPER,), readings=(), incidents=())


def said(voice: Voice, **changes: object) -> Claim:
    made = replace(TAKEN, document=PAPER.id, chain=(HARBOUR, voice), source=voice.name, sentence=Span(74, len(TEXT)))
    return replace(made, **changes)  # type: ignore[arg-type]


def names(claim: Claim, profile: Profile = Profile.PUBLIC) -> tuple[str, ...]:
    return privacy(telling(claim), profile).names


@pytest.mark.parametrize("profile", [Profile.PUBLIC, Profile.PARTNER])
def test_who_asks_for_anonymity_has_it_throughout_the_report(profile: Profile) -> None:
    asked = said(COLONEL, sentence=Span(0, 73))
    again = said(COLONEL, span=Span(74, 87))
    found = privacy(telling(asked, again), profile)
    assert [voice.name for claim in (asked, again) for voice in found.of(claim)[1:]] == ["an anonymous source"] * 2
    assert found.of(again)[1].source_id == ""


def test_who_does_not_ask_keeps_name_and_place_in_the_pack() -> None:
    assert privacy(telling(said(COLONEL)), Profile.PUBLIC).voices == {}


def test_a_publisher_is_never_taken_for_its_own_anonymous_source() -> None:
    own = said(COLONEL, sentence=Span(0, 73), chain=(HARBOUR,), source="")
    assert privacy(telling(own), Profile.PUBLIC).voices == {}


@pytest.mark.parametrize(
    ("name", "kind", "withheld"),
    [
        ("Omar Vane", SourceKind.RESIDENT, ("Omar Vane", "Vane")),
        ("Dr Ilse Brandt", SourceKind.MEDICAL, ("Brandt", "Dr Ilse Brandt", "Ilse Brandt")),
        ("Omar Vane", SourceKind.UNKNOWN, ("Omar Vane", "Vane")),
        ("Vane", SourceKind.UNKNOWN, ("Vane",)),
        ("General Omar Vane", SourceKind.UNKNOWN, ()),
        ("Riverside Media Network", SourceKind.UNKNOWN, ()),
        ("Omar Vane, head of the port office", SourceKind.UNKNOWN, ()),
        ("Omar Vane", SourceKind.OFFICIAL, ()),
        ("residents", SourceKind.RESIDENT, ()),
        ("two doctors", SourceKind.MEDICAL, ()),
        ("Arvik", SourceKind.RESIDENT, ()),
        ("activists in Lower Arvik", SourceKind.ACTIVIST, ("Lower Arvik", "activists in Lower Arvik")),
        ("activists in Arvik", SourceKind.ACTIVIST, ()),
        ("Trucks", SourceKind.RESIDENT, ()),
        ("Northern", SourceKind.RESIDENT, ()),
    ],
)
def test_private_names(name: str, kind: SourceKind, withheld: tuple[str, ...]) -> None:
    assert names(said(Voice(name, "", kind, ""))) == withheld


@pytest.mark.parametrize(
    ("target", "withheld"),
    [
        ("Josef Tarn", ("Josef Tarn", "Tarn")),
        ("a teacher, Josef Tarn, and two pupils", ("Josef Tarn", "Tarn")),
        ("residents of Lower Arvik", ()),
        ("Arvik Relief Committee", ()),
        ("Lower Arvik residents", ()),
        ("two workers, Saudi Arabia", ()),
        ("civilians", ()),
    ],
)
def test_people_who_were_harmed_are_found_without_a_tagger(target: str, withheld: tuple[str, ...]) -> None:
    claim = said(TALLY, target=Party(target, "", "civilians"), killed=Count(1, 1))
    assert names(claim) == withheld


def test_a_fighter_who_was_not_harmed_is_no_victim() -> None:
    assert names(said(TALLY, target=Party("Josef Tarn", "", "north"))) == ()


def test_internally_nobody_is_withheld() -> None:
    assert names(said(MARTA), Profile.INTERNAL) == ()


def test_state_media_is_no_private_person() -> None:
    assert privacy(telling(said(BULLETIN)), Profile.PUBLIC).voices == {}


def test_broken_rules_name_their_file() -> None:
    with pytest.raises(LexiconError, match=r"withheld\.yml: cannot be used"):
        parse_rules("facilities: 1")
