"""A BagIt bag while it is written (RFC 8493): payload under data/, manifests of SHA-256, tag files beside."""

from __future__ import annotations

import hashlib
from pathlib import Path

from orontes.ledger.bundle.verify import BAGIT

Digests = dict[str, str]


class Bag:
    """Files put into a new folder one by one, and the manifests that name each of them."""

    def __init__(self, folder: Path) -> None:
        """Begin in `folder`, which must be empty."""
        self.folder = folder
        self._digests: Digests = {}
        self._octets = 0

    def put(self, name: str, data: bytes) -> None:
        """Write a file; `name` is relative to the bag: `data/...` is payload, any other name a tag file."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self._digests[name] = hashlib.sha256(data).hexdigest()
        self._octets += len(data) if name.startswith("data/") else 0

    def close(self, told: dict[str, str]) -> str:
        """Write what tells of the bag, and its manifests; give the digest of the manifest that names all others."""
        payload = [name for name in self._digests if name.startswith("data/")]
        told = told | {"Payload-Oxum": f"{self._octets}.{len(payload)}"}
        info = "".join(f"{label}: {' '.join(words.split())}\n" for label, words in told.items())
        self.put("bag-info.txt", info.encode())
        self.put("bagit.txt", BAGIT)
        self.put("manifest-sha256.txt", self._lines(set(payload)))
        tags = self._lines({name for name in self._digests if not name.startswith("data/")})
        self.put("tagmanifest-sha256.txt", tags)
        return self._digests["tagmanifest-sha256.txt"]

    def _lines(self, names: set[str]) -> bytes:
        return "".join(f"{self._digests[name]}  {name}\n" for name in sorted(names)).encode()
