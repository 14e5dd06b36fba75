"""The trained weights: half-precision arrays and the labels of both heads, in one file of the package."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from importlib import resources
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np

from orontes.errors import DataError
from orontes.reading.parser.engine import Engine
from orontes.reading.parser.names import LAYERS
from orontes.reading.parser.network import blank, pipes

if TYPE_CHECKING:
    from spacy.language import Language

FILE = "weights.npz"


@cache
def version() -> str:
    """First eight hexadecimal digits of the file's SHA-256: other weights are another parser."""
    return sha256(_packed()).hexdigest()[:8]


def trained() -> Engine:
    """The network with the weights of the package. Raises `DataError` where the file does not fit it."""
    try:
        with np.load(BytesIO(_packed())) as file:
            arrays = {name: file[name] for name in file.files}
        return Engine(assembled(arrays), {layer: arrays[f"names.{layer}"].astype("float32") for layer in LAYERS})
    except (ValueError, KeyError, OSError) as error:
        raise DataError(f"the parser's weights cannot be read ({error})", file=FILE) from error


def _packed() -> bytes:
    return resources.files("orontes.reading.parser").joinpath(FILE).read_bytes()


def assembled(arrays: dict[str, Any]) -> Language:
    """A pipeline with these weights: `labels` as JSON bytes, and one array for every parameter of `parameters`."""
    about = json.loads(arrays["labels"].tobytes())
    nlp = blank(about["depth"])
    for name, pipe in pipes(nlp).items():
        pipe.initialize(lambda: [_example(nlp)], nlp=nlp, **_labels(name, about))
    for key, node, name in parameters(nlp):
        node.set_param(name, arrays[key].astype("float32"))
    return nlp


def _labels(pipe: str, about: dict[str, Any]) -> dict[str, Any]:
    return {"tok2vec": {}, "tagger": {"labels": about["labels"]}, "parser": {"labels": about["moves"]}}[pipe]


def _example(nlp: Language) -> Any:
    """Two words, from which the network infers the sizes of its layers."""
    from spacy.training import Example

    return Example.from_dict(nlp.make_doc("Rebels left"), {"heads": [1, 1], "deps": ["nsubj", "ROOT"]})


def parameters(nlp: Language) -> list[tuple[str, Any, str]]:
    """Key, node and name of every parameter, in the order of the network."""
    found = []
    for name, pipe in pipes(nlp).items():
        nodes = [node for node in pipe.model.walk() if node.param_names]
        found += [(f"{name}.{n}.{part}", node, part) for n, node in enumerate(nodes) for part in node.param_names]
    return found
