"""Writes a sample edition's page: `python -m tests.publish.site.write rich|empty|single FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from orontes.publish.site import files
from tests.publish.site import sample

EDITIONS = {"rich": sample.sample, "empty": sample.empty, "single": sample.single}

if __name__ == "__main__":
    for name, content in files(EDITIONS[sys.argv[1]]()).items():
        path = Path(sys.argv[2]) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
