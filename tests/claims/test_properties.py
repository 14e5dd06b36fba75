"""What holds for every text: quotes are verbatim, nothing is raised, the bounds of sentences are kept."""
# ruff: noqa: E501

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.claims.conftest import Read

WORDS = (
    "rebels", "regime forces", "captured", "bombed", "killed", "12 people", "Halfaya", "Idlib Province", "in", "on", "and",
    ",", ".", "“", "”", "said", "SANA", "reportedly", "near", "the town of", "shelling", "attack", "not", "will", "\n\n",
    "UPDATE 1745 GMT:", "chlorine", "fled", "since August 2016", "’s", "—", "é", "their", "which", "with rockets", "-held",
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_quotes_are_verbatim(read: Read, text: str) -> None:
    for claim in read(text):
        assert claim.quote == text[claim.span.start : claim.span.end]
        assert claim.quote.strip()
        assert claim.sentence.contains(claim.span)
        assert 0 <= claim.confidence <= 1
        assert claim.chain[0].name == "Reuters"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_nothing_is_raised_for_any_text(read: Read, text: str) -> None:
    for claim in read(text):
        assert claim.quote == text[claim.span.start : claim.span.end]
