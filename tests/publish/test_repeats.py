"""The tree of who has an account from whom."""

from __future__ import annotations

from orontes.claims.types import Voice
from orontes.incidents import gather
from orontes.publish.repeats import tree
from orontes.theatre.types import SourceKind
from tests.strategies import MONITOR, THEATRE, WIRE, a_claim

GAZETTE = Voice("Coast Gazette", "gazette", SourceKind.INDEPENDENT_MEDIA, "")
WORDS = "a column of tanks rolled down the market street of Oakford and shelled the bakery at its end"


def test_an_account_is_a_tree_from_its_voice_to_those_who_carry_it() -> None:
    quoting = a_claim(by=(WIRE, MONITOR), quote=WORDS)
    carrying = a_claim(by=(GAZETTE, WIRE, MONITOR))
    (incident,) = gather([quoting, carrying], THEATRE)
    (account,) = incident.accounts
    (top,) = tree(account, {claim.id: claim for claim in (quoting, carrying)})
    assert (top["by"], top["how"], top["claims"]) == (MONITOR.name, "own", [])
    (wire,) = top["repeated_by"]  # type: ignore[misc]
    assert (wire["by"], wire["how"], wire["claims"]) == (WIRE.name, "quotes", [quoting.id])
    (gazette,) = wire["repeated_by"]
    assert (gazette["by"], gazette["how"], gazette["claims"]) == (GAZETTE.name, "quotes", [carrying.id])


def test_a_copy_hangs_below_the_one_it_was_copied_from() -> None:
    first, copy = a_claim(by=WIRE, quote=WORDS), a_claim(by=GAZETTE, quote=WORDS)
    (incident,) = gather([first, copy], THEATRE)
    ((top,),) = [tree(account, {claim.id: claim for claim in (first, copy)}) for account in incident.accounts]
    (below,) = top["repeated_by"]  # type: ignore[misc]
    assert (top["how"], below["how"]) == ("own", "copies")
    assert {*top["claims"], *below["claims"]} == {first.id, copy.id}  # type: ignore[misc]


def test_a_report_of_nobody_has_a_teller_without_a_name() -> None:
    nobody = a_claim(by=Voice("", "", SourceKind.UNKNOWN, ""))
    (incident,) = gather([nobody], THEATRE)
    (top,) = tree(incident.accounts[0], {nobody.id: nobody})
    assert (top["by"], top["claims"]) == ("", [nobody.id])
