"""Every measure of reading, in one command or part by part.

python bench/reading                     all of what follows, one after the other
python bench/reading accuracy [--json]   claims, fields, calibration, tolls of articles, mentions
python bench/reading learned             what was learned, with whole outlets left out in turn
python bench/reading speed [...]         words a second, stage by stage, beside the whole spaCy pipeline
python bench/reading memory [ARTICLES]   peak memory while 100,000 articles stream through
python bench/reading folder [...]        one folder of reports, with what was missed
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

from reading.documents import SHARED

# Modules of this folder with a `main` that takes the rest of the command line.
PARTS = ("accuracy", "speed", "memory", "folder")
BENCH = Path(__file__).parents[1]
# Fits that can be checked with whole outlets left out in turn, and how.
SETS = (SHARED / "annotated" / "reports", SHARED / "annotated" / "gold", SHARED / "reports", SHARED / "gold")
LEARNED = (("train_selection.py", "--dry"), ("doers.py", os.devnull, *SETS, "--check"))
# Each in a process of its own: what one holds is not to count as the memory of the next.
ALL = ("accuracy", "learned", "speed", "memory")


def main(arguments: list[str]) -> None:
    """Run the part that is named first, or all; raises `SystemExit` with the usage for any other name."""
    if not arguments:
        for part in ALL:
            print(f"== {part}", flush=True)
            subprocess.run([sys.executable, BENCH / "reading", part], check=True)
    elif arguments[0] == "learned":
        for script, *options in LEARNED:
            subprocess.run([sys.executable, BENCH / script, *options], check=True)
    elif arguments[0] in PARTS:
        import_module(f"reading.{arguments[0]}").main(arguments[1:])
    else:
        raise SystemExit(__doc__)
