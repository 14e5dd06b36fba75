"""The chronology in plain HTML, for readers without JavaScript: in `index.html`, or a page a month of a long war."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from html import escape
from itertools import groupby

from orontes.claims.types import Claim, Modality, Voice
from orontes.evidence import RecordId
from orontes.incidents.types import Incident
from orontes.publish.markdown import phrase, printable
from orontes.publish.site.numbering import place_in_order
from orontes.publish.types import Edition

FOLDER = "chronology/"
LONGEST = 300_000  # characters of `index.html`, which every reader has to wait for

_MONTH = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file:">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{month} · {title}</title>
<link rel="stylesheet" href="../site/app.css">
</head>
<body>
<main class="plain">
<h1>{title}: {month}</h1>
{ways}
<p>Every line is what its source says, not a finding.</p>
{chronology}
{ways}
</main>
</body>
</html>
"""

Months = Mapping[str, str]
"""The lines of each month, such as `2017-03`, in order."""


def months(edition: Edition) -> Months:
    """The chronology by the month in which events may first have happened."""
    claims = {claim.id: claim for claim in edition.claims}
    ordered = sorted(edition.incidents, key=lambda incident: place_in_order(incident, claims))
    grouped = groupby(ordered, key=lambda incident: incident.when.earliest.isoformat()[:7])
    return {month: "\n".join(_days(incidents, claims)) for month, incidents in grouped}


def contents(told: Months) -> str:
    """What `index.html` holds: the whole chronology, or where it is too long links to its months."""
    if sum(map(len, told.values())) <= LONGEST:
        return "\n".join(told.values()) or "<p>Nothing is reported.</p>"
    links = (f'<li><a href="{FOLDER}{month}.html">{month}</a></li>' for month in told)
    return "<h2>By month</h2>\n<ul>\n" + "\n".join(links) + "\n</ul>"


def pages(edition: Edition, told: Months) -> dict[str, bytes]:
    """A page a month, each leading to its neighbours; none where `index.html` holds all."""
    if sum(map(len, told.values())) <= LONGEST:
        return {}
    title = escape(printable(edition.title))
    page = {
        month: _MONTH.format(title=title, month=month, ways=_ways(list(told), number), chronology=lines)
        for number, (month, lines) in enumerate(told.items())
    }
    return {f"{FOLDER}{month}.html": text.encode(errors="replace") for month, text in page.items()}


def _ways(all_of: Sequence[str], number: int) -> str:
    near = [month for at, month in enumerate(all_of) if abs(at - number) == 1]
    links = [f'<a href="{month}.html">{month}</a>' for month in near]
    return "<p>" + " · ".join(['<a href="../index.html">All months</a>', *links]) + "</p>"


def _days(incidents: Iterable[Incident], claims: Mapping[RecordId, Claim]) -> Iterator[str]:
    for (first, last), told in groupby(incidents, key=lambda incident: (incident.when.earliest, incident.when.latest)):
        yield _day(first, last, told, claims)


def _day(first: date, last: date, incidents: Iterable[Incident], claims: Mapping[RecordId, Claim]) -> str:
    until = "" if first == last else f" to {last.isoformat()}"
    told = ((incident, _lead(incident, claims)) for incident in incidents)
    lines = "\n".join(_line(incident, claim) for incident, claim in told if claim)
    return f"<h2>{first.isoformat()}{until}</h2>\n<ul>\n{lines}\n</ul>"


def _lead(incident: Incident, claims: Mapping[RecordId, Claim]) -> Claim | None:
    return next((claims[told] for told in (incident.preferred, *incident.claims) if told in claims), None)


def _line(incident: Incident, claim: Claim) -> str:
    kind = incident.kind.value.replace("_", " ")
    doubt = "" if incident.modality is Modality.ASSERTED else f", {incident.modality.value}"
    place = _phrase(incident.placement.text) or "place not named"
    told = f"according to {_names(claim.chain)}: <q>{escape(claim.quote)}</q>"
    return f"<li><b>Reported {escape(kind)}</b>, {place} ({incident.grade.value}{doubt}), {told}</li>"


def _names(chain: Sequence[Voice]) -> str:
    return ", cited by ".join(_phrase(voice.name) or "somebody not named" for voice in reversed(chain))


def _phrase(name: str) -> str:
    """A name, in quotation marks where its punctuation could be taken for the end of our own sentence."""
    shown = escape(printable(name))
    return f"<q>{shown}</q>" if phrase(name).startswith("“") else shown
