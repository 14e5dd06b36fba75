"""Records and questions in the words of PostgreSQL's full-text search (its manual, chapter 12).

Vectors and queries are written out, so that words are told apart by Orontes alone and not by the database's parser.
"""

from __future__ import annotations

from collections.abc import Sequence

from orontes.ledger.search.days import day_words, words_of_stretch
from orontes.ledger.search.types import Entry, Term, Wanted

BODY = 1_000  # position of the body's first word: behind the title, so that no phrase runs over
FARTHEST = 16_383  # the last position that a vector has; words beyond are found, but not in phrases
OFTEN = 250  # positions of one word; the database keeps no more than 256
LARGEST = 900_000  # bytes of words and positions: a vector of over a megabyte is refused
SOUND, DAY = "~", "="  # before keys of sounds and words of days: no word begins so


def vector(entry: Entry) -> str:
    """A record as a `tsvector`: title and publisher with weight A, sounds and days without a position.

    >>> from datetime import date
    >>> day = date(2017, 3, 24)
    >>> vector(Entry(key=1, first=day, last=day, head="monitor", body="shells fell", sounds="ltmn"))
    "'monitor':1A 'shells':1000 'fell':1001 '~ltmn' '=d20170324' '=m201703' '=y2017'"
    """
    places: dict[str, list[str]] = {}
    for at, word in enumerate(entry.head.split()[: BODY - 1], start=1):
        places.setdefault(word, []).append(f"{at}A")
    for at, word in enumerate(entry.body.split(), start=BODY):
        found = places.setdefault(word, [])
        if at <= FARTHEST and len(found) < OFTEN:
            found.append(str(at))
    lexemes = [f"'{word}':{','.join(at)}" if at else f"'{word}'" for word, at in places.items()]
    lexemes += [f"'{SOUND}{key}'" for key in entry.sounds.split()]
    days = [f"'{DAY}{word}'" for word in day_words(entry.first, entry.last).split()]
    return " ".join((*_fitting(lexemes), *days))


def _fitting(lexemes: Sequence[str]) -> Sequence[str]:
    """The lexemes that a vector can hold; of a text of millions of words the last new ones are left out."""
    size = 0
    for number, lexeme in enumerate(lexemes):
        size += len(lexeme.encode())
        if size > LARGEST:
            return lexemes[:number]
    return lexemes


def query(terms: Sequence[Term], sounding: bool, wanted: Wanted | None = None) -> str:
    """Terms, all of which must be met, as a `tsquery`; with `wanted`, of its days only.

    >>> query([Term(("barrel", "bombs")), Term(("latam",), prefix=True)], sounding=False)
    "('barrel' <-> 'bombs') & ('latam':*)"
    """
    days = words_of_stretch(wanted.since, wanted.until) if wanted else ()
    parts = [_one(term, sounding) for term in terms]
    return " & ".join((*parts, *([f"({' | '.join(map(_day, days))})"] if days else [])))


def any_phrase(phrases: Sequence[tuple[str, ...]]) -> str:
    """Phrases, one of which must be met, as a `tsquery`."""
    return " | ".join(_one(Term(phrase), sounding=False) for phrase in phrases)


def _one(term: Term, sounding: bool) -> str:
    told = " <-> ".join(f"'{word}'" for word in term.words)
    written = f"({told}{':*' if term.prefix else ''})"
    return f"({written} | '{SOUND}{term.sound}')" if sounding and term.sound else written


def _day(word: str) -> str:
    return f"'{DAY}{word}'"
