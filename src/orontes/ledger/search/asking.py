"""What a person types, as what is looked for. Nothing that is typed is an operator but quotes and a closing star."""

from __future__ import annotations

import re

from orontes.errors import RequestError
from orontes.ledger.search.types import Term
from orontes.ledger.search.wording import LONGEST_WORD, sound
from orontes.romanization import words

MOST = 50  # terms: a longer question is a paste that went wrong
SHORTEST_PREFIX = 2
_CHUNK = re.compile(r'"([^"]*)"?|([^\s"]+)')


def terms_of(asked: str) -> tuple[Term, ...]:
    """The terms of a question: words, phrases in quotes, prefixes with a star. All of them must be met.

    Raises RequestError where there is no word in it, or too many.

    >>> [term.words for term in terms_of('"barrel bombs" Al-Latamina')]
    [('barrel', 'bombs'), ('al', 'latamina')]
    >>> terms_of("Latam*")
    (Term(words=('latam',), prefix=True, sound=''),)
    """
    chunks = [_term(found[1], found[2]) for found in _CHUNK.finditer(asked)]
    terms = tuple(dict.fromkeys(term for term in chunks if term is not None))
    if not terms:
        raise RequestError(f"search: there is no word in {_shown(asked)}; name one")
    if len(terms) > MOST or any(len(term.words) > MOST for term in terms):
        raise RequestError(f"search: {len(words(asked))} words are too many; name at most {MOST}")
    return terms


def _term(phrase: str | None, chunk: str | None) -> Term | None:
    told = tuple(word[:LONGEST_WORD] for word in words(phrase or chunk or ""))
    if not told:
        return None
    if chunk is None:
        return Term(told)
    if not chunk.endswith("*"):
        return Term(told, sound=sound(chunk))
    if len(told[-1]) < SHORTEST_PREFIX:
        raise RequestError(f"search: {_shown(chunk)} begins too many words; give {SHORTEST_PREFIX} letters or more")
    return Term(told, prefix=True)


def _shown(asked: str) -> str:
    return ascii(asked if len(asked) <= 40 else f"{asked[:39]}…")
