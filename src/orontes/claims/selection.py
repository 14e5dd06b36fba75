"""Which drafts become claims, and how sure each is: a weighted sum of a draft's features.

The weights were fitted by logistic regression to drafts that a human annotator did or did not claim too (the same kind
and place); `bench/train_selection.py` writes them to `selection.json`. Here they are only read and added up: the sum is
a log-odds, and its logistic the claim's confidence.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from orontes.claims.draft import Draft
from orontes.claims.features import Told, features
from orontes.errors import DataError

FILE = "selection.json"


@dataclass(frozen=True, slots=True)
class Model:
    """Weights that add up to log-odds, from `start` on; drafts less probable than `threshold` are no claims."""

    start: float
    threshold: float
    weights: Mapping[str, float]

    def probability(self, found: Mapping[str, float]) -> float:
        """How probable it is that a human would annotate a draft with these features, 0 to 1.

        >>> round(Model(0.5, 0.3, {"killed": 2.0}).probability({"killed": 1.0, "unknown": 1.0}), 3)
        0.924
        """
        total = self.start + sum(self.weights.get(name, 0.0) * value for name, value in found.items())
        return 1 / (1 + math.exp(-total))


def chosen(told: Told) -> list[Draft]:
    """The drafts of a report that become claims, in their order, each with its probability as confidence."""
    weighed = (replace(d, confidence=model().probability(features(d, told))) for d in told.drafts)
    return [draft for draft in weighed if draft.confidence >= model().threshold]


@cache
def model() -> Model:
    """The model shipped with Orontes.

    >>> 0 < model().threshold < 1
    True
    """
    return parse_model(resources.files("orontes.claims").joinpath(FILE).read_text(encoding="utf-8"), FILE)


def parse_model(text: str, file: str) -> Model:
    """Read a model; raises `DataError` where it is no JSON, lacks a field, or a weight is no number."""
    try:
        data = json.loads(text)
        weights = {str(name): float(weight) for name, weight in data["weights"].items()}
        made = Model(float(data["start"]), float(data["threshold"]), weights)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise DataError(f"the model for choosing claims cannot be read: {error}", file=file) from error
    if not 0 <= made.threshold <= 1:
        raise DataError(f"the threshold {made.threshold} is no probability", file=file)
    return made
