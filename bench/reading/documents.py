"""The reports that reading is measured on, which of their outlets are set aside, and reading them all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from hashlib import sha256
from pathlib import Path

from orontes import claims, places, reading, sources, theatre
from orontes.evidence import RecordId
from orontes.gazetteer import open_gazetteer
from orontes.sources.types import Document

TOOLS = Path(__file__).resolve().parents[2].parent / "shared" / "tools"
SHARED = TOOLS.parent
UNDATED = "2016-01-01"  # labels of mentions carry no day
# Outlets whose name falls in this class are set aside: rules are not written looking at them.
HELD_CLASS = 4


def held(publisher: str) -> bool:
    """Whether an outlet is set aside: a fifth of them, by a hash of the name."""
    return int(sha256(publisher.encode()).hexdigest(), 16) % 5 == HELD_CLASS


def from_labels(path: Path) -> Iterable[Document]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        raw = row["text"].encode()
        yield Document(
            id=RecordId(sha256(raw).hexdigest()),
            doc=row["doc"],
            file=f"{row['doc']}.txt",
            text=row["text"],
            original=raw,
            publisher=row.get("publisher", row.get("source", "")),
            url="",
            published=datetime.combine(date.fromisoformat(row.get("published", UNDATED)[:10]), time.min, UTC),
            published_from="manifest",
            title=row["title"],
        )


def reports(folder: Path) -> tuple[Document, ...]:
    """The reports of a folder, with its manifest."""
    return sources.collect([folder], today=datetime.now(UTC).date()).documents


def read_all(docs: list[Document], pack_name: str) -> list[dict[str, object]]:
    pack = theatre.load(pack_name) if pack_name else theatre.EMPTY
    gazetteer = open_gazetteer(pack)
    lexicon, parser = reading.build_lexicon(pack), reading.DependencyParser()
    place = places.Placer(gazetteer, pack)
    rows = []
    for document in docs:
        read = reading.read(document, lexicon, gazetteer, parser)
        found = claims.extract(read, document, pack, place)
        rows += [claims.to_wire(claim) for claim in found]
    return rows


def calibration_error(given: Sequence[float], right: Sequence[bool]) -> float:
    """Expected calibration error over ten bins: how far confidences lie from the share that is right."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for p, hit in zip(given, right, strict=True):
        bins.setdefault(min(9, int(p * 10)), []).append((p, hit))
    return sum(abs(sum(p - hit for p, hit in inside)) for inside in bins.values()) / max(1, len(given))
