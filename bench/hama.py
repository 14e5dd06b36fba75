"""What an edition concludes of eight towns north of Hama from 21 March to 24 April 2017, as a table.

    orontes run ../shared/reports --out EDITION --theatre syria
    python bench/hama.py EDITION

Prints the table of `docs/hama-2017.md`: for each town its spells, the holder's probability on the mean of the days, and
the spans of the reports that speak for and against (a letter a report, characters from and to).
"""

from __future__ import annotations

import argparse
import csv
import json
from datetime import date
from pathlib import Path

TOWNS = ("Qomhana", "Halfaya", "Taybat al-Imam", "Soran", "Khattab", "Kawkab", "Mhardeh", "Latamneh")
FIRST, LAST = date(2017, 3, 21), date(2017, 4, 24)
LETTERS = {
    "middleeastmonitor-2017-03-22": "M",
    "eaworldview-2017-03-24": "E1",
    "eaworldview-2017-03-25": "E2",
    "eaworldview-2017-04-23": "E3",
    "syriadirect-2017-04-24": "S",
}
CLAIMS = ("claims_for", "claims_against")
Row = dict[str, str]


def spans(edition: Path) -> dict[str, str]:
    """Where each claim stands, by its id: "E1[1668:1697]"."""
    lines = (edition / "data" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    claims = [json.loads(line) for line in lines]
    return {c["id"]: f"{LETTERS.get(c['doc'], c['doc'])}[{c['span'][0]}:{c['span'][1]}]" for c in claims}


def days_of(row: Row) -> str:
    """The days of a spell within the weeks looked at."""
    start, end = max(FIRST, date.fromisoformat(row["start"])), min(LAST, date.fromisoformat(row["end"]))
    if start == end:
        return f"{start.day} {start:%B}"
    return f"{start.day} – {end.day} {end:%B}" if start.month == end.month else _apart(start, end)


def _apart(start: date, end: date) -> str:
    return f"{start.day} {start:%B} – {end.day} {end:%B}"


def concluded(row: Row) -> str:
    """State and likely holder in a word or two."""
    told = [row["state"]] if row["state"] != "held" else []
    return ", ".join([*told, *([row["holder"]] if row["holder"] else [])])


def rests_on(row: Row, where: dict[str, str]) -> str:
    """The spans for the holder, then those against."""
    kinds = [[where.get(claim, claim) for claim in row[key].split(";") if claim] for key in CLAIMS]
    against = f"; against: {', '.join(sorted(kinds[1]))}" if kinds[1] else ""
    return (", ".join(sorted(kinds[0])) or "no report of these days") + against


def rows_of(edition: Path, town: str) -> list[Row]:
    """The town's spells that touch the weeks looked at, in order."""
    with (edition / "data" / "control.csv").open(encoding="utf-8", newline="") as file:
        found = [row for row in csv.DictReader(file) if row["place"] == town]
    inside = [r for r in found if r["start"] <= LAST.isoformat() and r["end"] >= FIRST.isoformat()]
    return sorted(inside, key=lambda row: row["start"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("edition", type=Path)
    edition = parser.parse_args().edition
    where = spans(edition)
    print("| place | days | concluded | p | label | rests on |\n| --- | --- | --- | --- | --- | --- |")
    for town in TOWNS:
        for n, row in enumerate(rows_of(edition, town)):
            p = f"{float(row['probability']):.2f}"
            cells = ("" if n else town, days_of(row), concluded(row), p, row["label"], rests_on(row, where))
            print("| " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
