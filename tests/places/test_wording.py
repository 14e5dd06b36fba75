"""The words of place phrases are checked on load."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from orontes.errors import LexiconError
from orontes.places.wording import load_wording, parse_wording

SHIPPED = files("orontes.places").joinpath("wording.yml").read_text(encoding="utf-8")


def altered(**changes: object) -> str:
    return yaml.safe_dump({**yaml.safe_load(SHIPPED), **changes})


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("units: [", "not YAML"),
        ("units: {}", "expected exactly the parts"),
        (altered(units={"km": "far"}), "units: expected words with a number"),
        (altered(area=["province", 3]), "area: expected a list of words"),
    ],
)
def test_a_wrong_file_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(LexiconError, match=complaint):
        parse_wording(text)


def test_a_yaml_error_names_its_line() -> None:
    with pytest.raises(LexiconError) as refusal:
        parse_wording("units:\n  km: 1\n bad")
    assert refusal.value.line == 3


def test_shipped_words_load() -> None:
    assert load_wording().units["km"] == 1000
