"""The weights of the signs: a broken file is refused with one line."""

from __future__ import annotations

import pytest

from orontes.errors import DataError
from orontes.places.weights import SIGNS, load_weights, parse_weights


def test_every_sign_has_its_weight() -> None:
    assert set(load_weights()) == set(SIGNS)
    assert load_weights()["inside"] > 0 > load_weights()["outside"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("folded: [", "not YAML"),
        ("folded: 1", "expected exactly the signs"),
        ("\n".join(f"{sign}: {'x' if sign == 'near' else 1}" for sign in SIGNS), "expected a number for near"),
    ],
)
def test_wrong_weights_are_refused(text: str, says: str) -> None:
    with pytest.raises(DataError, match=says):
        parse_weights(text)
