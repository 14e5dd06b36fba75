"""Writes one of the sample editions' pages into a folder: `python write.py rich|empty|single FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

import sample

from orontes.publish.site import files

EDITIONS = {"rich": sample.sample, "empty": sample.empty, "single": sample.single}

if __name__ == "__main__":
    for name, content in files(EDITIONS[sys.argv[1]]()).items():
        path = Path(sys.argv[2]) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
