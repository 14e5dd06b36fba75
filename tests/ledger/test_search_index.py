"""Both indexes find what a plain look at every word finds, whatever was superseded, and as of any entry."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from orontes.ledger.address import address_of
from orontes.ledger.database import connect
from orontes.ledger.search.days import LONGEST, day_words, words_of_stretch
from orontes.ledger.search.postgres_index import PostgresIndex
from orontes.ledger.search.sqlite_index import SqliteIndex
from orontes.ledger.search.types import Batch, Entry, Index, ReportEntry, Term, Wanted, What, claim_key

WORDS = ("army", "armoured", "hama", "homs", "shell", "shells", "town", "1e5", "ma", "нур", "قصف")
DAY = date(2017, 3, 1)


@pytest.fixture(params=["sqlite", "postgresql"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Index]:
    if request.param == "sqlite":
        with closing(SqliteIndex(tmp_path / "search.sqlite")) as made:
            yield made
    else:
        engine = connect(address_of(tmp_path, request.getfixturevalue("postgres").address()), 5)
        yield PostgresIndex(engine)
        engine.dispose()


def report(random: Random, key: int) -> ReportEntry:
    first = DAY + timedelta(days=random.randrange(80))
    told = [" ".join(random.choices(WORDS, k=random.randrange(length))) for length in (4, 9)]
    return ReportEntry(
        key=key, first=first, last=first, head=told[0], body=told[1], sounds="", id=f"{key % 20}", address=""
    )


def term(random: Random) -> Term:
    told = tuple(random.choices(WORDS, k=random.choice((1, 1, 2))))
    return Term((*told[:-1], told[-1][: random.randint(2, 5)]), prefix=True) if random.random() < 0.3 else Term(told)


def meets(entry: Entry, one: Term) -> bool:
    for told in (entry.head.split(), entry.body.split()):
        for at in range(len(told) - len(one.words) + 1):
            found = told[at : at + len(one.words)]
            last = found[-1].startswith(one.words[-1]) if one.prefix else found[-1] == one.words[-1]
            if last and tuple(found[:-1]) == one.words[:-1]:
                return True
    return False


def counts(entry: ReportEntry, entries: list[ReportEntry], wanted: Wanted) -> bool:
    upto = wanted.known or max(each.key for each in entries)
    later = any(each.id == entry.id and entry.key < each.key <= upto for each in entries)
    in_days = (wanted.since or date.min) <= entry.first <= (wanted.until or date.max)
    return entry.key <= upto and in_days and (wanted.superseded or not later)


def test_reports_are_found_as_by_a_look_at_every_word(index: Index) -> None:
    random = Random(7)
    entries = [report(random, key) for key in range(1, 61)]
    for after in range(0, 60, 20):
        index.take(after, Batch(after + 20, "", entries[after : after + 20], (), ()))
    for _ in range(150):
        since, until = (DAY + timedelta(days=random.randrange(80)) if random.random() < 0.4 else None for _ in "ab")
        known = random.choice((None, random.randint(1, 60)))
        terms = tuple(term(random) for _ in range(random.choice((1, 1, 2))))
        wanted = Wanted(terms, since, until, random.random() < 0.3, known, limit=100)
        expected = {e.key for e in entries if all(meets(e, one) for one in terms) and counts(e, entries, wanted)}
        found = index.find(What.REPORTS, wanted)
        assert (set(found.keys), found.total) == (expected, len(expected)), wanted


def test_claims_of_a_later_reading_take_the_place_of_those_before(index: Index) -> None:
    claims = [
        Entry(key=claim_key(seq, at), first=DAY, last=DAY + timedelta(days=40), head="", body="shells", sounds="")
        for seq, at in ((1, 0), (1, 1), (2, 0))
    ]
    index.take(0, Batch(1, "", (), [(1, "doc")], claims[:2]))
    index.take(1, Batch(2, "", (), [(2, "doc")], claims[2:]))
    one = Wanted((Term(("shells",)),))
    assert index.find(What.CLAIMS, one).keys == (claim_key(2, 0),)
    assert set(index.find(What.CLAIMS, Wanted(one.terms, known=1)).keys) == {claim_key(1, 0), claim_key(1, 1)}
    assert index.superseded(What.CLAIMS, [each.key for each in claims]) == {claim_key(1, 0), claim_key(1, 1)}
    assert index.find(What.CLAIMS, Wanted(one.terms, since=DAY + timedelta(days=30))).total == 1
    assert index.find(What.CLAIMS, Wanted(one.terms, since=DAY + timedelta(days=41))).total == 0


def test_the_rare_word_decides_the_order_and_a_title_weighs_more(index: Index) -> None:
    def told(key: int, head: str, body: str) -> ReportEntry:
        return ReportEntry(key=key, first=DAY, last=DAY, head=head, body=body, sounds="", id=str(key), address="")

    entries = [told(1, "hama", "shells fell on the town"), told(2, "news", "shells fell on hama near the town")]
    entries += [told(key, "news", "shells fell on the village of soran near the town") for key in range(3, 9)]
    index.take(0, Batch(8, "", entries, (), ()))
    assert index.find(What.REPORTS, Wanted((Term(("hama",)),))).keys == (1, 2)


def test_each_day_of_a_stretch_has_one_of_its_words_and_no_other_day() -> None:
    random = Random(3)
    for _ in range(300):
        since = DAY + timedelta(days=random.randrange(-900, 900))
        until = since + timedelta(days=random.randrange(900))
        asked = set(words_of_stretch(since, until)) - {"anyday"}
        day = since + timedelta(days=random.randrange(-60, 960))
        assert bool(asked & set(day_words(day, day).split())) == (since <= day <= until)
    assert day_words(DAY, DAY + LONGEST + timedelta(days=1)) == "anyday"
