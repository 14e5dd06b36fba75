"""Measure names of places found in the five reports against a list made by hand.

    python bench/place_names.py [--misses]

`place_names.csv` lists every name of a place in ../shared/reports by its offsets; it was written by reading the
reports, before anything was run over them. What counts:

- the name alone: "Qomhana" of "the key town of Qomhana", "Hama" of "Hama city" and of "the northern Hama countryside".
  A noun written with a capital belongs to the name ("Idlib City", "Orontes River"), and "Province" in either case;
- every place that is meant by its name: towns, quarters, squares, roads, rivers, valleys, hospitals, factories,
  governorates, countries; also where the name stands for who rules there or only tells a thing from others
  ("Ankara objects", "the Hama offensive", "the Geneva talks", "London-based", "US-led");
- no names of peoples ("Syrian", "Iranian-led"), and none inside the name of a person or an organisation
  ("al-Homsi", "US Special Forces", "Free Idlib Army", "Syria Direct").

A name is found where a span overlaps it, and exactly found where the span is the name; a span is right where it
overlaps a name. The pipeline's mentions are phrases ("six kilometres west of X"), so that few of them are exact.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from orontes import theatre
from orontes.evidence import Span
from orontes.gazetteer import open_gazetteer
from orontes.pipeline import Reader
from orontes.reading.types import Reading
from orontes.sources import collect
from orontes.sources.types import Document

HERE = Path(__file__).resolve().parent
REPORTS = HERE.parents[1] / "shared" / "reports"

NAMELESS = ("generic", "cue:of a people")  # cues of places that are described, not named

Spans = dict[str, list[Span]]  # by report


def listed() -> Spans:
    """The names that the list has."""
    names: Spans = {}
    with (HERE / "place_names.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            names.setdefault(row["report"], []).append(Span(int(row["start"]), int(row["end"])))
    return names


def of_pipeline(documents: Sequence[Document], pack: str) -> Spans:
    """The place mentions that `orontes export --format mentions` gives, without "The city" and "Syrian territory"."""
    theatre_pack = theatre.load(pack) if pack else theatre.EMPTY
    reader = Reader(theatre_pack, open_gazetteer(theatre_pack))
    spans: Spans = {}
    for document, found in reader.readings(list(documents)):
        assert isinstance(found, Reading), found
        for row in reader.mentions(document, found):
            span = Span(int(str(row["start"])), int(str(row["end"])))
            named = row["cue"] not in NAMELESS and any(letter.isupper() for letter in span.of(document.text))
            if row["type"] == "place" and named:
                spans.setdefault(document.doc, []).append(span)
    return spans


def share(spans: Iterable[Span], others: Sequence[Span], agree: Callable[[Span, Span], bool]) -> tuple[int, int]:
    """How many of the spans agree with one of the others, and how many there are."""
    hits = [any(agree(span, other) for other in others) for span in spans]
    return sum(hits), len(hits)


def report(title: str, found: Spans, names: Spans) -> None:
    for how, agree in (("overlapping", Span.overlaps), ("exactly", Span.__eq__)):
        recalled = [share(names[doc], found.get(doc, []), agree) for doc in names]
        right = [share(found.get(doc, []), names[doc], agree) for doc in names]
        print(f"{title}, {how}: recall {ratio(recalled)}, precision {ratio(right)}")


def ratio(counts: Sequence[tuple[int, int]]) -> str:
    hits, total = sum(hit for hit, _ in counts), sum(n for _, n in counts)
    return f"{hits / max(total, 1):.3f} ({hits} of {total})"


def print_misses(found: Spans, names: Spans, texts: dict[str, str]) -> None:
    for doc, text in texts.items():
        lost = [span for span in names[doc] if not any(span.overlaps(other) for other in found.get(doc, []))]
        made = [span for span in found.get(doc, []) if not any(span.overlaps(other) for other in names[doc])]
        for sign, spans in (("-", lost), ("+", made)):
            for span in spans:
                around = text[max(0, span.start - 30) : span.start], text[span.end : span.end + 30]
                print(f"  {sign} {'['.join((around[0], span.of(text)))}]{around[1]}".replace("\n", " "))


def main() -> None:
    documents = collect([REPORTS], today=datetime.now(UTC).date()).documents
    texts, names = {document.doc: document.text for document in documents}, listed()
    gazetteer = open_gazetteer(theatre.load("syria"))
    ways = {
        "gazetteer": {doc: list(gazetteer.find(text)) for doc, text in texts.items()},
        "mentions": of_pipeline(documents, "syria"),
        "mentions, no pack": of_pipeline(documents, ""),
    }
    for title, found in ways.items():
        report(title, found, names)
        if "--misses" in sys.argv:
            print_misses(found, names, texts)


if __name__ == "__main__":
    main()
