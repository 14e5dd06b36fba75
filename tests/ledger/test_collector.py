"""Who collected, under which identity and by whose clock is in the log of each capture, as the Protocol asks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.ledger.conftest import a_document
from tests.ledger.test_captures import FIRST, SECOND, a_capture

from orontes.errors import LedgerError
from orontes.ledger import Action, Casebook

TOLD = """[collector]
name = "A. N.  Other"
identity = "press account @valley"
address = "192.0.2.7"
organisation = " "
"""


def with_collector(folder: Path, told: str) -> None:
    settings = folder / "casebook.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + told, encoding="utf-8")


def test_each_capture_tells_who_collected_and_by_which_clock(tmp_path: Path) -> None:
    Casebook.create(tmp_path / "case", "syria").close()
    with_collector(tmp_path / "case", TOLD)
    with Casebook.open(tmp_path / "case") as book:
        book.add([FIRST, SECOND], captures=[a_capture()])
        book.add([FIRST, SECOND], captures=[a_capture()])
        book.add([a_document("More.", doc="more")])
        (entry,) = [entry for entry in book.custody() if entry.action == Action.CAPTURE]
        assert entry.why.startswith(
            "captured from https://example.org/both: 2 documents; name 'A. N. Other'; "
            "identity 'press account @valley'; address '192.0.2.7'; system clock"
        )
        assert book.verify() == ()


def test_a_clock_of_somebody_elses_is_not_called_the_systems(casebook: Casebook) -> None:
    casebook.add([FIRST, SECOND], captures=[replace(a_capture(), clock="")])
    assert casebook.custody()[-1].why == "captured from https://example.org/both: 2 documents"


@pytest.mark.parametrize("told", ["[collector]\nnames = 'x'\n", "[collector]\nname = 3\n", "collector = 'me'\n"])
def test_a_collector_that_is_none_is_one_line(casebook: Casebook, told: str) -> None:
    with_collector(casebook.folder, told)
    with pytest.raises(LedgerError, match=r"\[collector\] must have texts, of name, organisation, identity, address"):
        Casebook.open(casebook.folder)
