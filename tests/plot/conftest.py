"""Editions to draw, and a canvas that no window knows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import matplotlib.pyplot as plt
import pytest

from orontes.plot import Edition
from orontes.publish import write
from tests.publish import editions
from tests.publish.site import sample


@pytest.fixture(autouse=True)
def no_window() -> Iterator[None]:
    plt.switch_backend("agg")
    yield
    plt.close("all")


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """The small edition, in a folder of its own that a test may spoil."""
    write(editions.small(), tmp_path / "out")
    return Edition.load(tmp_path / "out")


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The made-up edition about Hama, with ground, fronts and every state."""
    out = tmp_path_factory.mktemp("rich") / "out"
    write(sample.sample(), out)
    return Edition.load(out)


@pytest.fixture(scope="session")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """An edition with nothing in it."""
    out = tmp_path_factory.mktemp("nothing") / "out"
    write(editions.empty(), out)
    return Edition.load(out)
