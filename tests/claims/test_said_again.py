"""A place told again by what it is: "X, the capital of Y" is one place, and what happened there did not happen in Y."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Read


@pytest.mark.parametrize(
    "told",
    [
        "Shells hit Idlib, the capital of Idlib province, on Friday.",
        "Shells hit Manbij, a strategic town in Aleppo province, on Friday.",
        "Shells hit Douma, the largest city of Eastern Ghouta, on Friday.",
    ],
)
def test_the_larger_place_is_no_second_scene(read: Read, told: str) -> None:
    assert [claim.place for claim in read(told) if claim.kind == "shelling"] == [told.split()[2].strip(",")]


def test_another_place_of_the_sentence_is_one(read: Read) -> None:
    assert [claim.place for claim in read("Shells hit Idlib and a town in Hama province on Friday.")] != ["Idlib"]
