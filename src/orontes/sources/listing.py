"""What was set aside of one file, in as many lines as a person reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from orontes.sources.types import Skipped, SkipReason

MOST = 50  # lines for one file and reason; what is over is counted


def listed(skipped: Sequence[Skipped]) -> tuple[Skipped, ...]:
    """The first lines of each file and reason, and for each that has more of them a line that says how many.

    >>> rows = [Skipped("a.jsonl", SkipReason.BAD_ROW, f"a.jsonl, line {number}: is not JSON") for number in range(60)]
    >>> listed(rows)[-1].detail, len(listed(rows))
    ('a.jsonl: 10 more were set aside for the same reason (bad_row)', 51)
    """
    met: Counter[tuple[str, SkipReason]] = Counter()
    few = []
    for item in skipped:
        met[item.file, item.reason] += 1
        if met[item.file, item.reason] <= MOST:
            few.append(item)
    more = (
        Skipped(file, reason, f"{file}: {count - MOST} more were set aside for the same reason ({reason.value})")
        for (file, reason), count in met.items()
        if count > MOST
    )
    return (*few, *more)
