"""The parser of the package: what it says of sentences, and that it reads each by itself."""

from __future__ import annotations

import pytest

from orontes.errors import DataError
from orontes.reading import DependencyParser
from orontes.reading.parser import weights
from orontes.reading.parsing import _batches


def test_spans_count_from_the_start_of_the_sentence_in_its_document(parser: DependencyParser) -> None:
    text = "Rebels  took Soran\non Friday."
    (tokens,) = parser.parse([text], [100])
    assert [text[t.span.start - 100 : t.span.end - 100] for t in tokens] == [t.text for t in tokens]
    assert [t.text for t in tokens] == ["Rebels", "took", "Soran", "on", "Friday", "."]


def test_every_sentence_has_one_root_and_heads_inside_it(parser: DependencyParser) -> None:
    for tokens in parser.parse(["Rebels took Soran. The army fled. Nobody died.", "Go", "12 killed"]):
        assert [t.dep for t in tokens].count("ROOT") == 1
        assert all(0 <= t.head < len(tokens) and tokens[t.index] is t for t in tokens)


def test_what_a_sentence_is_parsed_with_does_not_matter(parser: DependencyParser) -> None:
    alone = parser.parse(["Shells hit the market in Ariha."])[0]
    others = ["", "  ", "The army withdrew from three villages north of the river after a week of fighting.", "Yes."]
    assert parser.parse([*others, "Shells hit the market in Ariha."])[4] == alone


def test_a_headline_in_capitals_is_parsed_as_a_sentence(parser: DependencyParser) -> None:
    tokens = parser.parse(["REBELS CAPTURE VILLAGE NEAR HAMA"])[0]
    assert {t.text: (t.pos, t.dep) for t in tokens if t.dep in ("nsubj", "dobj")} == {
        "REBELS": ("NOUN", "nsubj"),
        "VILLAGE": ("NOUN", "dobj"),
    }


def test_names_are_told_by_kind(parser: DependencyParser) -> None:
    tokens = parser.parse(["Ivan Kovalenko told reporters in Kharkiv that the United Nations would send aid."])[0]
    kinds = {t.text: t.entity for t in tokens if t.entity}
    assert (kinds["Ivan"], kinds["Kovalenko"], kinds["Kharkiv"]) == ("B-PERSON", "I-PERSON", "B-PLACE")


def test_weights_that_cannot_be_read_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "_packed", lambda: b"PK broken")
    with pytest.raises(DataError, match="weights"):
        weights.trained()


def test_long_texts_are_parsed_a_few_at_a_time() -> None:
    texts = ["x" * length for length in (10, 30_000, 20, 30_000, 50_000)]
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    batches = list(_batches(order, texts))
    assert [at for batch in batches for at in batch] == order
    assert batches == [[0, 2, 1], [3], [4]]
