"""What every test may use: the shared material where it is at hand, a gazetteer cache of our own, and no network."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ledger.server import Server, started

TOP = Path(__file__).parents[1]
SHARED = TOP.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real reports, gold claims and tools; the test is skipped where it is absent."""
    if not (SHARED / "reports").is_dir():
        pytest.skip("the real reports are not on this machine (../shared is absent)")
    return SHARED


@pytest.fixture(scope="session")
def example() -> Path:
    """The reports written for this project."""
    return TOP / "examples" / "hama-2017"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A real PostgreSQL, for the whole session."""
    with started() as server:
        yield server


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the user's gazetteer cache out of the tests."""
    os.environ.setdefault("ORONTES_CACHE", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Orontes works offline: a test that reaches out of this machine fails."""
    connect = socket.socket.connect

    def local_only(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if self.family != socket.AF_UNIX and host not in {"127.0.0.1", "::1", "localhost"}:
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", local_only)
