"""Words about a part of a place: what is looked for first never hides what the patterns find."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.control import partial

NOUNS = ["Parts", "section", "half", "outskirts", "Edge", "buildings", "streets", "areas", "gains", "footholds"]
PLACES = ["towns", "villages", "hamlets", "localities", "settlements", "blocks", "positions", "points", "checkpoints"]
OTHERS = ["hills", "farms", "neighborhoods", "neighbourhoods", "districts", "Oakford", "the", "old"]
LINKS = ["of", "in", "several", "twenty", "7", "a number of", "including", "such as", "they took", "left", "to the"]
QUOTES = st.lists(st.sampled_from([*NOUNS, *PLACES, *OTHERS, *LINKS]), max_size=9).map(" ".join)


@given(QUOTES)
@settings(max_examples=300)
def test_hints_hide_nothing(quote: str) -> None:
    part = partial._PART.search(quote) is not None
    counted = partial._COUNTED.search(quote) is not None
    assert partial._counts(quote) == counted
    assert partial._tells_of_part(quote) == (part or (counted and not partial._LISTED.search(quote)))
