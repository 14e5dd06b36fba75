"""Each finished day is sealed by a Merkle root, which breaks when an entry of it does."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.ledger.conftest import HandClock

from orontes.ledger import Action, Casebook, CustodyEntry, merkle
from orontes.ledger.chain import GENESIS, sealed
from orontes.ledger.days import broken_roots
from orontes.ledger.schema import CUSTODY
from orontes.sources import Document

Make = Callable[..., Document]


def test_the_tree_is_that_of_the_standard() -> None:
    """Roots of the tests of certificate transparency, over the leaves "", 00, 10, 2021, 3031, 40414243 and so on."""
    leaves = [bytes.fromhex(word) for word in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")]
    leaves.append(bytes.fromhex("606162636465666768696a6b6c6d6e6f"))
    assert merkle.root(leaves[:1]) == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert merkle.root(leaves[:2]) == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
    assert merkle.root(leaves[:3]) == "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"
    assert merkle.root(leaves) == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"


def two_by_two(leaves: list[bytes]) -> bytes:
    """The same tree built from below: hashes are paired, an odd one goes up as it is."""
    level = [hashlib.sha256(b"\0" + leaf).digest() for leaf in leaves]
    while len(level) > 1:
        pairs = [level[n : n + 2] for n in range(0, len(level), 2)]
        level = [hashlib.sha256(b"\1" + p[0] + p[1]).digest() if len(p) == 2 else p[0] for p in pairs]
    return level[0]


@given(st.lists(st.binary(max_size=4), min_size=1, max_size=40), st.data())
def test_any_change_is_another_root(leaves: list[bytes], data: st.DataObject) -> None:
    root = merkle.root(leaves)
    assert root == two_by_two(leaves).hex()
    assert hashlib.sha256(merkle.preimage(leaves)).hexdigest() == root
    at = data.draw(st.integers(0, len(leaves) - 1))
    assert merkle.root([*leaves[:at], leaves[at] + b"x", *leaves[at + 1 :]]) != root
    assert merkle.root([*leaves, b""]) != root


def test_a_finished_day_is_sealed_by_the_first_entry_after_it(
    casebook: Casebook, clock: HandClock, document: Make
) -> None:
    casebook.add([document()])
    clock.now += timedelta(days=3)
    casebook.verify()
    casebook.verify()
    create, add, root, *checks = casebook.custody()
    leaves = [bytes.fromhex(create.hash), bytes.fromhex(add.hash)]
    assert (root.action, root.item, root.after) == (Action.ROOT, "2017-05-01", merkle.root(leaves))
    assert [entry.action for entry in checks] == ["verify", "verify"]
    clock.now += timedelta(days=1)
    assert casebook.verify() == ()
    again = [entry for entry in casebook.custody() if entry.action == Action.ROOT]
    assert [entry.item for entry in again] == ["2017-05-01", "2017-05-04"]
    assert casebook.verify() == ()


def test_a_log_of_before_there_were_roots_is_brought_forward(casebook: Casebook, clock: HandClock) -> None:
    """What an older version wrote has days without roots: it opens, holds, and is sealed with the next entry."""
    last = casebook.custody()[-1]
    with casebook.ledger.writing() as connection:
        for day in ("2017-05-02", "2017-05-05"):
            at = f"{day}T10:00:00.000000+00:00"
            last = sealed(replace(last, seq=last.seq + 1, at=at, previous=last.hash, action="verify"))
            connection.execute(CUSTODY.insert(), asdict(last))
    clock.now += timedelta(days=9)
    assert casebook.verify() == ()
    roots = [entry for entry in casebook.custody() if entry.action == Action.ROOT]
    assert [entry.item for entry in roots] == ["2017-05-01", "2017-05-02", "2017-05-05"]
    assert casebook.verify() == ()


def a_log(*told: tuple[str, str, str]) -> list[CustodyEntry]:
    log: list[CustodyEntry] = []
    for number, (at, action, after) in enumerate(told, 1):
        previous = log[-1].hash if log else GENESIS
        entry = CustodyEntry(number, f"{at}T12:00", "", action, at, "", after, "", "", previous, "")
        log.append(sealed(replace(entry, item="2017-05-01") if action == "root" else entry))
    return log


def test_a_wrong_or_missing_root_is_named() -> None:
    """A log whose chain holds, since its writer sealed each entry, and whose roots do not."""
    first = a_log(("2017-05-01", "create", ""))[0]
    right = ("2017-05-02", "root", merkle.root([bytes.fromhex(first.hash)]))
    start = ("2017-05-01", "create", "")
    assert list(broken_roots(a_log(start, right))) == []
    (wrong,) = broken_roots(a_log(start, ("2017-05-02", "root", "0" * 64)))
    assert wrong.item == "Merkle root of 2017-05-01"
    (missing,) = broken_roots(a_log(start, right, ("2017-05-03", "verify", "")))
    assert missing.item == "Merkle root of 2017-05-02"
    assert list(broken_roots(a_log(start, ("2017-05-02", "verify", "")))) == []
