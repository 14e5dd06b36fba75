"""What is done to a casebook costs what it touches, however much the casebook holds."""

from __future__ import annotations

import re
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from tests.ledger.outside import on_sqlite
from tests.ledger.test_claims_kept import FIRST, a_claim

from orontes.errors import CustodyBroken
from orontes.ledger import Action, Casebook
from orontes.ledger.shelf import TOGETHER
from orontes.sources import Document, Skipped, SkipReason

Make = Callable[..., Document]
UNDATED = Skipped("x.txt", SkipReason.NO_DATE, "x.txt has no publication date")


@contextmanager
def plans(casebook: Casebook) -> Iterator[list[str]]:
    """How SQLite goes about each statement that is run meanwhile."""
    steps: list[str] = []

    def explain(_: Any, cursor: Any, statement: str, parameters: Any, __: Any, many: bool) -> None:
        if not statement.startswith(("BEGIN", "INSERT", "PRAGMA")):
            rows = cursor.connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters[0] if many else parameters)
            steps.extend(f"{row[3]} in: {statement}" for row in rows)

    event.listen(casebook.ledger.engine, "before_cursor_execute", explain)
    yield steps
    event.remove(casebook.ledger.engine, "before_cursor_execute", explain)


@on_sqlite
def test_adding_reading_and_setting_aside_go_through_no_table(casebook: Casebook, document: Make) -> None:
    casebook.add([document("Before.", doc="before")])
    with plans(casebook) as steps:
        casebook.add([document(), document("Another.")], [UNDATED])
        casebook.add([document(publisher="Another")])
        casebook.put_claims(document(), [a_claim(document())], FIRST)
        casebook.skipped()
        _ = casebook.head
    assert len(steps) > 10
    through = [
        step for step in steps if step.startswith("SCAN") and not re.search("LIMIT|USING INDEX custody_skips", step)
    ]
    assert through == []


@on_sqlite
def test_what_is_unread_is_found_without_opening_what_is_read(casebook: Casebook, document: Make) -> None:
    casebook.add([document()])
    with plans(casebook) as steps:
        casebook.unread(FIRST)
        casebook.document_count()
    assert [step for step in steps if step.startswith("SCAN documents") and "COVERING INDEX" not in step] == []
    assert any("SEARCH readings USING COVERING INDEX" in step for step in steps)


def test_documents_are_fetched_as_they_are_asked_for(casebook: Casebook, document: Make) -> None:
    many = [document(f"Report {number:03}.", file=f"{number:03}.txt", doc=f"{number:03}") for number in range(70)]
    casebook.add(many)
    unread = casebook.unread(FIRST)
    assert len(unread) == 70
    walk = iter(unread)
    assert next(walk) == many[0]
    for path in (casebook.folder / "archive").rglob(f"{many[TOGETHER + 1].id}*"):
        path.unlink()
    assert [next(walk) for _ in range(TOGETHER - 1)] == many[1:TOGETHER]
    assert len(list(islice(unread, TOGETHER))) == TOGETHER
    with pytest.raises(CustodyBroken, match=many[TOGETHER + 1].id):
        next(walk)


def test_a_page_that_is_always_called_index_gets_a_free_name(casebook: Casebook, document: Make) -> None:
    casebook.add([document("The fourth.", doc="index-4")])
    for number in range(3):
        casebook.add([document(f"Report {number}-{each}.", doc="index") for each in range(20)])
    names = [each.doc for each in casebook.documents()]
    assert len(set(names)) == len(names) == 61
    assert {"index", "index-2", "index-4", "index-40"} <= set(names)


@pytest.mark.parametrize("size", [1, 499, 500, 501, 1001])
def test_many_documents_are_one_step(casebook: Casebook, document: Make, size: int) -> None:
    many = [document(f"Report {number}.", file=f"{number}.txt", doc="same") for number in range(size)]
    assert casebook.add(many).added == size
    assert casebook.add(many).known == casebook.document_count() == size
    log = casebook.custody()
    assert [entry.item for entry in log if entry.action == Action.ADD] == [each.id for each in many]
    assert all(later.previous == earlier.hash for earlier, later in pairwise(log))
    assert casebook.verify() == ()


def test_claims_are_counted_as_the_latest_readings_have_them(casebook: Casebook, document: Make) -> None:
    casebook.add([document(), document("Other.", doc="other")])
    casebook.put_claims(document(), [a_claim(document())], FIRST)
    casebook.put_claims(document("Other."), [a_claim(document("Other."))], FIRST)
    assert casebook.claim_count() == len(casebook.claims()) == 2
    casebook.put_claims(document(), [], FIRST)
    assert casebook.claim_count() == len(casebook.claims()) == 1


def test_checking_and_copying_hold_a_part_of_the_casebook_in_memory(
    casebook: Casebook, document: Make, tmp_path: Path
) -> None:
    many = [document(f"Report {number}. {'Soran has fallen. ' * 600}", doc=f"{number}") for number in range(2000)]
    casebook.add(many)
    casebook.put_claims(many[0], [a_claim(many[0])], FIRST)
    held = sum(len(each.text) for each in many)
    del many
    for step in (casebook.verify, lambda: casebook.backup(tmp_path / "copy")):
        tracemalloc.start()
        step()
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < held / 3
