"""The bundle's pages for people: what it holds, who says what, what was done with it. They run no script.

A small casebook is one page, index.html; a large one goes on in documents-2.html, log-2.html and so on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import islice

from orontes.ledger.bundle.records import Records
from orontes.ledger.schema import CAPTURES, CLAIMS, CUSTODY, JUDGEMENTS
from orontes.ledger.streams import Row

HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A casebook of Orontes</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.3rem;border-top:1px solid}
td{overflow-wrap:anywhere}blockquote{margin:.5rem 0 .5rem 1rem}code{overflow-wrap:anywhere}
</style></head><body>
"""
END = "</body></html>\n"
CHECK = """<h2>How to check it</h2>
<p>Run <code>python3 verify.py --trust ROOT.pem</code> in this folder (Python 3.9 or later, nothing else); with Orontes,
<code>orontes verify FOLDER --trust ROOT.pem</code>. ROOT.pem holds the root certificates of the time-stamping
authorities that you believe. Compare the bundle digest that is printed with the one that was handed to you.</p>
<p>The originals in <code>data/originals</code> are the bytes as they came, each named by its SHA-256. Open them with
care: a saved page may hold scripts. Their texts are in <code>data/texts</code>. What was fetched from the web is in
<code>data/captures</code>, as WACZ files, which web archive replayers open.</p>
"""
ON_A_PAGE = 500  # documents, or rows of a table
LOG = ("seq", "at", "who", "action", "item", "why", "tool")
CAPTURED = ("captured", "method", "source", "who", "SHA-256", "documents", "clock", "details")
NOTED = ("seq", "at", "kind", "item", "by", "name", "words")
JUDGED = ("at", "by", "verdict", "record", "other", "why")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the pages: the name of its files, its heading, how many pieces it has, and the pieces."""

    name: str
    heading: str
    count: int
    pieces: Iterator[str]
    columns: tuple[str, ...] = ()  # of a table, whose rows the pieces are

    def page(self, number: int) -> str:
        """One page of the section: the next pieces, and the ways to the other pages."""
        last = (self.count - 1) // ON_A_PAGE + 1
        body = "".join(islice(self.pieces, ON_A_PAGE))
        if self.columns:
            head = "".join(f"<th>{name}</th>" for name in self.columns)
            body = f"<table><tr>{head}</tr>\n{body}</table>\n"
        ways = [f'<a href="{self.file(number - 1)}">page {number - 1}</a>'] if number > 1 else []
        ways += [f'<a href="{self.file(number + 1)}">page {number + 1} of {last}</a>'] if number < last else []
        return f"<h2>{self.heading}</h2>{body}<p>{' '.join(ways)}</p>\n"

    def file(self, number: int) -> str:
        """Where a page of the section stands: the first ones on one page together."""
        return "index.html" if number == 1 else f"{self.name}-{number}.html"


def as_pages(records: Records) -> Iterator[tuple[str, bytes]]:
    """Each page, its file's name and its UTF-8; index.html, with the first page of each section, comes last."""
    first = [HEAD, _summary(records), CHECK]
    for section in _sections(records):
        first.append(section.page(1))
        for number in range(2, (section.count - 1) // ON_A_PAGE + 2):
            yield section.file(number), f"{HEAD}{section.page(number)}{END}".encode()
    yield "index.html", "".join([*first, END]).encode()


def _sections(records: Records) -> Iterator[Section]:
    documents = (_document(row, records.claims_of(row["id"])) for row in records.newest_documents())
    heading = "Documents and what is claimed in them"
    yield Section("documents", heading, records.count_documents(), documents)
    captures = _rows(CAPTURED, map(_capture, records.captures_told()))
    yield Section("captures", "Captures", records.count(CAPTURES), captures, CAPTURED)
    judgements = _rows(JUDGED, records.judgements())
    yield Section("judgements", "Judgements", records.count(JUDGEMENTS), judgements, JUDGED)
    count = sum(1 for _ in records.notes())
    yield Section("notes", "Notes", count, _rows(NOTED, records.notes()), NOTED)
    yield Section("log", "Custody log", records.count(CUSTODY), _rows(LOG, records.custody()), LOG)


def _summary(records: Records) -> str:
    newest = records.newest_entry()
    counts = f"{records.count_documents()} documents, {records.count(CLAIMS)} claims of all readings"
    return (
        f"<h1>A casebook of Orontes</h1><p>{counts}, {newest['seq']} custody entries, as of {newest['at']}."
        f" The newest entry's hash is <code>{newest['hash']}</code>.</p>"
    )


def _capture(row: Row) -> Row:
    details = "; ".join(f"{name}: {value}" for name, value in json.loads(row["details"]))
    told = {"captured": row["captured"] or row["at"], "SHA-256": row["id"], "details": details}
    return row | told | {"documents": ", ".join(row["documents"])}


def _document(row: Row, claims: Iterable[Row]) -> str:
    text = f"data/texts/{row['id']}-{row['seq']}.txt"
    told = (f"{row['publisher']}, published {row['published']}", row["url"], f"file {row['file']}")
    lines = "".join(f"<br>{escape(line)}" for line in told if line)
    return (
        f"<section><h3>{escape(row['title'] or row['doc'])}</h3><p>SHA-256 <code>{row['id']}</code>{lines}"
        f'<br><a href="{text}">its text</a></p>{"".join(map(_claim, claims))}</section>\n'
    )


def _claim(claim: Row) -> str:
    """The quote, and everyone through whom it comes, the publisher first."""
    voices = " → ".join(voice["name"] for voice in claim["chain"])
    what = f"{claim['kind']}, {claim['modality']}, {claim['date']} to {claim['date_end']}, {claim['place_name']}"
    return (
        f"<blockquote>“{escape(claim['quote'])}”<br>says {escape(voices or claim['source'])}"
        f"<br><small>{escape(what)}; claim <code>{escape(claim['id'])}</code></small></blockquote>\n"
    )


def _rows(columns: tuple[str, ...], rows: Iterable[Row]) -> Iterator[str]:
    return (f"<tr>{''.join(f'<td>{escape(str(row[name]))}</td>' for name in columns)}</tr>\n" for row in rows)
