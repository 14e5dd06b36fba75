"""Real processes: a watch that is killed at any instant goes on where it was, and one that is stopped says so."""

from __future__ import annotations

import itertools
import json
import math
import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Engine, event

from orontes.ledger import Casebook
from orontes.pipeline.watching import Means, Target, watch
from orontes.sources.web import Rules
from tests.pipeline.watching.conftest import Server, answer, feed_of, page_of

KILLS = 40
PAGES = 30
STEPS = ("open", "os.rename", "os.mkdir", "socket.connect", "tempfile.mkstemp")  # as Python's audit hooks name them
ORONTES = (sys.executable, "-c", "from orontes.cli import main; main()")
posix = pytest.mark.skipif(os.name != "posix", reason="signals and fork are POSIX")


def look(folder: Path, url: str) -> None:
    """Watch a feed once, as fast as this machine can."""
    rules = Rules(allow_private=True, every_s=0.0, total_s=10.0)
    with Casebook.open(folder) as book:
        watch(book, [Target(url)], Means(lambda _: None, lambda _: None, rules), once=True)


def child(folder: Path, url: str, upto: float) -> int:
    """The same in a process of its own, which kills itself as it begins its step number `upto`.

    A step is a file opened or renamed, a connection, or a statement to the ledger. Gives how many steps there were,
    -1 where it was killed.
    """
    receive, send = os.pipe()
    number = os.fork()
    if number == 0:
        steps = itertools.count(1)

        def step(name: object, *_: object) -> None:
            if (not isinstance(name, str) or name in STEPS) and next(steps) >= upto:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            event.listen(Engine, "before_cursor_execute", step)
            event.listen(Engine, "commit", step)
            sys.addaudithook(step)
            look(folder, url)
            os.write(send, str(next(steps)).encode())
        finally:
            os._exit(0)
    os.close(send)
    with os.fdopen(receive) as told:
        said = told.read()
    os.waitpid(number, 0)
    return int(said) if said else -1


@posix
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_watch_killed_at_forty_instants_loses_nothing_and_takes_nothing_twice(tmp_path: Path):
    chance = Random(7)
    folder = tmp_path / "book"
    Casebook.create(folder, "any").close()
    with Server() as server:
        server.pages |= {f"/{number}": page_of(f"in hour {number}") for number in range(PAGES)}
        server.pages |= {
            "/warm": feed_of("/before"),
            "/before": page_of("before"),
            "/feed": feed_of(*(f"/{number}" for number in range(PAGES))),
        }
        warm = tmp_path / "warm"
        Casebook.create(warm, "any").close()
        look(warm, server.url("/warm"))
        steps = child(warm, server.url("/feed"), math.inf)
        server.asked.clear()
        counts = []
        for _ in range(KILLS):
            child(folder, server.url("/feed"), chance.uniform(1, steps / 10))
            with Casebook.open(folder) as book:
                counts.append(len(book.captures()))
        assert len(set(counts)) > 5, "nearly all were killed before they did anything"
        look(folder, server.url("/feed"))
        asked = server.paths()
    with Casebook.open(folder) as book:
        assert book.verify() == ()
        sources = [capture.source.rpartition("/")[2] for capture in book.captures() if capture.documents]
        assert sorted(sources, key=int) == [str(number) for number in range(PAGES)]
        assert len(book.documents()) == PAGES
    assert len(asked) - len(set(asked)) <= KILLS * 3  # what was in hand, the feed and robots.txt are asked for again


@posix
def test_the_command_ends_by_a_signal_and_says_what_it_did(tmp_path: Path):
    folder = tmp_path / "book"
    Casebook.create(folder, "any").close()
    with Server() as server:
        server.pages |= {"/feed": feed_of("/a"), "/a": page_of("at dawn"), "/robots.txt": answer("", "404 No")}
        with (folder / "casebook.toml").open("a") as settings:
            settings.write(f'[[watch]]\nurl = "{server.url("/feed")}"\npublisher = "Valley"\nevery = "1h"\n')
        command = (*ORONTES, "watch", str(folder), "--allow-private", "--json")
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
            assert running.stdout
            lines = [json.loads(running.stdout.readline()) for _ in range(2)]
            second = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
            running.send_signal(signal.SIGTERM)
            rest, told = running.communicate(timeout=30)
    assert [line["outcome"] for line in lines] == ["new", "captured"]
    assert json.loads(rest) == {
        "outcome": "ended",
        "polls": 1,
        "captured": 1,
        "unchanged": 0,
        "skipped": 0,
        "failed": 0,
    }
    assert running.returncode == 0, told
    assert second.returncode == 1
    assert "another `orontes watch` runs" in second.stderr
    with Casebook.open(folder) as book:
        assert book.documents()[0].publisher == "Valley"
        assert "watch --allow-private" in book.custody()[-1].tool


@pytest.mark.parametrize(
    ("table", "line"),
    [
        ('url = "file:///etc/passwd"', "no address of the web"),
        ('url = "https://example.org/"\nkind = "blog"', "kind 'blog' is not known"),
        ('url = "https://example.org/"\nevery = "5s"', "no interval from a minute"),
        ('url = "https://example.org/"\nevery = "60d"', "to a week"),
        ('url = "https://example.org/"\nsince = "soon"', "since must be a day"),
        ('url = "https://example.org/"\nevry = "5m"', "'evry' is not known"),
        ("url = 5", "url must be a text"),
    ],
)
def test_a_table_that_is_wrong_is_named(tmp_path: Path, table: str, line: str):
    from orontes.errors import LedgerError
    from orontes.pipeline.watching import targets_of

    folder = tmp_path / "book"
    Casebook.create(folder, "any").close()
    with (folder / "casebook.toml").open("a") as settings:
        settings.write(f'[[watch]]\nurl = "https://example.org/feed"\nsince = 2024-03-01\n[[watch]]\n{table}\n')
    with pytest.raises(LedgerError, match="number 2") as caught:
        targets_of(folder)
    assert line in str(caught.value)
