"""Which words contradict each other, and whose they are."""

from __future__ import annotations

from dataclasses import replace

from orontes.claims.types import Piece
from orontes.evidence import Span
from orontes.incidents.types import Contradiction
from orontes.publish import contradicting
from tests.strategies import MONITOR, WIRE, a_claim

QUOTE = "seven people died in the raid"


def test_a_contradiction_says_who_says_what_in_which_words() -> None:
    told = replace(a_claim(by=(WIRE, MONITOR), quote=QUOTE, span=Span(40, 40 + len(QUOTE))))
    told = replace(told, pieces=(Piece("killed", Span(40, 45)), Piece("event", Span(0, 4))))
    (value,) = contradicting.plain(Contradiction("toll", (("7", told.id),)), {told.id: told})["values"]  # type: ignore[misc]
    assert value == {"says": "7", "claim": told.id, "by": MONITOR.name, "words": "seven"}
    (outside,) = contradicting.plain(Contradiction("outcome", (("asserted", told.id),)), {told.id: told})["values"]  # type: ignore[misc]
    assert outside["words"] == QUOTE
    (gone,) = contradicting.plain(Contradiction("toll", (("7", told.id),)), {})["values"]  # type: ignore[misc]
    assert gone == {"says": "7", "claim": told.id}
