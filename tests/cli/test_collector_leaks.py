"""Who collected, their machine and their identity belong to custody: no edition for anybody holds a word of it."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from orontes.ledger import Casebook, write_note
from orontes.publish.types import Profile
from tests.cli.conftest import Orontes
from tests.ledger.test_captures import a_capture
from tests.ledger.test_collector import with_collector

SECRETS = ("Zebulon Quillfeather", "Quillhouse", "mask-of-zq", "203.0.113.77", "198.51.100.99", "zq-login", "zq-noted")
TOLD = (
    f'[collector]\nname = "{SECRETS[0]}"\norganisation = "{SECRETS[1]}"\n'
    f'identity = "{SECRETS[2]}"\naddress = "{SECRETS[3]}"\n'
)


@pytest.fixture
def case(orontes: Orontes, reports: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    assert orontes("init", folder).status == 0
    with_collector(folder, TOLD)
    assert orontes("add", folder, reports).status == 0
    with Casebook.open(folder, who=SECRETS[5]) as book:
        document = book.documents()[0].id
        book.add([], captures=[a_capture(details=(("collector", SECRETS[4]),), documents=(document,))])
        write_note(book, document, "source", SECRETS[6].encode(), by=SECRETS[0])
    assert orontes("read", folder).status == 0
    return folder


def test_no_edition_holds_collection_data(orontes: Orontes, case: Path, tmp_path: Path) -> None:
    for profile in Profile:
        out = tmp_path / profile
        assert orontes("publish", case, "--out", out, "--profile", profile).status in {0, 3}
        files = [path for path in out.rglob("*") if path.is_file()]
        assert len(files) > 5
        for path in files:
            for content in contents(path.read_bytes()):
                for secret in SECRETS:
                    assert secret.encode() not in content, f"{path.relative_to(out)} holds {secret}"
    told = orontes("custody", "log", case).out
    assert all(secret in told for secret in (*SECRETS[:4], SECRETS[5])), "where it is, it would be found"


def contents(data: bytes) -> Iterator[bytes]:
    """A file's bytes, and what is packed in it."""
    yield data
    if data[:2] == b"\x1f\x8b":
        yield gzip.decompress(data)
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as members:
            yield from (members.read(name) for name in members.namelist())
