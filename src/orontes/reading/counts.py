"""Numbers of people and things as ranges: "at least 20", "dozens", "a father, a mother and their son".

It knows how reporters hedge a number and what word follows it. It does not know whether those counted died.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from orontes.errors import LexiconError
from orontes.evidence import Count, Span
from orontes.reading.lexicon import singular
from orontes.reading.lexicon_files import load_words, word_set
from orontes.reading.numbers import NUMBER, NUMBER_WORDS, number_value
from orontes.reading.words import split_words

FILE = "counts.yml"
_MORE = re.compile(r"\s+(?:more|others?)\b", re.IGNORECASE)  # "and many more wounded"
_HEDGE_REACH = 60  # characters before a number in which its hedges are sought
HIGHEST = 20_000_000_000  # more than this is no count of anything in a report


@dataclass(frozen=True, slots=True)
class FoundCount:
    """A number as written with its hedges, the range it stands for, and the word counted (lemma, "" unknown)."""

    span: Span
    count: Count
    unit: str


def find_counts(text: str) -> list[FoundCount]:
    """Counts of a sentence, by start, none overlapping.

    >>> [(str(c.count), c.unit) for c in find_counts("At least 20 civilians and dozens of rebels died, 5 km away.")]
    [('20+', 'civilian'), ('24+', 'rebel'), ('5', 'km')]
    """
    written = _TOKEN.findall(text.lower())
    words, numbers = set(written), [word for word in written if word in NUMBER_WORDS or word.isdigit()]
    finders: list[tuple[Finder, bool]] = [
        (_families, not words.isdisjoint(_person_words())),
        (_ranges, len(numbers) > 1),
        (_vague, not words.isdisjoint(_vague_signs())),
        (_numbers, bool(numbers)),
        (_single_persons, not words.isdisjoint(_person_words())),
    ]
    found = [hit for finder, due in finders if due for hit in finder(text)]
    kept: list[FoundCount] = []
    for hit in found:
        if not any(hit.span.overlaps(other.span) for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.span)


# The words by which a sentence shows which finders are worth trying.
_TOKEN = re.compile(r"[a-z]+|\d+")
Finder = Callable[[str], Iterator[FoundCount]]


@cache
def _person_words() -> frozenset[str]:
    return frozenset(noun.split()[-1] for noun in load_words(FILE)["persons"])


@cache
def _vague_signs() -> frozenset[str]:
    """The telling word of each vague number: "number" of "a large number"."""
    return frozenset(phrase.split()[-1] for phrase in _vague_words())


def _alternatives(section: str) -> str:
    phrases = sorted(load_words(FILE)[section], key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)


@cache
def _number_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<number>{NUMBER})(?P<dozen>\s+dozens?\b)?(?P<plus>\+)?(?P<more>\s+(?:{_alternatives('more_after')})\b(?!\s+{NUMBER}))?"
        r"(?P<late>(?=(?:\s+[a-z]+){1,2}\s+at\s+least\b))?",
        re.IGNORECASE,
    )


@cache
def _hedges() -> re.Pattern[str]:
    hedge = (
        rf"(?:(?P<least>{_alternatives('at_least')})|(?P<most>{_alternatives('at_most')})|(?:{_alternatives('about')}))"
    )
    return re.compile(rf"\b(?:{hedge}\s+)+$", re.IGNORECASE)


@cache
def _hedge_ends() -> frozenset[str]:
    phrases = [phrase for section in ("at_least", "at_most", "about") for phrase in load_words(FILE)[section]]
    return frozenset(phrase.split()[-1] for phrase in phrases)


def _hedges_before(text: str, start: int) -> re.Match[str] | None:
    """ "at least", "nearly" and the like, up to a number that begins at `start`."""
    reach = max(0, start - _HEDGE_REACH)
    before = text[reach:start].split()
    if not before or before[-1].lower().lstrip("\"'“‘«([") not in _hedge_ends():
        return None
    return _hedges().search(text, reach, start)


def _numbers(text: str) -> Iterator[FoundCount]:
    for match in _number_pattern().finditer(text):
        value = number_value(match["number"])
        hedges = _hedges_before(text, match.start())
        if value is None or value > HIGHEST or _is_part(text, match) or (not hedges and _is_year(match, value)):
            continue
        value *= 12 if match["dozen"] else 1
        span = Span(hedges.start() if hedges else match.start(), match.end())
        yield FoundCount(span, _hedged(match, hedges, value), counted(text, match.end()))


def _hedged(match: re.Match[str], hedges: re.Match[str] | None, value: int) -> Count:
    least, most = hedges.group("least", "most") if hedges else (None, None)
    if least or match["plus"] or match["more"] or match["late"] is not None:
        return Count(value, None)
    return Count(0, value) if most else Count(value, value)


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Ordinals, ages ("12-year-old"), model names ("T-72"), money, clock times and "one of the" count nothing."""
    before, after = (
        text[max(0, match.start("number") - 2) : match.start("number")],
        text[match.end() : match.end() + 12],
    )
    glued = re.match(
        r"(?:st|nd|rd|th)\b|[A-Za-z]|[-–]year|[-–]month|\s*(?:GMT|UTC|a\.?m\b|p\.?m\b)|\s+of\s+(?:the|its)\b", after
    )
    one_of = match["number"].lower() == "one" or not after.strip().startswith("of")
    aged = before.endswith("(") and after.startswith(")")  # "Amal Khalil (21) was hurt"
    return aged or bool(glued and one_of) or bool(re.search(r"[#$€£]\s?$|[-+/:A-Za-z]$", before))


def _is_year(match: re.Match[str], value: int) -> bool:
    bare = match.group() == match["number"] and match["number"].isdigit()
    return bare and 1900 <= value <= 2100 and counted(match.string, match.end()) not in _person_nouns()


@cache
def _person_nouns() -> frozenset[str]:
    people = load_words("actors.yml")["people_nouns"]
    return frozenset((*load_words(FILE)["persons"], *people, "people", "child", "troop", "militant", "terrorist"))


# "Between 70 and 85 dead": people are counted though no word says so.
_FATE = re.compile(r"\s+(?:dead|killed|wounded|injured|hurt|missing|arrested|detained)\b", re.IGNORECASE)


def _ranges(text: str) -> Iterator[FoundCount]:
    """ "between 8 and 10", "24 to 30", "8-10"."""
    for pattern in _range_patterns():
        for match in pattern.finditer(text):
            low, high = number_value(match["low"]), number_value(match["high"])
            unit = counted(text, match.end())
            if (
                low is not None
                and high is not None
                and low < high <= HIGHEST
                and (unit or _FATE.match(text, match.end()))
            ):
                yield FoundCount(Span(*match.span()), Count(low, high), unit)


@cache
def _range_patterns() -> tuple[re.Pattern[str], ...]:
    low, high = f"(?P<low>{NUMBER})", rf"(?P<high>{NUMBER}|\d+)"
    between = rf"\bbetween\s+{low}\s+and\s+{high}"
    span = rf"(?:\bfrom\s+)?{low}\s*(?:[-–]|\bto\b|\bor\b)\s*{high}(?![-–/]\d)"
    return re.compile(between, re.IGNORECASE), re.compile(span, re.IGNORECASE)


@cache
def _vague_words() -> dict[str, Count]:
    words = {}
    for entry in load_words(FILE)["vague"]:
        phrase, low, high = entry.rsplit(" ", 2)
        try:
            words[phrase] = Count(int(low), None if high == "-" else int(high))
        except ValueError as error:
            raise LexiconError(f"'{entry}' is not words, low and high", file=FILE) from error
    return words


@cache
def _vague_pattern() -> re.Pattern[str]:
    phrases = "|".join(phrase.replace(" ", r"\s+") for phrase in sorted(_vague_words(), key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?P<least>{_alternatives('at_least')})\s+|(?:{_alternatives('about')})\s+)*(?P<words>{phrases})\b",
        re.IGNORECASE,
    )


def _vague(text: str) -> Iterator[FoundCount]:
    for match in _vague_pattern().finditer(text):
        words = re.sub(r"\s+", " ", match["words"].lower())
        count, unit = _vague_words()[words], counted(text, match.end())
        if unit or (count.high is None and (words.endswith("s") or _MORE.match(text, match.end()))):
            yield FoundCount(Span(*match.span()), Count(count.low, None) if match["least"] else count, unit)


@cache
def _person() -> str:
    people = "|".join(re.escape(noun) for noun in sorted(load_words(FILE)["persons"], key=len, reverse=True))
    return rf"(?:an?|one|another|their|his|her)\s+(?:[a-z]+(?:-[a-z]+)*\s+){{0,2}}?(?:{people})\b"


@cache
def _family_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b{_person()}(?:\s*,\s*(?:and\s+)?{_person()})*\s*,?\s+and\s+{_person()}", re.IGNORECASE)


def _families(text: str) -> Iterator[FoundCount]:
    """ "a father, a mother and their daughter" is three people."""
    for match in _family_pattern().finditer(text):
        number = len(re.findall(_person(), match.group(), re.IGNORECASE))
        yield FoundCount(Span(*match.span()), Count(number, number), "person")


def _single_persons(text: str) -> Iterator[FoundCount]:
    """ "a civilian" is one; the span is the article alone, as with any number."""
    for match in _single_pattern().finditer(text):
        yield FoundCount(Span(*match.span("article")), Count(1, 1), singular(match["noun"].split()[-1]))


@cache
def _single_pattern() -> re.Pattern[str]:
    people = "|".join(re.escape(noun) for noun in sorted(load_words(FILE)["persons"], key=len, reverse=True))
    return re.compile(
        rf"\b(?P<article>an?|another)\s+(?:[a-z]+(?:-[a-z]+)*\s+){{0,2}}?(?P<noun>{people})\b(?!\s+(?:of|for)\b)",
        re.IGNORECASE,
    )


_RUN = 5  # words after a number among which the counted one is sought


def counted(text: str, end: int) -> str:
    """Lemma of what a number that ends at `end` counts, as far as words tell it; "" where nothing follows.

    >>> counted("300 government soldiers were", 3), counted("40 km away", 2), counted("8.", 1)
    ('soldier', 'km', '')
    """
    stretch = re.match(r"[^.,;:!?()\[\]\"“”]*", text[end : end + 80])
    words = [word.key for word in split_words(stretch.group() if stretch else "")]
    while words and words[0] in word_set(FILE, "skipped"):
        words.pop(0)
    if text[end : end + 2].strip().startswith("%"):
        return "%"
    run = words[: next((i for i, word in enumerate(words) if word in word_set(FILE, "stops")), len(words))][:_RUN]
    lemmas = [singular(word) for word in run]
    if lemmas and lemmas[0] in word_set(FILE, "measures"):
        return lemmas[0]
    telling = [lemma for lemma, word in zip(lemmas, run, strict=True) if lemma != word or lemma in _counted_nouns()]
    return next(iter([*telling[-1:], *lemmas[:1]]), "")


def is_known_unit(unit: str) -> bool:
    """Whether the word counted is one that this room's lists know: people, forces, towns, measures."""
    return unit in _counted_nouns() or unit in word_set(FILE, "measures")


@cache
def _counted_nouns() -> frozenset[str]:
    return (
        _person_nouns()
        | frozenset(load_words("actors.yml")["force_nouns"])
        | frozenset(load_words("places.yml")["kinds"])
    )
