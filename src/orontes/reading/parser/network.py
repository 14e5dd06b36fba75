"""The shape of our parser's network: word shapes hashed into vectors, a few convolutions, two heads.

One head labels each word (Penn tag, coarse part of speech, part of a name), the other is spaCy's transition-based
dependency parser (Honnibal & Johnson 2015, arc-eager). The same shape is built for training (`bench/train_parser.py`)
and for reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

WIDTH = 96  # floats a word
ROWS = [5000, 1000, 2500, 2500, 50, 50]  # of the hash table of each attribute
ATTRIBUTES: list[int | str] = ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"]
HIDDEN = 64  # of the transition model


def pipes(nlp: Language) -> dict[str, Any]:
    """The parts of a pipeline by name; spaCy types them as mere functions."""
    return dict(nlp.pipeline)


def blank(depth: int) -> Language:
    """An English pipeline of `depth` convolutions whose weights are still to be set."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": _tok2vec(depth)})
    nlp.add_pipe("tagger", config={"model": _head("spacy.Tagger.v2", nO=None, normalize=False)})
    transitions = {"state_type": "parser", "extra_state_tokens": False, "hidden_width": HIDDEN}
    sizes = {"maxout_pieces": 2, "use_upper": True, "nO": None}
    nlp.add_pipe("parser", config={"model": _head("spacy.TransitionBasedParser.v2", **transitions, **sizes)})
    return nlp


def _tok2vec(depth: int) -> dict[str, Any]:
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": WIDTH,
        "attrs": ATTRIBUTES,
        "rows": ROWS,
        "include_static_vectors": False,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": WIDTH,
        "depth": depth,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    return {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}


def _head(architecture: str, **sizes: object) -> dict[str, Any]:
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}
    return {"@architectures": architecture, "tok2vec": listener, **sizes}
