"""Commands run in a process of their own, which is killed (SIGKILL) at a chosen point or instant.

The process is a fork of this one, which has everything loaded: hundreds of them cost no more than their work. A point
is a moment at which what is on the disk may change: a file is opened for writing, renamed or removed, a folder made, a
file flushed, a statement sent to the database, a transaction ended. Who is killed at a point does not come to it.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine, event

from orontes import cli

_EVENTS = frozenset(
    ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "shutil.rmtree", "sqlite3.connect")
)
_ENGINE = ("before_cursor_execute", "after_cursor_execute", "begin", "commit", "rollback")


def orontes(*words: str | Path) -> int:
    """Run one command in this process, as the command line does, and give its exit status."""
    sys.argv = ["orontes", *map(str, words)]
    try:
        cli.main()
    except SystemExit as left:
        return int(str(left.code or 0))
    return 0


def points_of(work: Callable[[], int]) -> int:
    """How many points a piece of work has; it is done in the course of counting."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        count = [0]
        _quietly(lambda: _counted(count, lambda: None, work))
        os.write(write, str(count[0]).encode())
        os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    with os.fdopen(read) as told:
        return int(told.read())


def killed_at_point(work: Callable[[], int], number: int) -> bool:
    """Do the work, and be killed at its `number`-th point, from 1; whether it was."""

    def strike() -> None:
        if count[0] == number:
            os.kill(os.getpid(), signal.SIGKILL)

    count = [0]
    return _was_killed(lambda: _counted(count, strike, work))


def killed_after(work: Callable[[], int], seconds: float) -> bool:
    """Do the work, and be killed so many seconds after it began, wherever it is then; whether it came to that."""
    return _was_killed(work, seconds)


def done(work: Callable[[], int]) -> int:
    """Do the work undisturbed, in a process of its own; its exit status."""
    child = os.fork()
    if not child:
        os._exit(_quietly(work))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def said(work: Callable[[], int], into: Path, limit: Callable[[], None] = lambda: None) -> tuple[int, str]:
    """Do the work undisturbed in a process of its own, after `limit`; its exit status, and what it says on stderr."""
    child = os.fork()
    if not child:
        os._exit(_quietly(lambda: (limit(), work())[1], into))
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return status, into.read_text(encoding="utf-8")


def _was_killed(work: Callable[[], int], seconds: float | None = None) -> bool:
    child = os.fork()
    if not child:
        os._exit(_quietly(work))
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in {0, -signal.SIGKILL}, f"the work ended with {status}"
    return status == -signal.SIGKILL


def _quietly(work: Callable[[], int], into: Path = Path(os.devnull)) -> int:
    """In a child: what it says goes into a file, and it must never return into the tests."""
    try:
        with into.open("w", encoding="utf-8") as said:
            sys.stdout = sys.stderr = cli.talk.file = said
            return work()
    except BaseException as error:  # noqa: BLE001 - whatever it is, the parent sees it
        into.write_text(repr(error), encoding="utf-8")
        return 99


def _counted(count: list[int], strike: Callable[[], None], work: Callable[[], int]) -> int:
    """Do the work in a child and call `strike` at each point."""

    def point(*_: object, **__: object) -> None:
        count[0] += 1
        strike()

    def audit(name: str, arguments: tuple[object, ...]) -> None:
        if name in _EVENTS and not (name == "open" and _only_read(arguments)):
            point()

    def flushed(handle: int) -> None:
        point()
        flush(handle)
        point()

    flush, os.fsync = os.fsync, flushed
    for name in _ENGINE:
        event.listen(Engine, name, point)
    sys.addaudithook(audit)
    return work()


def _only_read(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2]
    return isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) == 0
