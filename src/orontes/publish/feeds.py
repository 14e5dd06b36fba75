"""The chronology as feeds, for newsrooms' readers: Atom (RFC 4287) and JSON Feed 1.1, what was told last on top.

An entry is an incident, under a title that names who says so. Links lead to the edition's page beside the feed. A feed
is for following: it holds the `MOST_ENTRIES` told last, and the chronology holds them all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any
from urllib.parse import quote

from feedgenerator import Atom1Feed

from orontes.claims.types import Claim
from orontes.incidents.types import Incident
from orontes.publish import telling, wording
from orontes.publish.citations import Citations
from orontes.publish.markdown import printable
from orontes.publish.rendering import to_html, to_text
from orontes.publish.serial import json_file
from orontes.publish.types import Edition

ATOM, JSON = "chronology.atom", "chronology.feed.json"
MOST_ENTRIES = 500
PAGE = "index.html"
VERSION = "https://jsonfeed.org/version/1.1"  # JSON Feed demands this very address
ABOUT = "What is said to have happened, and who says so. Nothing here is stated as a fact by this edition."


@dataclass(frozen=True, slots=True)
class _Entry:
    incident: Incident
    title: str
    html: str
    first: datetime  # when it was first told, and last
    last: datetime

    @property
    def id(self) -> str:
        return f"urn:orontes:{self.incident.id}"

    @property
    def link(self) -> str:
        return f"{PAGE}#day={self.incident.when.earliest}&tab=map&show=incident:{quote(self.incident.id)}"

    @property
    def tags(self) -> list[str]:
        return [self.incident.kind.value, f"grade: {self.incident.grade.value}"]


def files(edition: Edition) -> Mapping[str, bytes]:
    """`chronology.atom` and `chronology.feed.json`."""
    entries = _entries(edition)
    return {ATOM: _atom(edition, entries), JSON: _json(edition, entries)}


def _entries(edition: Edition) -> list[_Entry]:
    claims = {claim.id: claim for claim in edition.claims}
    told = [(i, known) for i in edition.incidents if (known := [claims[c] for c in i.claims if c in claims])]
    latest = sorted(told, key=lambda pair: (max(c.entry_time for c in pair[1]), pair[0].id), reverse=True)
    return [_entry(incident, known) for incident, known in latest[:MOST_ENTRIES]]


def _entry(incident: Incident, known: Sequence[Claim]) -> _Entry:
    citations = Citations(known)
    first = telling.lead(incident, citations) or known[0]
    body = to_html(f"{telling.tell(incident, citations)}\n\n{citations.listing()}")
    times = [claim.entry_time for claim in known]
    return _Entry(incident, _headline(incident, first), _apart(body, incident), min(times), max(times))


def _headline(incident: Incident, first: Claim) -> str:
    differ = telling.differing(incident)
    return to_text(wording.sentence(first)) + (f" ({differ})" if differ else "")


def _apart(body: str, incident: Incident) -> str:
    """The body with anchors of its own: readers show entries together, and a citation must not lead to another's."""
    return body.replace('href="#c', f'href="#{incident.id}-c').replace(' id="c', f' id="{incident.id}-c')


class _Atom(Atom1Feed):  # type: ignore[misc]  # the library has no types
    """A feed whose time is that of its edition, and never the clock's."""

    def __init__(self, updated: datetime, **feed: Any) -> None:
        super().__init__(**feed)
        self._updated = updated

    def latest_post_date(self) -> datetime:
        return self._updated


def _title(edition: Edition) -> str:
    return printable(edition.title) or "untitled"


def _updated(edition: Edition, entries: list[_Entry]) -> datetime:
    return entries[0].last if entries else datetime.combine(edition.configuration.as_of, time(), UTC)


def _atom(edition: Edition, entries: list[_Entry]) -> bytes:
    feed = _Atom(
        _updated(edition, entries),
        title=_title(edition),
        link=PAGE,
        feed_url=ATOM,
        description=ABOUT,
        language="en",
        author_name="Orontes",
        feed_guid=f"urn:orontes:chronology:{quote(edition.theatre.id or 'any')}",
    )
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=entry.link,
            description=None,
            content=entry.html,
            pubdate=entry.first,
            updateddate=entry.last,
            unique_id=entry.id,
            categories=entry.tags,
        )
    return f"{feed.writeString('utf-8')}\n".encode()


def _json(edition: Edition, entries: list[_Entry]) -> bytes:
    return json_file(
        {
            "version": VERSION,
            "title": _title(edition),
            "description": ABOUT,
            "home_page_url": PAGE,
            "language": "en",
            "items": [_item(entry) for entry in entries],
        }
    )


def _item(entry: _Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "url": entry.link,
        "title": entry.title,
        "content_html": entry.html,
        "date_published": entry.first.isoformat(),
        "date_modified": entry.last.isoformat(),
        "tags": entry.tags,
    }
