"""How much memory reading takes while articles stream through it: peak resident size at steps.

    python bench/reading memory [ARTICLES] [--reports FOLDER]

The articles (100,000 unless told) are made of the sentences of FOLDER's *.txt files, shuffled with a fixed seed, with
every capitalised name of one in four altered, so that words never seen before keep coming as they do in a real stream.
They are read as `orontes read` reads them, and their claims dropped.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from orontes.evidence import RecordId
from orontes.gazetteer import open_gazetteer
from orontes.pipeline import Reader
from orontes.sources.types import Document
from orontes.theatre import load
from reading.speed import default_folder, documents, sentences_of

SENTENCES = 8  # of an article
LETTERS = "abdeghiklmnorstuz"


def articles(sentences: list[str], count: int) -> Iterator[Document]:
    rng = random.Random(5)
    for number in range(count):
        text = "\n\n".join(altered(rng.choice(sentences), rng) for _ in range(SENTENCES))
        identity = RecordId(sha256(f"{number} {text}".encode()).hexdigest())
        published = datetime(2017, 3, 25, 12, tzinfo=UTC)
        yield Document(identity, f"article-{number}", f"{number}.txt", text, b"", "", "", published, "option")


def altered(sentence: str, rng: random.Random) -> str:
    if rng.random() < 0.75:
        return sentence
    return " ".join(
        word + rng.choice(LETTERS) + rng.choice(LETTERS) if word.istitle() else word for word in sentence.split()
    )


def peak() -> float:
    """Megabytes; the most that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def held() -> float:
    """Megabytes held now, where the system tells."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * resource.getpagesize() / 2**20 if status.exists() else peak()


def main(arguments: list[str]) -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=int, nargs="?", default=100_000)
    options.add_argument("--reports", type=Path)
    chosen = options.parse_args(arguments)
    sentences = sentences_of(documents(chosen.reports or default_folder()))
    pack = load("syria")
    reader = Reader(pack, open_gazetteer(pack))
    start, claims, step = time.process_time(), 0, max(1, chosen.articles // 10)
    stream = reader.claims(articles(sentences, chosen.articles))
    for done, (_document, found) in enumerate(stream, start=1):
        claims += len(found) if isinstance(found, tuple) else 0
        if done % step == 0:
            took = f"{time.process_time() - start:6.0f} s"
            print(
                f"{done:>8,} articles  {claims:>8,} claims  peak {peak():5.0f} MB  held {held():5.0f} MB  {took}",
                flush=True,
            )
