"""Several processes on one casebook: they take turns, or one is told to wait; nothing is lost and nothing is twice."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from orontes.ledger import Casebook
from tests.reliability.conftest import DAY, Course
from tests.reliability.killing import done, orontes, said
from tests.reliability.test_kill import broken, files_in

TRIES = 50


def together(works: Sequence[Callable[[], int]]) -> list[int]:
    """Do all of it at the same time, each in a process of its own; their exit statuses."""
    children = []
    for work in works:
        children.append(os.fork())
        if not children[-1]:
            os._exit(done(work))
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def patiently(words: tuple[str | Path, ...], log: Path) -> int:
    """A command, again whenever it is told to wait."""
    for _ in range(TRIES):
        status, told = said(lambda: orontes(*words), log)
        if status == 0 or "another process is writing to it; wait until it ends" not in told:
            return status
    return status


@pytest.fixture
def course(tmp_path: Path, reports: Path) -> Course:
    made = Course(tmp_path, reports)
    assert done(made.command("init")) == 0
    return made


def test_additions_and_readings_at_the_same_time(course: Course, tmp_path: Path) -> None:
    files = [tmp_path / f"note-{number}.txt" for number in range(8)]
    for number, file in enumerate(files):
        file.write_text(f"On Tuesday {number + 2} people died in Hama.")
    parts = (files[:6], files[2:], files[::-1])

    def adding(number: int, part: Sequence[Path]) -> int:
        return max(patiently(("add", course.case, file, *DAY), tmp_path / f"said-{number}") for file in part)

    def reading(number: int) -> int:
        return max(patiently(("read", course.case), tmp_path / f"said-{number}") for _ in range(3))

    adders = [lambda number=number, part=part: adding(number, part) for number, part in enumerate(parts)]
    readers = [lambda number=number: reading(number) for number in (3, 4)]
    assert together([*adders, *readers]) == [0] * 5  # type: ignore[list-item]
    assert patiently(("read", course.case), tmp_path / "said") == 0
    with Casebook.open(course.case) as book:
        assert broken(book) == ()
        assert sorted(document.file for document in book.documents()) == sorted(file.name for file in files)
        done_to = Counter((entry.action, entry.item) for entry in book.custody() if entry.action in {"add", "read"})
        assert set(done_to.values()) == {1} and len(done_to) == 2 * len(files)


def test_of_two_that_make_a_casebook_one_is_refused(tmp_path: Path, reports: Path) -> None:
    course = Course(tmp_path / "course", reports)
    for _ in range(5):
        log = [tmp_path / f"said-{number}" for number in range(3)]
        ended = together([lambda file=file: said(course.command("init"), file)[0] for file in log])  # type: ignore[misc]
        assert sorted(ended)[0] == 0 and ended.count(0) == 1
        with Casebook.open(course.case) as book:
            assert broken(book) == () and len(book.custody()) == 1
        for file in files_in(course.folder):
            (course.folder / file).unlink()


def test_two_that_build_and_publish_the_same_leave_it_whole(course: Course, tmp_path: Path) -> None:
    assert [done(course.command(step)) for step in ("add", "read")] == [0, 0]
    assert together([course.command("build")] * 3) == [0, 0, 0]
    with at_once(course.command("publish"), 3) as ended:
        assert 0 in ended
    names = files_in(course.folder)
    assert not [name for name in names if ".new-" in name or ".orontes-new-" in name]
    alone = Course(tmp_path / "alone", course.reports)
    assert done(lambda: orontes("publish", course.case, "--out", alone.folder / "edition")) == 0
    edition = {name: data for name, data in names.items() if name.startswith("edition/")}
    assert edition == {name: data for name, data in files_in(alone.folder).items() if name.startswith("edition/")}


@contextmanager
def at_once(work: Callable[[], int], times: int) -> Iterator[list[int]]:
    yield together([work] * times)
