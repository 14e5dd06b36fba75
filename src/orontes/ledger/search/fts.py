"""A search in the words of FTS5 (SQLite's full-text index) and SQL.

BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) counts each record that has a term, which
takes seconds for a term that millions have. Such terms say little: they are required, and left out of the ranking.
Where all terms are such, the newest hits come first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orontes.ledger.search.days import words_of_stretch
from orontes.ledger.search.types import POSITIONS, Term, Wanted, What

COMMON = 5_000  # records from which a term is too common to rank by
_WEIGHTS = "4.0, 1.0, 0.5, 0.0"  # of title and publisher, text, sounds, days
_LAST = "\U0010ffff"
Statement = tuple[str, tuple[object, ...]]
# Where it is written which records count, and when they are of; `{known}` is the custody entry as of which it is asked.
_REPORTS = "JOIN report AS entry ON entry.key = {table}.rowid JOIN report AS kept ON kept.key = entry.key"
_CLAIMS = (
    "JOIN claim AS entry ON entry.key = {table}.rowid "
    f"JOIN reading AS kept ON kept.key = ({{table}}.rowid >> {POSITIONS})"
)


def expression(terms: Sequence[Term], sounding: bool) -> str:
    """Terms, all of which must be met, in the query language of FTS5.

    >>> expression([Term(("barrel", "bombs")), Term(("latam",), prefix=True)], sounding=False)
    '({head body} : "barrel bombs") AND ({head body} : "latam"*)'
    """
    return " AND ".join(_one(term, sounding) for term in terms)


def _one(term: Term, sounding: bool) -> str:
    star = "*" if term.prefix else ""
    written = f'{{head body}} : "{" ".join(term.words)}"{star}'
    return f'(({written}) OR (sounds : "{term.sound}"))' if sounding and term.sound else f"({written})"


def _day_terms(wanted: Wanted) -> str:
    words = words_of_stretch(wanted.since, wanted.until)
    return f" AND (days : ({' OR '.join(words)}))" if words else ""


def rarity(term: Term) -> Iterator[tuple[str, str]]:
    """The words of a term as bounds to look them up by: the word and "", or where a prefix begins and ends."""
    *whole, last = term.words
    yield from ((word, "") for word in whole)
    yield last, last + _LAST if term.prefix else ""


@dataclass(frozen=True, slots=True)
class Question:
    """A search of one kind of record."""

    what: What
    wanted: Wanted
    sounding: bool

    def best(self, often: Sequence[int]) -> Statement:
        """The statement that gives the best keys; `often` says in how many records each term stands."""
        terms = self.wanted.terms
        rare = [term for term, count in zip(terms, often, strict=True) if count <= COMMON]
        where, values = self._where()
        table = self.what.value
        order, asked, further = f"{table}.rowid DESC", self._matched(), ""
        if rare:
            order, asked = f"bm25({table}, {_WEIGHTS}), {order}", expression(rare, self.sounding)
        if rare and asked != self._matched():
            further = f" AND +{table}.rowid IN (SELECT rowid FROM {table} WHERE {table} MATCH ?)"
            values = (self._matched(), *values)
        select = f"SELECT {table}.rowid FROM {table} {self._joined()} WHERE {table} MATCH ?{further}{where}"
        return f"{select} ORDER BY {order} LIMIT ?", (asked, *values, self.wanted.limit)

    def count(self, most: int) -> Statement:
        """The statement that counts the hits, up to `most`."""
        where, values = self._where()
        table = self.what.value
        inner = f"SELECT 1 FROM {table} {self._joined()} WHERE {table} MATCH ?{where} LIMIT ?"
        return f"SELECT count(*) FROM ({inner})", (self._matched(), *values, most)

    def _matched(self) -> str:
        return expression(self.wanted.terms, self.sounding) + _day_terms(self.wanted)

    def _joined(self) -> str:
        return (_REPORTS if self.what is What.REPORTS else _CLAIMS).format(table=self.what.value)

    def _where(self) -> Statement:
        """Which records count: those of the days that are asked for, known by then and not yet superseded."""
        wanted = self.wanted
        parts: list[str] = []
        values: list[object] = []
        if wanted.known is not None:
            parts.append("kept.key <= ?")
            values.append(wanted.known)
        if not wanted.superseded:
            parts.append("kept.over IS NULL" if wanted.known is None else "(kept.over IS NULL OR kept.over > ?)")
            values += [] if wanted.known is None else [wanted.known]
        for day, compared in ((wanted.since, "entry.last >= ?"), (wanted.until, "entry.first <= ?")):
            if day is not None:
                parts.append(compared)
                values.append(day.toordinal())
        return "".join(f" AND {part}" for part in parts), tuple(values)
