"""A clock that is set back: nothing is written under a time before the last entry, and what is there still holds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.errors import CustodyBroken
from orontes.ledger import Casebook
from tests.ledger.conftest import START, a_document
from tests.reliability.conftest import Course
from tests.reliability.killing import said
from tests.reliability.test_kill import broken


def test_commands_refuse_a_clock_that_is_behind_the_log(tmp_path: Path, reports: Path) -> None:
    course, later = Course(tmp_path, reports), datetime.now(UTC) + timedelta(days=3)
    Casebook.create(course.case, "any", clock=lambda: later).close()  # by a clock that was three days fast
    for step in ("add", "backup", "export"):
        status, told = said(course.command(step), tmp_path / "said")
        assert status == 1 and "set the clock right" in told and told.count("\n") == 1, told
    assert not (tmp_path / "backup").exists() and not (tmp_path / "bundle").exists()
    with Casebook.open(course.case, clock=lambda: later + timedelta(seconds=1)) as book:
        assert broken(book) == () and len(book.custody()) == 1
        assert book.add([a_document()]).added == 1


@given(st.lists(st.integers(-3 * 86_400, 3 * 86_400), min_size=1, max_size=12))
@settings(max_examples=25, deadline=None)
def test_however_the_clock_jumps_times_only_grow(jumps: list[int]) -> None:
    now, kept = START, 0
    with TemporaryDirectory() as folder, Casebook.create(Path(folder) / "case", "any", clock=lambda: now) as book:
        for number, jump in enumerate(jumps):
            now += timedelta(seconds=jump)
            try:
                kept += book.add([a_document(f"Report {number}.", doc=f"report-{number}")]).added
            except CustodyBroken as error:
                assert "set the clock right" in str(error)
        assert broken(book) == () and len(book.documents()) == kept
        times = [entry.at for entry in book.custody()]
        assert times == sorted(times)
