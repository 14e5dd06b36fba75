"""Wars with known truth, against which the model of control is measured. Run from the repository root.

python bench/wars [--small | --large] [--tuning] [--json]
"""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[2])  # so that the parts of this folder import each other by one name

from bench.wars.main import main  # noqa: E402

main()
