"""Our walk through the transitions, all sentences at once, draws the trees that spaCy's own draws one by one."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest

from orontes.reading.parser.lifting import lifted
from orontes.reading.parser.network import pipes
from orontes.reading.parser.weights import _packed, assembled, trained

SENTENCES = (
    "Rebels took the village of Marj on Sunday after two days of shelling that killed a dozen people.",
    "A pilot, whom residents said they had seen eject over the ridge, was found dead.",
    "Which brigade the men who held the mill belonged to nobody in the town could say.",
    "Shells.",
    "What remains of the market, a monitor told reporters, will be cleared \u2013 if the truce holds \u2013 by Friday.",
    "Militants and, they claim, deserters fled north; three tanks, two of them burnt out, were left behind.",
    "The army said on Monday it had retaken  hills which it lost last week , but gave no details",
)  # fmt: skip


@pytest.mark.parametrize("together", [SENTENCES, SENTENCES[::-1], SENTENCES[3:4]])
def test_every_word_hangs_where_spacy_hangs_it(together: tuple[str, ...]) -> None:
    with np.load(BytesIO(_packed())) as file:
        nlp = assembled({name: file[name] for name in file.files})
    parser = pipes(nlp)["parser"]
    parser.model.attrs["unseen_classes"].add(parser.move_names.index("B-ROOT"))
    for text, tokens in zip(together, trained().parse(together, [0] * len(together)), strict=True):
        words = [word for word in nlp(text) if not word.is_space]
        assert [token.text for token in tokens] == [word.text for word in words]
        ours = [(tokens[token.head].span.start, token.dep) for token in tokens if token.dep != "parataxis"]
        theirs = [
            (word.head.idx, word.dep_)
            for word, token in zip(words, tokens, strict=True)
            if token.dep != "parataxis"
        ]  # fmt: skip
        assert ours == theirs


def test_a_word_is_lifted_to_the_first_word_of_its_label_from_above() -> None:
    heads, deps = lifted([1, 1, 1, 2, 2, 1], ["dobj", "ROOT", "dobj", "amod", "relcl", "prep||relcl"], [False] * 6)
    assert (heads[5], deps[5]) == (4, "prep")


def test_a_word_whose_label_is_not_found_stays() -> None:
    heads, deps = lifted([0, 0, 1], ["ROOT", "dobj", "prep||attr"], [False] * 3)
    assert (heads[2], deps[2]) == (1, "prep")


def test_trees_that_go_in_a_circle_end_the_search() -> None:
    heads, _ = lifted([1, 0, 0], ["dobj", "dobj", "prep||attr"], [False] * 3)
    assert heads[2] == 0
