"""A large edition of a simulated war, to measure how its page opens. Run from the repository root.

python bench/editions OUT [--small]
"""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[2])  # so that the parts of this folder import each other by one name

from bench.editions.main import main  # noqa: E402

main()
