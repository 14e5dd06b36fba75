"""Two versions of one article, and a copy of it elsewhere, are one source when an incident is judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from orontes import theatre
from orontes.ledger import Casebook
from orontes.pipeline import Job, add, judge, read

HEAD = "SORAN, Syria, 22 March 2017\n\n"
TOLD = "Rebels captured the town of Soran in northern Hama on Tuesday, killing {} soldiers, a field commander said.\n"
LATER = "The army left the town after a night of heavy fighting around the bakery in its centre.\n"
ROWS = "file,publisher,published,url\n"
PAGE = "https://example.org/soran"


@pytest.mark.parametrize(
    ("publishers", "origins"), [(("The Gazette", "The Gazette"), 1), (("The Gazette", "The Courier"), 1)]
)
def test_versions_and_copies_are_one_origin(tmp_path: Path, publishers: tuple[str, str], origins: int) -> None:
    texts = (HEAD + TOLD.format("four"), HEAD + TOLD.format("nine") + LATER)
    rows = []
    for name, text, publisher in zip(("first", "second"), texts, publishers, strict=True):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
        rows.append(f"{name}.txt,{publisher},2017-03-22,{PAGE}\n")
    (tmp_path / "reports.csv").write_text(ROWS + "".join(rows), "utf-8")
    with Casebook.create(tmp_path / "case", "syria") as book:
        job = Job(book, theatre.load("syria"))
        add(job, [tmp_path])
        read(job)
        edition = judge(job)
    taken = [incident for incident in edition.incidents if incident.kind == "territory_taken"]
    assert len(book_documents := {claim.document for claim in edition.claims}) == 2, book_documents
    assert [incident.independent_origins for incident in taken] == [origins]
