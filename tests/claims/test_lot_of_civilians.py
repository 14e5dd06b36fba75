"""What befalls civilians and things: flight, aid, captives, looting."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Read


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Militants prevented families from leaving Khattab.", "displacement", "Khattab"),
        ("War came to Syria in 2011. Five million people have been displaced by it.", "displacement", "Syria"),
        ("The interruption of electricity in Afrin entered its second week.", "aid", "Afrin"),
        ("Gunmen in Afrin held three farmers captive.", "abduction", "Afrin"),
        ("Some 200 families left Soran on Monday.", "displacement", "Soran"),
        ("Hundreds of civilians are trapped in Soran.", "displacement", "Soran"),
        ("Trucks brought food to Khattab on Monday.", "aid", "Khattab"),
        ("Looting went on in Afrin.", "property_destruction", "Afrin"),
        ("Russian jets destroyed two depots in Khattab.", "air_strike", "Khattab"),
        ("Police in Afrin rounded up dozens of men.", "arrest", "Afrin"),
    ],
)
def test_kind_and_place(read: Read, text: str, kind: str, place: str) -> None:
    assert (kind, place) in [(c.kind.value, c.place) for c in read(text)]


def test_refugees_alone_are_no_event_of_the_place_before(read: Read) -> None:
    found = read("Air strikes hit Khattab on Sunday. He called the refugees his brothers.")
    assert not [c for c in found if c.kind.value == "displacement"]


def test_what_a_blow_leaves_behind_has_left_nothing(read: Read) -> None:
    found = read("A mortar attack on Soran left three civilians dead.")
    assert not [c for c in found if c.kind.value == "displacement"]
