"""Sentence spans: exact, ordered, bounded, whatever the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orontes.reading.sentences import INVISIBLE, MAX_WORDS, split_sentences


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge fell. Nobody crossed.", ["The bridge fell.", "Nobody crossed."]),
        ("Gen. Barakat met U.S. envoys. They left.", ["Gen. Barakat met U.S. envoys.", "They left."]),
        ("He flew to the U.S. The visit was short.", ["He flew to the U.S.", "The visit was short."]),
        ("The truce held.4 min read", ["The truce held.", "4 min read"]),
        ("Both sides stopped.The river rose.", ["Both sides stopped.", "The river rose."]),
        ("It cost 3.5 million.", ["It cost 3.5 million."]),
        ("“We left.” Nobody followed.", ["“We left.”", "Nobody followed."]),
        ("“We left….No one can stay,” he said.", ["“We left….", "No one can stay,” he said."]),
        ("Was it lost? “Yes!” she said.", ["Was it lost?", "“Yes!” she said."]),
        ("The first paragraph\n\nthe second", ["The first paragraph", "the second"]),
        ("== Attacks ===== North ===The road was cut.", ["Attacks", "North", "The road was cut."]),
        ("Lost so far:\n- the mill\n- the bridge", ["Lost so far:", "- the mill", "- the bridge"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_wrapped_lines_are_one_sentence() -> None:
    text = "The army said that its engineers had cleared the bridge over the\nriver of mines by the evening."
    assert sentences(text) == [text]


def test_headlines_line_by_line_are_apart() -> None:
    lines = [
        "Army captures three hamlets south of the river after clashes with the militia that held them since May",
        "Two dead as rockets hit the mill in the north of the old town, rescuers say",
        "Convoy of relief lorries enters the town by the western bridge",
    ]
    assert sentences("\n".join(lines)) == lines


def test_an_endless_sentence_is_bounded() -> None:
    text = "shells fell on the mill, " * 10_000
    assert max(len(sentence.split()) for sentence in sentences(text)) <= MAX_WORDS


@given(st.text(alphabet=st.sampled_from('aB. !?\n\r…“”’"=-,;1' + INVISIBLE), max_size=300))
def test_spans_are_ordered_and_lose_no_letter(text: str) -> None:
    spans = split_sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    kept = "".join(span.of(text) for span in spans)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]
