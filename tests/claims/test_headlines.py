"""Headlines and one-sentence bulletins: several events strung together, and verbs that look like names."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Read


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (
            "Shelling targets Saraqeb and raids target the eastern outskirts of Hama",
            {("shelling", "Saraqeb"), ("air_strike", "the eastern outskirts of Hama")},
        ),
        (
            "Five killed in an airstrike at Soran and aerial bombardment on Khattab",
            {("air_strike", "Soran"), ("air_strike", "Khattab")},
        ),
    ],
)
def test_events_strung_together_each_keep_their_place(read: Read, told: str, found: set[tuple[str, str]]) -> None:
    assert {(str(claim.kind), claim.place) for claim in read(told)} == found


def test_a_verb_behind_whom_a_headline_opens_with_is_one(read: Read) -> None:
    found = read("Russian warplanes and artillery pound Saraqeb and its surroundings.")
    assert {str(claim.kind) for claim in found} == {"air_strike", "shelling"}
