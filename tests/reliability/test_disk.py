"""A disk that is full or may not be written to: one clear line, nothing half-written, and on it goes with room."""

from __future__ import annotations

import resource
import shutil
from pathlib import Path

import pytest

from orontes.ledger import Casebook
from tests.reliability.conftest import DAY, STEPS, Course, Disk, Words
from tests.reliability.killing import done, orontes, said
from tests.reliability.test_kill import broken, files_in

ALL_STEPS = (*STEPS, "backup", "export")
SHARES = (0.0, 0.2, 0.5, 0.8)  # of the room that a step needs


def test_a_full_disk_is_said_in_one_line_and_nothing_is_half_written(disk: Disk, reports: Path, tmp_path: Path) -> None:
    course = Course(disk.path / "course", reports)
    refused = dict.fromkeys(ALL_STEPS, 0)
    course.folder.mkdir()
    for step in ALL_STEPS:
        before = tmp_path / f"before-{step}"
        shutil.copytree(course.folder, before)
        assert done(course.command(step)) == 0
        whole = files_in(course.folder)
        for share in SHARES:
            again(before, course)
            disk.leave(int(share * sum(path.stat().st_size for path in course.folder.rglob("*"))) if share else 0)
            status, words = said(course.command(step), tmp_path / "said")
            if status:
                assert is_one_clear_line(words), words
                refused[step] += 1
            disk.free()
            if (course.case / "casebook.toml").is_file():
                with Casebook.open(course.case) as book:
                    assert broken(book) == ()
            if status:
                assert done(course.command(step)) == 0
            assert files_in(course.folder).keys() == whole.keys()
    assert all(refused.values()), refused


def again(before: Path, course: Course) -> None:
    """What there was before a step."""
    shutil.rmtree(course.folder)
    shutil.copytree(before, course.folder)


def is_one_clear_line(words: str) -> bool:
    """Whether an error was said in one line that says what to do; a note may stand before it."""
    lines = [line for line in words.splitlines() if line.startswith("orontes: ")]
    known = ("is full", "no space left")
    return len(lines) == 1 and any(word in lines[0] for word in known) and "Traceback" not in words


def test_a_read_only_disk_can_be_checked_and_not_written_to(disk: Disk, reports: Path, tmp_path: Path) -> None:
    course, more = Course(disk.path / "read-only", reports), tmp_path / "more.txt"
    course.folder.mkdir()
    assert [done(course.command(step)) for step in STEPS] == [0] * len(STEPS)
    more.write_text("Clashes were reported near Qomhana on Wednesday.")
    held = files_in(course.folder)
    disk.protect()
    try:
        assert said(lambda: orontes("verify", course.case), tmp_path / "said")[0] == 0
        for step, words in refused_on_it(course, more).items():
            status, told = said(lambda words=words: orontes(*words), tmp_path / "said")  # type: ignore[misc]
            lines = [line for line in told.splitlines() if line.startswith("orontes: ")]
            assert status and len(lines) == 1 and "written" in lines[0], f"{step}: {told}"
        assert files_in(course.folder) == held
    finally:
        disk.protect(False)
    assert done(lambda: orontes("add", course.case, more, *DAY)) == 0


def refused_on_it(course: Course, more: Path) -> dict[str, Words]:
    """Commands that would have to write to the disk."""
    return {
        "init": ("init", course.folder / "another"),
        "add": ("add", course.case, more, *DAY),
        "publish": ("publish", course.case, "--out", course.folder / "another"),
        "backup": ("backup", course.case, "--out", course.folder / "another"),
        "export": ("export", course.case, "--format", "bagit", "--out", course.folder / "another"),
    }


@pytest.mark.parametrize("step", ["init", "add", "publish", "backup"])
def test_a_file_that_may_not_grow_is_said_in_one_line(step: str, reports: Path, tmp_path: Path) -> None:
    """The same without a disk of one's own: no file of the process may become longer than 20 kB (RLIMIT_FSIZE)."""
    course = Course(tmp_path / "course", reports)
    course.folder.mkdir()
    earlier = () if step == "init" else ("init",) if step == "add" else ("init", "add")
    assert [done(course.command(one)) for one in earlier] == [0] * len(earlier)
    held = files_in(course.folder)
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))  # noqa: E731
    status, words = said(course.command(step), tmp_path / "said", limit)
    assert status and is_one_clear_line(words), words
    left = {name for name in files_in(course.folder) if not name.endswith(("-wal", "-shm"))}
    assert left - held.keys() <= {name for name in left if name.startswith("case/archive/")}
    assert done(course.command(step)) == 0
    with Casebook.open(course.case) as book:
        assert broken(book) == ()
