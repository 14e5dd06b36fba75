"""Trains the parser that travels in the package, on what spaCy's small English model says of our texts.

    python bench/train_parser.py SHARED OUT.npz [--depth N] [--epochs N]

SHARED holds `annotated/reports` and `benchmarks/*.jsonl`. The student starts from the teacher's weights with fewer
convolutions (Sanh et al. 2019 do so with transformers), and learns to label words (tag, part of speech, part of a
name) and to parse as the teacher does, on those texts with other names in them and without their case or their commas
(`parser_lessons.py`): so it depends on no one war's names, and reads headlines better than its teacher. A fifth of the
outlets is left out and measured on. Then a small network over the finished vectors learns which words are names.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import Adam, NumpyOps, fix_random_seed, set_current_ops

from orontes.reading.parser.names import PARTS, scores, windows
from orontes.reading.parser.network import blank
from orontes.reading.parser.weights import parameters
from orontes.reading.sentences import split_sentences
from parser_lessons import TEACHER, Names, Parsed, swapped, taught, texts, varied
from reading.documents import held

SEED = 11
BATCH_WORDS = 1200
NAME_HIDDEN, NAME_BATCH, NAME_EPOCHS = 64, 512, 6
LEARN_RATE = 0.0007


def example(sentence: Parsed, vocab: Vocab) -> Example:
    bare = Doc(vocab, sentence.words, sentence.spaces)
    gold = Doc(vocab, sentence.words, sentence.spaces, heads=sentence.heads, deps=sentence.deps, tags=sentence.labels)
    starts = np.full((len(bare), 1), 2**64 - 1, dtype="uint64")
    starts[0] = 1
    bare.from_array(["SENT_START"], starts)
    return Example(bare, gold)


def started(depth: int, labels: list[str]) -> Language:
    """A student with the teacher's hash tables, first convolutions and transition model."""
    teacher, student = spacy.load(TEACHER), blank(depth)
    student.get_pipe("parser").moves.from_bytes(teacher.get_pipe("parser").moves.to_bytes())
    moves = teacher.get_pipe("parser").label_data
    words = Parsed(["Rebels", "left"], [True, False], ["NNS|NOUN|O"] * 2, [1, 1], ["nsubj", "ROOT"])
    seed = [example(words, student.vocab)]
    for name, data in (("tok2vec", None), ("tagger", labels), ("parser", moves)):
        more = {} if data is None else {"labels": data}
        student.get_pipe(name).initialize(lambda: seed, nlp=student, **more)
    layers = (nlp.get_pipe("tok2vec").model.layers for nlp in (student, teacher))
    for ours, theirs in zip(*layers, strict=True):
        copied([n for n in theirs.walk() if n.param_names], [n for n in ours.walk() if n.param_names])
    pairs = [[n for n in nlp.get_pipe("parser").model.walk() if n.param_names] for nlp in (teacher, student)]
    assert student.get_pipe("parser").move_names == teacher.get_pipe("parser").move_names
    copied(*pairs)
    return student


def fit_names(nlp: Language, sentences: list[Parsed], tested: list[Parsed]) -> dict[str, np.ndarray]:
    """The small network that tells which words are part of a name, over word vectors that no longer change (Adam)."""
    found, wanted = windows_of(nlp, sentences)
    seen, right = windows_of(nlp, tested)
    dice = np.random.default_rng(SEED)
    weights = {
        "W1": dice.normal(0, 0.08, (found.shape[1], NAME_HIDDEN)).astype("float32"),
        "b1": np.zeros(NAME_HIDDEN, "float32"),
        "W2": np.zeros((NAME_HIDDEN, len(PARTS)), "float32"),
        "b2": np.zeros(len(PARTS), "float32"),
    }
    mean, square = ({name: np.zeros_like(w) for name, w in weights.items()} for _ in range(2))
    steps, step = NAME_EPOCHS * (len(found) // NAME_BATCH), 0
    for _ in range(NAME_EPOCHS):
        order = dice.permutation(len(found))
        for start in range(0, len(order) - NAME_BATCH + 1, NAME_BATCH):
            chosen = order[start : start + NAME_BATCH]
            step += 1
            for name, slope in slopes(weights, found[chosen], wanted[chosen]).items():
                mean[name] += 0.1 * (slope - mean[name])
                square[name] += 0.001 * (slope**2 - square[name])
                size = (2e-3 * (1 - step / steps) + 1e-4) / (1 - 0.9**step)
                weights[name] -= size * mean[name] / (np.sqrt(square[name] / (1 - 0.999**step)) + 1e-8)
    said = scores(weights, seen)[1].argmax(axis=1)
    alike = ((said + 1) // 2 == (right + 1) // 2) & (right > 0)
    print(f"names {alike.sum() / ((said > 0) | (right > 0)).sum():.3f}", flush=True)
    return weights


def slopes(weights: dict[str, np.ndarray], found: np.ndarray, wanted: np.ndarray) -> dict[str, np.ndarray]:
    """Gradients of the cross entropy."""
    hidden, said = scores(weights, found)
    wrong = np.exp(said - said.max(axis=1, keepdims=True))
    wrong /= wrong.sum(axis=1, keepdims=True)
    wrong[np.arange(len(wanted)), wanted] -= 1
    wrong /= len(wanted)
    below = (wrong @ weights["W2"].T) * (hidden > 0)
    return {"W1": found.T @ below, "b1": below.sum(axis=0), "W2": hidden.T @ wrong, "b2": wrong.sum(axis=0)}


def windows_of(nlp: Language, sentences: list[Parsed]) -> tuple[np.ndarray, np.ndarray]:
    docs = [Doc(nlp.vocab, s.words, s.spaces) for s in sentences]
    tok2vec = nlp.get_pipe("tok2vec")
    found = [windows(tok2vec.predict(docs[at : at + 128])) for at in range(0, len(docs), 128)]
    parts = [label.rpartition("|")[2] for s in sentences for label in s.labels]
    return np.concatenate(found), np.array([PARTS.index("" if part == "O" else part) for part in parts])


def copied(sources: list, targets: list) -> None:
    """Copy parameters node by node, in the order of the network; a shallower target takes the first layers."""
    for source, target in zip(sources, targets, strict=False):
        for name in target.param_names:
            target.set_param(name, source.get_param(name).copy())


def batches(sentences: list[Parsed], rng: random.Random) -> Iterator[list[Parsed]]:
    order = sorted(sentences, key=lambda s: len(s.words) + rng.random() * 8)
    groups, group = [], []
    for sentence in order:
        group.append(sentence)
        if sum(len(s.words) for s in group) >= BATCH_WORDS:
            groups.append(group)
            group = []
    rng.shuffle(groups)
    yield from groups


def attachment(nlp: Language, sentences: list[Parsed]) -> str:
    """Labelled and unlabelled attachment, tags and name parts against the teacher, punctuation left out."""
    examples = [example(s, nlp.vocab) for s in sentences]
    docs = [e.predicted for e in examples]
    for _, pipe in nlp.pipeline:
        docs = list(pipe.pipe(docs, batch_size=256))
    right = np.zeros(4)
    total = names = 0
    for doc, sentence in zip(docs, sentences, strict=True):
        for token, head, dep, label in zip(doc, sentence.heads, sentence.deps, sentence.labels, strict=True):
            if dep == "punct" or token.is_space:
                continue
            total += 1
            attached = token.head.i == head
            _, pos, name = token.tag_.split("|")
            _, gold_pos, gold_name = label.split("|")
            named = name[2:] == gold_name[2:]
            names += gold_name != "O" or name != "O"
            right += [attached, attached and token.dep_ == dep, pos == gold_pos, named and gold_name != "O"]
    uas, las, pos, _ = right / total
    return f"UAS {uas:.4f} LAS {las:.4f} pos {pos:.4f} names {right[3] / names:.3f}"


def save(nlp: Language, names: dict[str, np.ndarray], depth: int, out: Path) -> None:
    arrays = {key: node.get_param(name).astype("float16") for key, node, name in parameters(nlp)}
    arrays |= {f"names.{layer}": weight.astype("float16") for layer, weight in names.items()}
    labels = {"depth": depth, "labels": nlp.get_pipe("tagger").labels, "moves": nlp.get_pipe("parser").label_data}
    arrays["labels"] = np.frombuffer(json.dumps(labels).encode(), dtype="uint8")
    np.savez_compressed(out, **arrays)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shared", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--depth", type=int, default=3)
    options.add_argument("--epochs", type=int, default=15)
    chosen = options.parse_args()
    set_current_ops(NumpyOps(use_blis=False))
    fix_random_seed(SEED)
    rng = random.Random(SEED)
    parts: dict[bool, dict[str, None]] = {False: {}, True: {}}
    for publisher, text in texts(chosen.shared):
        for span in split_sentences(text):
            parts[held(publisher)][span.of(text)[:1500]] = None
    learnt = taught([t for t in parts[False] if t not in parts[True]])
    tested = taught(list(parts[True]))
    words = sum(len(s.words) for s in learnt)
    print(f"{len(learnt)} sentences, {words} words; left out {len(tested)}", flush=True)
    labels = sorted({label for s in learnt for label in s.labels})
    nlp = started(chosen.depth, labels)
    names = Names(nlp)
    sgd = Adam(LEARN_RATE, L2=0.0, grad_clip=1.0, use_averages=True)
    print("at first", attachment(nlp, tested), flush=True)
    for epoch in range(chosen.epochs):
        start = time.perf_counter()
        sgd.learn_rate = LEARN_RATE * (1 - epoch / chosen.epochs) + 0.00005
        for group in batches(learnt, rng):
            nlp.update([example(varied(s, names, rng), nlp.vocab) for s in group], sgd=sgd, drop=0.1)
        with nlp.use_params(sgd.averages):
            print(epoch, attachment(nlp, tested), f"{time.perf_counter() - start:.0f} s", flush=True)
    with nlp.use_params(sgd.averages):
        more = [other(s, names, rng) for other in (swapped, swapped, varied) for s in learnt]
        save(nlp, fit_names(nlp, [*learnt, *more], tested), chosen.depth, chosen.out)


if __name__ == "__main__":
    main()
