"""As of a time: what had happened, been said, and come into the casebook by then."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledger.conftest import HandClock, a_document
from tests.ledger.test_claims_kept import FIRST, SECOND, a_claim

from orontes.claims.types import Kind
from orontes.evidence import Origin, RecordId, When
from orontes.ledger import AsOf, Casebook
from orontes.review.types import Judgement, Verdict
from orontes.sources import Capture, Document, Skipped, SkipReason

Make = Callable[..., Document]
SAID = datetime(2017, 3, 22, 18, 30, tzinfo=UTC)
TEXTS = ("Soran has fallen.", "Latamneh was hit.", "Nobody fled Qomhana.")
STEPS = st.lists(st.tuples(st.sampled_from("acdrjs"), st.integers(0, 2), st.integers(0, 2)), max_size=12)


def held(casebook: Casebook, asof: AsOf) -> tuple[Any, ...]:
    parts = (casebook.documents(asof), casebook.claims(asof), casebook.judgements(asof), casebook.skipped(asof))
    return (*parts, casebook.captures(asof), tuple(casebook.unread(FIRST, asof)))


def step(casebook: Casebook, what: str, which: int, how: int) -> None:
    document = a_document(TEXTS[which], doc=f"d{which}", file=f"d{which}.txt")
    known = {each.id: each for each in casebook.documents()}
    if what in "ad":
        casebook.add([a_document(TEXTS[which], doc=f"d{which}", file=f"d{which}.txt", title="!" * how)])
    elif what == "r" and document.id in known:
        claims = [a_claim(document, kind) for kind in list(Kind)[:how]]
        casebook.put_claims(known[document.id], claims, Origin("rules", str(how)))
    elif what == "j":
        verdict = Judgement(RecordId(f"j{which}{how}"), RecordId("r"), Verdict.REJECT, "", "a", SAID, str(how))
        casebook.judge(verdict)
    elif what == "c" and document.id in known:
        original = b"capture %d" % how
        name = RecordId(hashlib.sha256(original).hexdigest())
        casebook.add([], captures=[Capture(name, original, "text/plain", f"{which}", "file", documents=(document.id,))])
    elif what == "s":
        casebook.add([], [Skipped(f"d{which}.txt", SkipReason.EMPTY, "is empty")])


@settings(max_examples=25, deadline=None)
@given(STEPS)
def test_as_of_a_time_a_casebook_is_what_it_was_then(steps: list[tuple[str, int, int]]) -> None:
    clock = HandClock()
    with tempfile.TemporaryDirectory() as folder, Casebook.create(Path(folder) / "c", "syria", clock=clock) as casebook:
        states = []
        for number, one in enumerate(steps):
            step(casebook, *one)
            if number % 3 == 2:
                clock.now += timedelta(days=1)  # a root stands between
            now = held(casebook, AsOf())[:5]
            states.append((clock.now, now))
            assert held(casebook, AsOf(known=clock.now))[:5] == now
        for moment, then in states:
            assert held(casebook, AsOf(known=moment))[:5] == then


def test_as_of_a_time_it_equals_a_copy_made_then(casebook: Casebook, document: Make, tmp_path: Path) -> None:
    casebook.add([document()])
    casebook.put_claims(document(), [a_claim(document())], FIRST)
    casebook.backup(tmp_path / "copy")
    then = datetime.fromisoformat(casebook.custody()[-1].at)
    casebook.add([document(title="Corrected"), document("More of it.", doc="more", file="more.txt")])
    casebook.put_claims(document(), [], SECOND)
    with Casebook.open(tmp_path / "copy") as copy:
        assert held(casebook, AsOf(known=then)) == held(copy, AsOf())


def test_before_it_was_made_nothing_was_known(casebook: Casebook, document: Make) -> None:
    casebook.add([document()])
    assert held(casebook, AsOf(known=datetime(2017, 1, 1, tzinfo=UTC))) == ((), (), (), (), (), ())


def test_what_is_said_counts_from_the_time_of_its_entry(casebook: Casebook, document: Make) -> None:
    late = document(published=SAID + timedelta(hours=5))
    casebook.add([late, document("Later still.", doc="x", file="x.txt", published=SAID + timedelta(days=1))])
    casebook.put_claims(late, [a_claim(late)], FIRST)
    assert casebook.claims(AsOf(said=SAID - timedelta(seconds=1))) == ()
    assert casebook.documents(AsOf(said=SAID - timedelta(seconds=1))) == ()
    assert casebook.claims(AsOf(said=SAID)) == (a_claim(late),)
    assert casebook.documents(AsOf(said=SAID)) == (late,)


def test_a_verdict_is_said_when_it_is_given(casebook: Casebook) -> None:
    verdict = Judgement(RecordId("j"), RecordId("r"), Verdict.REJECT, "", "a person", SAID, "wrong")
    casebook.judge(verdict)
    assert casebook.judgements(AsOf(said=SAID)) == (verdict,)
    assert casebook.judgements(AsOf(said=SAID - timedelta(seconds=1))) == ()


def test_what_happened_counts_from_its_earliest_day(casebook: Casebook, document: Make) -> None:
    from dataclasses import replace

    casebook.add([document()])
    claim = replace(a_claim(document()), when=When(date(2017, 3, 20), date(2017, 3, 25)))
    casebook.put_claims(document(), [claim], FIRST)
    assert casebook.claims(AsOf(happened=datetime(2017, 3, 20, tzinfo=UTC))) == (claim,)
    assert casebook.claims(AsOf(happened=datetime(2017, 3, 19, 23, 59, tzinfo=UTC))) == ()
