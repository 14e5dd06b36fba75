"""`index.html`: the frame that the scripts fill, and the chronology in plain HTML for readers without JavaScript."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from itertools import groupby

from orontes.claims.types import Claim, Modality, Voice
from orontes.evidence import RecordId
from orontes.incidents.types import Incident
from orontes.publish.markdown import phrase, printable
from orontes.publish.site.numbering import place_in_order
from orontes.publish.types import Edition

# No script but the page's own files, no connection but to map tiles where the edition names a server for them.
_POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' 'unsafe-inline' file:; "
    "img-src 'self' data: blob: file: {tiles}; connect-src blob: data: {tiles}; worker-src blob:; child-src blob:; "
    "base-uri 'none'; form-action 'none'"
)

MOST_LINES = 1000  # without scripts: the file is read whole before anything is shown

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="site/app.css">
<script defer src="site/app.js"></script>
{data}
</head>
<body>
<div id="app"></div>
<noscript>
<main class="plain">
<h1>{title}</h1>
<p>The map needs JavaScript, which is off. This is the chronology without it; every line is what its source says, not
a finding. The same is in <a href="chronology.md">chronology.md</a>, and the claims are in
<a href="data/claims.jsonl">data/claims.jsonl</a>.</p>
{chronology}
</main>
</noscript>
</body>
</html>
"""


def index(edition: Edition, scripts: Sequence[str]) -> bytes:
    """The page. `scripts` are the data chunks it loads at once, in order."""
    tiles = escape(_host(edition.configuration.tile_url))
    return _PAGE.format(
        policy=_POLICY.format(tiles=tiles),
        title=escape(printable(edition.title)),
        data="\n".join(f'<script defer src="{escape(name)}"></script>' for name in scripts),
        chronology=_chronology(edition),
    ).encode(errors="replace")


def _host(tile_url: str) -> str:
    """Scheme and host of the tile server: all that the page's policy opens.

    >>> _host("https://tiles.example.org/{z}/{x}/{y}.png")
    'https://tiles.example.org'
    """
    return "/".join(tile_url.split("/")[:3])


def _chronology(edition: Edition) -> str:
    claims = {claim.id: claim for claim in edition.claims}
    ordered = sorted(edition.incidents, key=lambda incident: place_in_order(incident, claims))
    earlier = len(ordered) - MOST_LINES
    days = groupby(ordered[-MOST_LINES:], key=lambda incident: (incident.when.earliest, incident.when.latest))
    told = [_day(*span, incidents, claims) for span, incidents in days]
    note = [f"<p>{earlier} incidents before these are in chronology.md alone.</p>"] if earlier > 0 else []
    return "\n".join([*note, *told]) or "<p>Nothing is reported.</p>"


def _day(first: date, last: date, incidents: Iterable[Incident], claims: dict[RecordId, Claim]) -> str:
    until = "" if first == last else f" to {last.isoformat()}"
    told = ((incident, _lead(incident, claims)) for incident in incidents)
    lines = "\n".join(_line(incident, claim) for incident, claim in told if claim)
    return f"<h2>{first.isoformat()}{until}</h2>\n<ul>\n{lines}\n</ul>"


def _lead(incident: Incident, claims: dict[RecordId, Claim]) -> Claim | None:
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
