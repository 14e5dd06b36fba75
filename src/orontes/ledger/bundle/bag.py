"""A BagIt bag while it is written (RFC 8493): payload under data/, manifests of SHA-256, tag files beside."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from orontes.ledger.bundle.verify import BAGIT

PAYLOAD = "manifest-sha256.txt"
TAGS = "tagmanifest-sha256.txt"


class Bag:
    """Files put into a new folder one by one, and the manifests that name each of them.

    The payload's manifest is written along with it: a million files cost no memory.
    """

    def __init__(self, folder: Path) -> None:
        """Begin in `folder`, which must be empty."""
        self.folder = folder
        self._tags: dict[str, str] = {}
        self._octets = self._files = 0
        self._manifest = (folder / PAYLOAD).open("wb")
        self._listed = hashlib.sha256()

    def __enter__(self) -> Self:
        """The bag itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Let go of the manifest."""
        self._manifest.close()

    def put(self, name: str, data: bytes) -> None:
        """Write a file; `name` is relative to the bag: `data/...` is payload, any other name a tag file."""
        self.pour(name, (data,))

    def pour(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write a file piece by piece."""
        path, total, octets = self.folder / name, hashlib.sha256(), 0
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            for piece in pieces:
                stream.write(piece)
                total.update(piece)
                octets += len(piece)
        self._list(name, total.hexdigest(), octets)

    def add(self, name: str) -> None:
        """List a file that was written into the bag already."""
        with (self.folder / name).open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        self._list(name, digest, (self.folder / name).stat().st_size)

    def close(self, told: dict[str, str]) -> str:
        """Write what tells of the bag, and its manifests; give the digest of the manifest that names all others."""
        self._manifest.close()
        self._tags[PAYLOAD] = self._listed.hexdigest()
        told = told | {"Payload-Oxum": f"{self._octets}.{self._files}"}
        info = "".join(f"{label}: {' '.join(words.split())}\n" for label, words in told.items())
        self.put("bag-info.txt", info.encode())
        self.put("bagit.txt", BAGIT)
        tags = "".join(f"{digest}  {name}\n" for name, digest in sorted(self._tags.items())).encode()
        (self.folder / TAGS).write_bytes(tags)
        return hashlib.sha256(tags).hexdigest()

    def _list(self, name: str, digest: str, octets: int) -> None:
        if not name.startswith("data/"):
            self._tags[name] = digest
            return
        line = f"{digest}  {name}\n".encode()
        self._manifest.write(line)
        self._listed.update(line)
        self._octets, self._files = self._octets + octets, self._files + 1
