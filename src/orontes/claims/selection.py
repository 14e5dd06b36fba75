"""Which drafts become claims, and how sure each is: a small forest of decision trees over a draft's features.

The trees were fitted by gradient boosting (Friedman, "Greedy function approximation", 2001) to drafts that a human
annotator did or did not claim too (kind and place); `bench/train_selection.py` writes them to `selection.json`. Here
they are only read and added up: the sum is a log-odds, and its logistic the claim's confidence.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from orontes.claims.draft import Draft
from orontes.claims.features import Features, Told, features
from orontes.errors import DataError

FILE = "selection.json"


@dataclass(frozen=True, slots=True)
class Split:
    """A question of a tree: `below` where the feature is at most the limit, `above` where it is more."""

    feature: str
    limit: float
    below: Node
    above: Node


Node = Split | float


@dataclass(frozen=True, slots=True)
class Model:
    """Trees whose leaves add up to log-odds, from `start` on; drafts less probable than `threshold` are no claims."""

    start: float
    threshold: float
    trees: tuple[Node, ...]

    def probability(self, found: Mapping[str, float]) -> float:
        """How probable it is that a human would annotate a draft with these features, 0 to 1.

        >>> Model(0.0, 0.3, (Split("killed", 0.5, -1.0, 2.0), 1.0)).probability({"killed": 1.0})
        0.9525741268224334
        """
        return 1 / (1 + math.exp(-self.start - sum(_leaf(tree, found) for tree in self.trees)))


def chosen(told: Told) -> list[Draft]:
    """The drafts of a report that become claims, in their order, each with its probability as confidence."""
    weighed = (replace(draft, confidence=weigh(features(draft, told))) for draft in told.drafts)
    return [draft for draft in weighed if draft.confidence >= model().threshold]


def weigh(found: Features) -> float:
    """The probability under the model shipped with Orontes."""
    return model().probability(found)


def _leaf(node: Node, found: Mapping[str, float]) -> float:
    while isinstance(node, Split):
        node = node.below if found.get(node.feature, 0.0) <= node.limit else node.above
    return node


@cache
def model() -> Model:
    """The model shipped with Orontes.

    >>> 0 < model().threshold < 1
    True
    """
    return parse_model(resources.files("orontes.claims").joinpath(FILE).read_text(encoding="utf-8"), FILE)


def parse_model(text: str, file: str) -> Model:
    """Read a model; raises `DataError` where it is no JSON, lacks a field, or a tree is none."""
    try:
        data = json.loads(text)
        trees = tuple(_node(tree) for tree in data["trees"])
        made = Model(float(data["start"]), float(data["threshold"]), trees)
    except (ValueError, TypeError, KeyError) as error:
        raise DataError(f"the model for choosing claims cannot be read: {error}", file=file) from error
    if not 0 <= made.threshold <= 1:
        raise DataError(f"the threshold {made.threshold} is no probability", file=file)
    return made


def _node(data: Any) -> Node:
    """A leaf is a number, a split `[feature, limit, below, above]`."""
    if isinstance(data, int | float):
        return float(data)
    feature, limit, below, above = data
    if not isinstance(feature, str):
        raise TypeError(f"{feature!r} is no feature's name")
    return Split(feature, float(limit), _node(below), _node(above))
