"""Fill a casebook with made-up reports and claims, and time what is done with it. Run from the repository root.

python bench/ledger OUT --documents 10000 [--claims 10] [--postgresql URL]
"""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[2])  # so that the parts of this folder import each other by one name

from bench.ledger.main import main  # noqa: E402

main()
