"""The same command a second time says in one line that there is nothing to do, and does nothing."""

from __future__ import annotations

from pathlib import Path

from tests.reliability.conftest import DAY, STEPS, Course
from tests.reliability.killing import done, orontes, said
from tests.reliability.test_kill import state_of

BUILT = "built: incidents, control, then, ground, casualties"
NOTHING = {
    "add": "nothing to add: 3 reports, all known",
    "read": "nothing to read: every report was read",
    "build": "nothing to build: all of it is built",
    "publish": "nothing to publish: the folder holds this edition",
}


def test_what_is_done_is_not_done_again(tmp_path: Path, reports: Path) -> None:
    course = Course(tmp_path / "course", reports)
    course.folder.mkdir()
    for step in STEPS:
        assert said(course.command(step), tmp_path / "said")[0] == 0
        if step == "init":
            continue
        state = state_of(course)
        status, told = said(course.command(step), tmp_path / "said")
        assert status == 0
        assert told.startswith(NOTHING[step])
        assert state_of(course) == state


def test_one_report_more_is_all_that_is_read(tmp_path: Path, reports: Path) -> None:
    course, more = Course(tmp_path / "course", reports), tmp_path / "more.txt"
    course.folder.mkdir()
    more.write_text("On Wednesday 9 people died in Hama.")
    assert [done(course.command(step)) for step in STEPS[:4]] == [0] * 4
    told = [
        said(work, tmp_path / "said")[1]
        for work in (
            lambda: orontes("add", course.case, more, *DAY),
            *(course.command(step) for step in ("read", "build")),
        )
    ]
    assert [words.splitlines()[0] for words in told] == ["1 report added", "1 report read", BUILT]
