"""Search: what is asked for is found, in other spellings too, and only what counts; hostile questions are answered."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from tests.ledger.conftest import HandClock
from tests.ledger.outside import on_sqlite
from tests.ledger.test_claims_kept import FIRST, SECOND, a_claim

from orontes.errors import LedgerError, RequestError
from orontes.ledger import Casebook
from orontes.ledger.search import What, answer, catch_up, sqlite_index
from orontes.ledger.search.asking import terms_of
from orontes.ledger.search.postgres_index import PostgresIndex
from orontes.ledger.search.snippets import CLOSE, OPEN
from orontes.ledger.search.sqlite_index import FILE
from orontes.ledger.search.types import Index
from orontes.sources import Document

Make = Callable[..., Document]

on_postgresql = pytest.mark.parametrize("address", ["postgresql"], indirect=True)


def found(casebook: Casebook, asked: str, what: What = What.REPORTS, **particulars: object) -> list[str]:
    """Names of the reports that hold what was found, the best first."""
    hits = answer(casebook, asked, [what], **particulars)[what].hits  # type: ignore[arg-type]
    return [hit.doc for hit in hits]


@pytest.fixture
def filled(casebook: Casebook, document: Make) -> Casebook:
    texts = {
        "bombs": "A helicopter dropped barrel bombs on Latamneh. The town was empty.",
        "barrel": "A barrel of oil burned, and later bombs fell on Kafr Nabūdah.",
        "spelt": "Shells hit Al-Lataminah before noon.",
        "talks": "Negotiators met in Astana.",
    }
    casebook.add([document(text, doc=name, file=f"{name}.txt") for name, text in texts.items()])
    return casebook


def test_all_words_must_be_met_and_quotes_keep_their_order(filled: Casebook) -> None:
    assert set(found(filled, "barrel bombs")) == {"bombs", "barrel"}
    assert found(filled, '"barrel bombs"') == ["bombs"]
    assert found(filled, "barrel Astana") == []


def test_a_star_stands_for_the_rest_of_a_word(filled: Casebook) -> None:
    assert found(filled, "negot*") == ["talks"]
    assert found(filled, "negot") == []


def test_a_name_is_found_in_its_other_spellings_after_the_one_asked_for(filled: Casebook) -> None:
    assert found(filled, "Latamneh") == ["bombs", "spelt"]
    assert found(filled, "Al-Lataminah") == ["spelt", "bombs"]
    assert set(found(filled, "اللطامنة")) == {"spelt", "bombs"}
    assert found(filled, '"Latamneh"') == ["bombs"]


def test_diacritics_make_no_difference(filled: Casebook) -> None:
    assert found(filled, "nabudah") == found(filled, "Nabūdah") == ["barrel"]


def test_publisher_and_title_are_searched_and_the_hit_is_marked(casebook: Casebook, document: Make) -> None:
    casebook.add([document("It was hit.", publisher="Clinic Watch", title="A hospital in Soran")])
    assert found(casebook, "clinic hospital") == ["monitor-2017-03-22"]
    hit = answer(casebook, "hit", [What.REPORTS])[What.REPORTS].hits[0]
    assert hit.snippet == f"It was {OPEN}hit{CLOSE}."


def test_a_claim_is_found_by_its_parts_and_says_who_says_so(casebook: Casebook, document: Make) -> None:
    casebook.add([document()])
    casebook.put_claims(document(), [a_claim(document())], FIRST)
    for asked in ("fallen", "Soran", "territory taken", "monitor", "Suran"):
        hits = answer(casebook, asked, [What.CLAIMS])[What.CLAIMS].hits
        assert [(hit.id, hit.by, hit.place) for hit in hits] == [("claim-territory_taken", "Monitor", "Soran")], asked


def test_only_the_newest_revision_and_reading_is_found_unless_all_are_asked_for(
    casebook: Casebook, document: Make
) -> None:
    casebook.add([document()])
    casebook.put_claims(document(), [a_claim(document())], FIRST)
    assert found(casebook, "fallen", What.CLAIMS)
    casebook.add([document(title="Retracted")])
    casebook.put_claims(document(), [], SECOND)
    assert found(casebook, "fallen", What.CLAIMS) == []
    assert len(found(casebook, "fallen")) == 1
    assert len(found(casebook, "fallen", superseded=True)) == 2
    gone = answer(casebook, "fallen", [What.CLAIMS], superseded=True)[What.CLAIMS].hits
    assert [hit.superseded for hit in gone] == [True]


def test_it_can_be_asked_as_of_an_earlier_time(casebook: Casebook, document: Make, clock: HandClock) -> None:
    casebook.add([document()])
    then = clock.now
    casebook.add([document(title="Retracted"), document("Soran holds.", doc="later", file="later.txt")])
    assert found(casebook, "soran", known=then) == ["monitor-2017-03-22"]
    assert found(casebook, "retracted", known=then) == []
    assert found(casebook, "soran", known=datetime(2017, 1, 1, tzinfo=UTC)) == []


def test_days_are_of_publication_for_reports_and_of_what_happened_for_claims(
    casebook: Casebook, document: Make
) -> None:
    casebook.add([document()])
    casebook.put_claims(document(), [a_claim(document())], FIRST)
    told, happened = date(2017, 3, 22), date(2017, 3, 21)
    assert found(casebook, "soran", since=told, until=told)
    assert not found(casebook, "soran", until=happened)
    assert found(casebook, "soran", What.CLAIMS, since=happened, until=happened)
    assert not found(casebook, "soran", What.CLAIMS, since=told)


def test_the_limit_holds_and_the_rest_is_counted(casebook: Casebook, document: Make) -> None:
    casebook.add([document(f"Soran, day {n}.", doc=f"d{n}", file=f"d{n}.txt") for n in range(7)])
    some = answer(casebook, "soran", [What.REPORTS], limit=3)[What.REPORTS]
    assert (len(some.hits), some.total, some.more) == (3, 7, False)


@pytest.mark.parametrize("asked", ['"unbalanced soran', "soran AND NOT (NEAR", "soran*:^-+", "\0soran\0", "head:soran"])
def test_nothing_that_is_typed_is_an_operator(filled: Casebook, asked: str) -> None:
    answer(filled, asked)


@pytest.mark.parametrize("asked", ["", '"" "', "?!—*", "a*", " ".join(map(str, range(10_000))), f'"{"b c " * 99}"'])
def test_a_question_without_an_answer_is_refused_in_one_line(filled: Casebook, asked: str) -> None:
    with pytest.raises(RequestError) as refused:
        answer(filled, asked)
    assert "\n" not in str(refused.value) and len(str(refused.value)) < 200


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_understood_or_refused(asked: str) -> None:
    try:
        terms = terms_of(asked)
    except RequestError:
        return
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE t USING fts5(head, body, sounds)")
    from orontes.ledger.search.fts import expression

    base.execute("SELECT * FROM t WHERE t MATCH ?", (expression(terms, True),)).fetchall()


@on_sqlite
def test_an_index_that_was_deleted_or_damaged_or_is_of_another_ledger_is_made_anew(
    filled: Casebook, tmp_path: Path, document: Make
) -> None:
    index, lines = filled.folder / FILE, list[str]()
    assert found(filled, "astana", say=lines.append) == ["talks"]
    index.unlink()
    assert found(filled, "astana", say=lines.append) == ["talks"]
    assert lines == []
    index.write_bytes(b"no database" * 1000)
    assert found(filled, "astana", say=lines.append) == ["talks"]
    assert "made anew" in lines.pop()
    with Casebook.create(tmp_path / "other", "syria") as other:
        other.add([document("Elsewhere.")])
        found(other, "elsewhere")
        index.write_bytes((other.folder / FILE).read_bytes())
    assert found(filled, "astana", say=lines.append) == ["talks"]
    assert "of another ledger" in lines.pop()


@on_sqlite
def test_bits_flipped_in_the_index_never_end_in_an_error(filled: Casebook) -> None:
    index = filled.folder / FILE
    catch_up(filled)
    whole = index.read_bytes()
    for offset in range(40, len(whole), len(whole) // 60):
        broken = bytearray(whole)
        broken[offset] ^= 0x10
        index.write_bytes(broken)
        answer(filled, "barrel bombs")


@on_sqlite
def test_an_index_that_another_process_fills_is_searched_as_it_is_or_waited_for(
    filled: Casebook, document: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert found(filled, "astana") == ["talks"]
    monkeypatch.setattr(sqlite_index, "WAIT_S", 0.01)
    with closing(sqlite3.connect(filled.folder / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert found(filled, "astana") == ["talks"]
        filled.add([document("More of it.", doc="more", file="more.txt")])
        with pytest.raises(LedgerError, match="another process"):
            found(filled, "astana")


@on_sqlite
def test_a_casebook_that_cannot_be_written_to_is_searched_all_the_same(filled: Casebook) -> None:
    (filled.folder / FILE).mkdir()  # nothing can be written at its place, whoever the user is
    lines = list[str]()
    assert found(filled, "astana", say=lines.append) == ["talks"]
    assert len(lines) == 1


def test_a_batch_that_another_process_took_in_is_not_taken_twice(filled: Casebook) -> None:
    from orontes.ledger.search.batches import batches
    from orontes.ledger.search.opening import use

    def twice(one: Index) -> None:
        def both(other: Index) -> None:
            for after, batch in batches(filled.ledger, 0):
                one.take(after, batch)
                other.take(after, batch)

        use(filled.ledger, both, print)

    use(filled.ledger, twice, print)
    assert answer(filled, "astana", [What.REPORTS])[What.REPORTS].total == 1


@on_postgresql
def test_an_index_in_the_database_is_made_anew_where_it_is_gone_or_of_another_version(filled: Casebook) -> None:
    lines = list[str]()
    assert found(filled, "astana", say=lines.append) == ["talks"]
    schema = PostgresIndex(filled.ledger.engine).schema
    with filled.ledger.engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    assert found(filled, "astana", say=lines.append) == ["talks"]
    assert lines == []
    for change in ("version = 0", "hash = 'of another'"):
        with filled.ledger.engine.begin() as connection:
            connection.execute(text(f"UPDATE {schema}.state SET {change}"))
        assert found(filled, "astana", say=lines.append) == ["talks"]
        assert "made anew" in lines.pop()
    assert not (filled.folder / FILE).exists()


@on_postgresql
def test_where_the_database_lets_no_index_be_kept_one_is_kept_in_the_folder(filled: Casebook) -> None:
    schema = PostgresIndex(filled.ledger.engine).schema
    with filled.ledger.engine.begin() as connection:
        connection.execute(text(f"DROP TABLE {schema}.reading; ALTER TABLE {schema}.report DROP COLUMN words"))
    lines = list[str]()
    assert found(filled, "astana", say=lines.append) == ["talks"]
    assert len(lines) == 1 and (filled.folder / FILE).is_file()


def test_a_book_of_a_million_words_is_found(casebook: Casebook, document: Make) -> None:
    words = " ".join(f"word{number}" for number in range(300_000))
    casebook.add([document(f"Astana {words} {'bomb ' * 100_000}")])
    assert found(casebook, "astana word77") == ["monitor-2017-03-22"]
