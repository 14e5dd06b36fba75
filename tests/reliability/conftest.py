"""A course of commands, and a small disk of one's own."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.reliability.killing import orontes

STEPS = ("init", "add", "read", "build", "publish")
DAY = ("--published", "2017-03-22")
Words = tuple[str | Path, ...]


@dataclass(frozen=True)
class Course:
    """The folder in which casebook, edition and all that is made lie, and the reports beside it."""

    folder: Path
    reports: Path

    @property
    def case(self) -> Path:
        return self.folder / "case"

    def words(self, step: str) -> Words:
        return {
            "init": ("init", self.case, "--theatre", "any"),
            "add": ("add", self.case, self.reports, *DAY),
            "read": ("read", self.case),
            "build": ("build", self.case),
            "publish": ("publish", self.case, "--out", self.folder / "edition"),
            "backup": ("backup", self.case, "--out", self.folder / "backup"),
            "export": ("export", self.case, "--format", "bagit", "--out", self.folder / "bundle"),
        }[step]

    def command(self, step: str) -> Callable[[], int]:
        return lambda: orontes(*self.words(step))


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three reports, and everything that a command loads loaded once: what is forked from here finds it there."""
    top = tmp_path_factory.mktemp("reports")
    (top / "reports").mkdir()
    for number in range(3):
        text = f"Army units repelled an attack on Qomhana, and {number + 2} people died in Hama on Tuesday."
        (top / "reports" / f"report-{number}.txt").write_text(text)
    warm = Course(top / "warm", top / "reports")
    warm.folder.mkdir()
    assert [warm.command(step)() for step in STEPS] == [0] * len(STEPS)
    return top / "reports"


class Disk:
    """A small disk in memory, which can be filled and write-protected."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._filler = path / "filler"

    def leave(self, octets: int) -> None:
        """Fill it until so many bytes are left."""
        self.free()
        left = int(subprocess.check_output(["df", "--output=avail", "-B1", self.path]).split()[-1])
        with self._filler.open("wb") as filler:
            filler.write(bytes(max(0, left - octets)))

    def free(self) -> None:
        self._filler.unlink(missing_ok=True)

    def protect(self, protected: bool = True) -> None:
        mount("-o", f"remount,{'ro' if protected else 'rw'}", self.path)


@pytest.fixture(scope="session")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Disk]:
    """Skipped where one may not mount."""
    path = tmp_path_factory.mktemp("disk")
    try:
        mount("-t", "tmpfs", "-o", "size=12m", "none", path)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a small disk cannot be mounted here: it takes the superuser")
    yield Disk(path)
    subprocess.run(["umount", path], check=True)


def mount(*words: str | Path) -> None:
    subprocess.run(["mount", *words], check=True, capture_output=True)
