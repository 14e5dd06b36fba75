"""What lasts from one day to the next: findings of single days, put together to runs of days."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

from orontes.control.ground import Ground

Key = TypeVar("Key", bound=Hashable)


def lasting(ground: Ground, of_day: Callable[[int], Iterable[Key]]) -> Iterator[tuple[int, int, Key]]:
    """Number of the first day, of the last, and a finding that each day between has; in the order of their ends.

    `of_day` is asked only of days on which who holds something differs from the day before.
    """
    since: dict[Key, int] = {}
    for day in ground.turning:
        found = dict.fromkeys(of_day(day))
        for gone in [key for key in since if key not in found]:
            yield since.pop(gone), day - 1, gone
        since.update({key: day for key in found if key not in since})
    yield from ((first, len(ground.days) - 1, key) for key, first in since.items())
