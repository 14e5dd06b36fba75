"""Texts that no editor would print: nothing is raised, every span slices to its quote, and what can be read is read."""

from __future__ import annotations

import pytest

from orontes.claims import Claim, Kind
from orontes.claims.extract import COMPARED
from orontes.evidence import Count
from tests.claims.conftest import Read

EVENT = "Rebels captured Soran on Friday."
TOWNS = ("Soran", "Khattab", "Halfaya", "Latamneh", "Karnaz", "Maardas", "Kafr Zita")


def assert_sound(claims: tuple[Claim, ...], text: str) -> None:
    for claim in claims:
        assert claim.quote == text[claim.span.start : claim.span.end]
        assert claim.sentence.contains(claim.span)
        for piece in claim.pieces:
            assert piece.span.of(text).strip()
        assert claim.when.earliest <= claim.when.latest


@pytest.mark.parametrize(
    "text",
    [
        "rebels shelled the town of Soran and then " * 1_200,
        "attack " * 2_000,
        "12 killed " * 300,
        "Soran, " * 2_000,
        "“" * 5_000,
        "attack" * 5_000,
        "rebel-" * 2_000,
        "he said " * 1_000,
        "Rebels captured " + ", ".join(TOWNS * 200) + ".",
    ],
    ids=lambda text: text[:18],
)
def test_endless_text_is_read_soundly(read: Read, text: str) -> None:
    assert_sound(read(text), text)


def test_a_report_of_more_events_than_are_compared_loses_none(read: Read) -> None:
    days = [(town, day) for day in range(1, 24) for town in TOWNS] * 3
    text = " ".join(f"Rebels shelled {town} on {day} March, killing {n + 2}." for n, (town, day) in enumerate(days))
    claims = read(text)
    assert len(days) > COMPARED
    assert_sound(claims, text)
    assert len(claims) > 0.9 * len(days)


@pytest.mark.parametrize(
    "text",
    [
        EVENT.upper(),
        EVENT.replace("on Friday", "on 31 February"),
        f"<p>{EVENT}</p><br/>&nbsp;",
        f"&quot;{EVENT}&quot; <a href='x'>more</a>",
        f"\u202b{EVENT}\u202c",
        EVENT.replace("captured", "captured\u200b"),
        EVENT.replace(" ", "\u00a0"),
        f"قال ناشطون: {EVENT}",
        EVENT.removesuffix("."),
        EVENT + EVENT,
    ],
)
def test_a_capture_is_read_through_damage(read: Read, text: str) -> None:
    claims = read(text)
    assert_sound(claims, text)
    assert [claim.kind for claim in claims] == [Kind.TERRITORY_TAKEN]
    assert claims[0].placement.place_id == "soran"


@pytest.mark.parametrize("figure", ["-5", "1e9", "99999999999999999999"])
def test_what_is_no_number_of_people_is_no_figure(read: Read, figure: str) -> None:
    text = f"Shelling of Soran killed {figure} civilians on Friday."
    claims = read(text)
    assert_sound(claims, text)
    assert {claim.killed for claim in claims} <= {None, Count(1, None)}
