"""The bundle's page for people: what it holds, who says what, what was done with it. It runs no script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from orontes.ledger.bundle.records import Records, Row, claims_in

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
CHECK = """<h2>How to check it</h2>
<p>Run <code>python3 verify.py --trust ROOT.pem</code> in this folder (Python 3.9 or later, nothing else); with Orontes,
<code>orontes verify FOLDER --trust ROOT.pem</code>. ROOT.pem holds the root certificates of the time-stamping
authorities that you believe. Compare the bundle digest that is printed with the one that was handed to you.</p>
<p>The originals in <code>data/originals</code> are the bytes as they came, each named by its SHA-256. Open them with
care: a saved page may hold scripts. Their texts are in <code>data/texts</code>.</p>
"""


def as_page(records: Records) -> bytes:
    """index.html, UTF-8."""
    newest = records.custody[-1]
    counts = f"{len(records.newest_documents())} documents, {sum(1 for _ in _all_claims(records))} claims"
    parts = [
        HEAD,
        f"<h1>A casebook of Orontes</h1><p>{counts}, {len(records.custody)} custody entries, as of {newest.at}.",
        f" The newest entry's hash is <code>{newest.hash}</code>.</p>",
        CHECK,
        "<h2>Documents and what is claimed in them</h2>",
        *(_document(row, records) for row in records.newest_documents().values()),
        "<h2>Judgements</h2>",
        _table(("at", "by", "verdict", "record", "other", "why"), records.judgements),
        "<h2>Custody log</h2>",
        _table(("seq", "at", "who", "action", "item", "why", "tool"), (_entry(entry) for entry in records.custody)),
        "</body></html>\n",
    ]
    return "".join(parts).encode()


def _all_claims(records: Records) -> Iterator[Row]:
    for reading in records.newest_readings().values():
        yield from claims_in(reading)


def _document(row: Row, records: Records) -> str:
    reading = records.newest_readings().get(row["id"])
    text = f"data/texts/{row['id']}-{row['seq']}.txt"
    told = (f"{row['publisher']}, published {row['published']}", row["url"], f"file {row['file']}")
    lines = "".join(f"<br>{escape(line)}" for line in told if line)
    return (
        f"<section><h3>{escape(row['title'] or row['doc'])}</h3><p>SHA-256 <code>{row['id']}</code>{lines}"
        f'<br><a href="{text}">its text</a></p>'
        f"{''.join(map(_claim, claims_in(reading) if reading else []))}</section>\n"
    )


def _claim(claim: Row) -> str:
    """The quote, and everyone through whom it comes, the publisher first."""
    voices = " → ".join(voice["name"] for voice in claim["chain"])
    what = f"{claim['kind']}, {claim['modality']}, {claim['date']} to {claim['date_end']}, {claim['place_name']}"
    return (
        f"<blockquote>“{escape(claim['quote'])}”<br>says {escape(voices or claim['source'])}"
        f"<br><small>{escape(what)}; claim <code>{escape(claim['id'])}</code></small></blockquote>\n"
    )


def _entry(entry: object) -> Row:
    return {name: getattr(entry, name) for name in ("seq", "at", "who", "action", "item", "why", "tool")}


def _table(columns: tuple[str, ...], rows: Iterable[Row]) -> str:
    head = "".join(f"<th>{name}</th>" for name in columns)
    body = "".join(f"<tr>{''.join(f'<td>{escape(str(row[name]))}</td>' for name in columns)}</tr>\n" for row in rows)
    return f"<table><tr>{head}</tr>\n{body}</table>\n"
