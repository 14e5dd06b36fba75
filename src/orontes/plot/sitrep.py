"""The situation report of a published edition as a file to send: a page, a Word document or a PDF, with pictures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from orontes.errors import RequestError
from orontes.plot.editions import Edition
from orontes.plot.page import page
from orontes.plot.pdf import pdf
from orontes.plot.pictures import Picture, pictures
from orontes.plot.word import word
from orontes.publish.opening import open_edition
from orontes.publish.sitrep import Period, report, since

WRITERS = {".html": page, ".docx": word, ".pdf": pdf}
PARTS = {  # the heading under which a picture stands
    "tolls": "Harm to people",
    "events": "In numbers",
    "changes": "Places that changed",
    "areas": "Ground",
}
OTHERS = "Control"  # every report has it


def sitrep(edition: Edition, suffix: str, period: Period | None = None, earlier: Edition | None = None) -> bytes:
    """The situation report as a file of that kind: ".html", ".docx" or ".pdf"; the same edition gives the same bytes.

    It is on all days of the edition, on those of `period`, or on what is new since an `earlier` edition. Raises
    `RequestError` for another kind, days outside of the edition or editions of two wars, `InputNotFound` or
    `CustodyBroken` where an edition is incomplete.

    Example::

        from datetime import date
        from orontes.publish.sitrep import week_of

        week = week_of(date(2017, 4, 19))
        Path("report.pdf").write_bytes(sitrep(Edition.load("OUT"), ".pdf", week))
    """
    if suffix.lower() not in WRITERS:
        raise RequestError(f"{suffix or 'no suffix'}: a situation report is written as {', '.join(WRITERS)}")
    opened = open_edition(edition.folder)
    made = since(opened, open_edition(earlier.folder)) if earlier else report(opened, period)
    found = pictures(edition, made.period.first, made.period.last)
    return WRITERS[suffix.lower()](made, _placed(made.text, found))


def _placed(text: str, found: Iterable[Picture]) -> dict[str, list[Picture]]:
    """The pictures by the heading that they stand under."""
    headings = {line.lstrip("#").strip() for line in text.splitlines() if line.startswith("#")}
    placed: dict[str, list[Picture]] = defaultdict(list)
    for picture in found:
        wanted = PARTS.get(picture.name, OTHERS)
        placed[wanted if wanted in headings else OTHERS].append(picture)
    return placed
