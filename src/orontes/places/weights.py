"""The weights of the signs, read from `weights.yml` and checked on load."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from orontes.errors import DataError

FILE = "places/weights.yml"
SIGNS = (
    *("folded", "near name", "unlike", "long key", "another is exact", "theatre", "home", "far", "size"),
    *("country", "country unwanted", "area wanted", "governorate unwanted", "kind wanted", "kind unwanted"),
    *("bare neighbourhood", "bare land", "bare region", "bare line", "inside", "outside", "their country", "near"),
    "named land",
)


def parse_weights(text: str) -> Mapping[str, float]:
    """Read weights.yml: log-odds by sign.

    Raises:
        DataError: not YAML, or not exactly the signs with a number each.
    """
    try:
        raw = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise DataError(f"not YAML: {error}".splitlines()[0], file=FILE) from error
    if not isinstance(raw, dict) or set(raw) != set(SIGNS):
        raise DataError(f"expected exactly the signs {', '.join(SIGNS)}", file=FILE)
    if wrong := [sign for sign, weight in raw.items() if not isinstance(weight, int | float)]:
        raise DataError(f"expected a number for {', '.join(wrong)}", file=FILE)
    return {str(sign): float(weight) for sign, weight in raw.items()}


@cache
def load_weights() -> Mapping[str, float]:
    """The weights shipped with Orontes."""
    return parse_weights(files(__package__).joinpath("weights.yml").read_text(encoding="utf-8"))
