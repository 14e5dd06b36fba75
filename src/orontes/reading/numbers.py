"""Numbers as text writes them: digits with separators, words to 999 and beyond, half-spelled ones ("2.5 million")."""

from __future__ import annotations

import re

_UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]

# A number in words holds one of these.
NUMBER_WORDS = frozenset((*_UNITS, *_TENS, *_SCALES))

_TEN = "|".join(_TENS)
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_SMALL = rf"(?:(?:{_TEN})(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?|{_UNIT})"
_HUNDREDS = rf"(?:{_SMALL}(?:\s+hundred(?:\s+(?:and\s+)?{_SMALL})?)?|(?:a|one)\s+hundred(?:\s+(?:and\s+)?{_SMALL})?)"
WORDS = rf"(?:{_HUNDREDS}(?:\s+(?:thousand|million|billion))?(?:\s+(?:and\s+)?{_HUNDREDS})?|a\s+(?:thousand|million))"
# "1e9", "-5" and "3.5.1" are left alone: what touches the digits decides.
DIGITS = (
    r"(?<![\w.,/:€$£-])(?:\d{1,3}(?:[,\s\u00a0\u202f]\d{3})+(?!\d)|\d{1,12}(?:\.\d{1,2})?)(?![\d]|\.\d|,\d|[eE/:]\d)"
    r"(?:\s+(?:hundred|thousand|million|billion)\b)?"
)
NUMBER = rf"(?:{DIGITS}|\b{WORDS}\b)"
ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)})"


def number_value(text: str) -> int | None:
    """The whole number that the words stand for; None where they stand for none.

    >>> [number_value(words) for words in ("300,000", "twenty-four", "two hundred and six", "2.5 million", "1e9")]
    [300000, 24, 206, 2500000, None]
    """
    lowered = re.sub(r"[-\s\u00a0\u202f]+", " ", text.strip().lower())
    if lowered[:1].isdigit():
        return _digits_value(lowered)
    return _words_value(lowered.split())


def _digits_value(text: str) -> int | None:
    digits, _, scale = text.rpartition(" ") if text.rsplit(maxsplit=1)[-1] in _SCALES else (text, "", "")
    compact = re.sub(r"[,\s]", "", digits)
    if not re.fullmatch(r"\d+(?:\.\d+)?", compact):
        return None
    value = float(compact) if "." in compact else int(compact)
    return round(value * _SCALES.get(scale, 1))


def _words_value(words: list[str]) -> int | None:
    total, group, seen = 0, 0, False
    for word in words:
        if word in _UNITS or word in _TENS or word == "a":
            group += _UNITS.get(word, _TENS.get(word, 1))
        elif word == "hundred":
            group = max(group, 1) * 100
        elif word in _SCALES:
            total, group = total + max(group, 1) * _SCALES[word], 0
        elif word != "and":
            return None
        seen = seen or word != "and"
    return total + group if seen else None


def ordinal_value(text: str) -> int | None:
    """The place in a row that "fourth" or "4th" stands for.

    >>> ordinal_value("fourth"), ordinal_value("21st"), ordinal_value("fore")
    (4, 21, None)
    """
    lowered = text.lower()
    if lowered in _ORDINALS:
        return _ORDINALS.index(lowered) + 1
    digits = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)", lowered)
    return int(digits.group(1)) if digits else None
