"""Killed anywhere in any step (SIGKILL): nothing is lost, nothing is twice, and the same command goes on from there."""

from __future__ import annotations

import random
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from orontes.ledger import Casebook, Finding
from orontes.ledger.search import answer
from orontes.ledger.verifying import findings
from tests.reliability.conftest import STEPS, Course
from tests.reliability.killing import done, killed_after, killed_at_point, points_of

KILLS = {"init": 15, "add": 65, "read": 40, "build": 55, "publish": 40}  # at points: 200 but for init
INSTANTS = {"init": 3, "add": 6, "read": 4, "build": 4, "publish": 4}  # by the clock, beside these


@dataclass(frozen=True)
class State:
    """What there is after a step: the log but for its times, the record and what is found in it, and every file."""

    log: list[tuple[str, ...]]
    record: tuple[object, ...]
    files: dict[str, bytes]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory, reports: Path) -> Course:
    return Course(tmp_path_factory.mktemp("killed") / "course", reports)


@pytest.fixture(scope="module")
def undisturbed(course: Course) -> dict[str, State]:
    """The state after each step of a run in which nothing happens; a copy of each is beside the course."""
    course.folder.mkdir()
    shutil.copytree(course.folder, before("init", course))
    states = {}
    for step, following in zip(STEPS, [*STEPS[1:], "end"], strict=True):
        assert done(course.command(step)) == 0
        states[step] = state_of(course)
        shutil.copytree(course.folder, before(following, course))
    assert len(states["read"].record[1]) == 3  # type: ignore[arg-type]
    return states


def before(step: str, course: Course) -> Path:
    """Where what there is before a step is kept."""
    return course.folder.with_name(f"before-{step}")


def state_of(course: Course) -> State:
    """What there is now. It must be a casebook in which everything holds."""
    with Casebook.open(course.folder / "case") as book:
        assert broken(book) == ()
        log = [(e.action, e.item, e.before, "" if e.action == "capture" else e.after, e.why) for e in book.custody()]
        found = {str(what): each.total for what, each in answer(book, "Qomhana").items()}
        record = tuple(book.documents()), tuple(book.claims()), found
    return State(log, record, files_in(course.folder))


def broken(book: Casebook) -> tuple[Finding, ...]:
    """What `verify` finds, without the entry in the log that it makes."""
    return findings(book.ledger.engine, book.folder, book.ledger.archive)


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes; of the ledger, the name alone: its log holds times.

    The search index is left out: it is derived, and what it finds is compared instead.
    """
    held = (path for path in sorted(folder.rglob("*")) if not path.is_dir() and not path.name.startswith("search."))
    return {str(p.relative_to(folder)): b"" if p.name.startswith("ledger.") else p.read_bytes() for p in held}


def check_after_kill(step: str, course: Course, undisturbed: dict[str, State]) -> None:
    """Right after the kill: what holds holds, and what is new is whole, or marked as unfinished."""
    case, whole = course.folder / "case", undisturbed[step].files
    if (case / "casebook.toml").is_file():
        with Casebook.open(case) as book:
            assert broken(book) == ()
    for name, data in files_in(course.folder).items():
        unfinished = ".new-" in name or ".orontes-new-" in name or name.endswith(("-wal", "-shm"))
        assert unfinished or whole[name] == data, f"{name} is there, and not as it should be"
    edition = {name for name in whole if name.startswith("edition/")}
    if (course.folder / "edition").exists():
        assert edition <= files_in(course.folder).keys()


@pytest.mark.parametrize("step", STEPS)
def test_a_step_killed_anywhere_goes_on(step: str, course: Course, undisturbed: dict[str, State]) -> None:
    chance, killed = random.Random(f"kill {step}"), 0
    points, seconds = measured(step, course)
    numbers = chance.choices(range(1, points + 1), k=KILLS[step]) if points < KILLS[step] else []
    numbers = numbers or sorted(chance.sample(range(1, points + 1), KILLS[step]))
    instants = [chance.random() * seconds for _ in range(INSTANTS[step])]
    for number in [*numbers, *instants]:
        begin(step, course)
        work = course.command(step)
        killed += killed_at_point(work, number) if isinstance(number, int) else killed_after(work, number)
        check_after_kill(step, course, undisturbed)
        if step != "init" or not (course.folder / "case" / "casebook.toml").is_file():
            assert done(work) == 0, f"after a kill at {number} of {points}, the same command fails"
        state = state_of(course)
        assert state.log == undisturbed[step].log, f"after a kill at {number} of {points}"
        assert state == undisturbed[step], f"after a kill at {number} of {points}"
        if not killed % 25:
            go_on_from(step, course, undisturbed)
    assert killed >= KILLS[step]


def measured(step: str, course: Course) -> tuple[int, float]:
    """How many points a step has, and about how many seconds it takes."""
    begin(step, course)
    start = time.perf_counter()
    points = points_of(course.command(step))
    return points, time.perf_counter() - start


def begin(step: str, course: Course) -> None:
    """Set everything back to what there is before a step."""
    shutil.rmtree(course.folder)
    shutil.copytree(before(step, course), course.folder)


def go_on_from(step: str, course: Course, undisturbed: dict[str, State]) -> None:
    """Do all steps that come after this one: the same edition must come of it."""
    for later in STEPS[STEPS.index(step) + 1 :]:
        assert done(course.command(later)) == 0
    assert state_of(course) == undisturbed["publish"]
