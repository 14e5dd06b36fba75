"""Every measure of reading: `python bench/reading`, from anywhere; main.py says which parts it has."""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[1])  # so that the benches import one another by one name

from reading.main import main  # noqa: E402

main(sys.argv[1:])
