"""Lists of records as columns: every key and every word once, so that a chunk is a quarter of what JSON makes of it.

`web/src/data/packing.ts` turns them back. A column is one of

- `["w", numbers]`: words, by number in the chunk's list of words;
- `["v", values]`: values as they are;
- `["d", steps]`: whole numbers, each as its step from the one before;
- `["o", columns]`: records;
- `["l", lengths, column]`: lists, laid end to end; one length where all are of the same;
- `["?", count, steps, column]`: what only some records have; the steps lead from one that has it to the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

Column = list[object]
Columns = dict[str, Column]


class Words:
    """Every word of a chunk once, the commonest first, so that the common ones have short numbers."""

    def __init__(self, values: object) -> None:
        ranked = Counter(_strings(values)).most_common()
        self.numbers = {word: number for number, (word, _) in enumerate(ranked)}

    def plain(self) -> list[str]:
        """The words, by number."""
        return list(self.numbers)


def packed(**lists: Sequence[Mapping[str, object]]) -> dict[str, object]:
    """Named lists of records with the words that they share.

    >>> packed(places=[{"name": "Hama", "pop": 5}, {"name": "Hama", "pop": 7}])
    {'words': ['Hama'], 'lists': {'places': [2, {'name': ['w', [0, 0]], 'pop': ['v', [5, 7]]}]}}
    """
    words = Words(list(lists.values()))
    made = {name: [len(records), columns(records, words)] for name, records in lists.items()}
    return {"words": words.plain(), "lists": made}


def columns(records: Sequence[Mapping[str, object]], words: Words) -> Columns:
    """A column for each key of the records, in the order in which they are first met."""
    keys = dict.fromkeys(key for record in records for key in record)
    return {key: column([record.get(key) for record in records], words) for key in keys}


def column(values: Sequence[object], words: Words) -> Column:
    """Values as a column; None is a value that is not there."""
    there = [number for number, value in enumerate(values) if value is not None]
    if len(there) < len(values):
        return ["?", len(values), steps(there), column([values[number] for number in there], words)]
    if all(isinstance(value, str) for value in values):
        return ["w", [words.numbers[str(value)] for value in values]]
    if all(isinstance(value, dict) for value in values):
        return ["o", columns([value for value in values if isinstance(value, dict)], words)]
    if all(isinstance(value, list) for value in values):
        return _lists([value for value in values if isinstance(value, list)], words)
    return _numbers(values)


def steps(numbers: Sequence[int]) -> list[int]:
    """Each number as its step from the one before, the first from 0.

    >>> steps([5, 7, 7])
    [5, 2, 0]
    """
    return [after - before for before, after in pairwise((0, *numbers))]


def _lists(values: Sequence[list[object]], words: Words) -> Column:
    lengths = [len(value) for value in values]
    told: object = lengths[0] if len(set(lengths)) == 1 else lengths
    return ["l", told, column(list(chain.from_iterable(values)), words)]


def _numbers(values: Sequence[object]) -> Column:
    if values and all(type(value) is int for value in values):
        whole = [value for value in values if isinstance(value, int)]
        if _width(steps(whole)) < _width(whole):
            return ["d", steps(whole)]
    return ["v", list(values)]


def _width(numbers: Iterable[int]) -> int:
    return sum(len(str(number)) for number in numbers)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)
