"""Whose report an outlet carries: an agency's dateline, a credit line, "Reuters contributed to this report".

What such a report tells in its own voice goes back to the agency, and whoever spoke in it spoke to the agency: two
outlets that carry one dispatch are one origin. The credit of a photograph is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

# A credit stands at the top or at the foot of a report, in a short line of its own.
TOP, FOOT = 700, 500
LINE, ROWS = 90, 10
# Agencies that are known by name in any war; a theatre adds its own.
AGENCIES = (
    "Reuters", "Thomson Reuters", "AFP", "Agence France-Presse", "Agence France Presse", "AP", "Associated Press",
    "The Associated Press", "DPA", "dpa", "EFE", "ANSA", "UPI", "PA Media", "Press Association", "Xinhua", "TASS",
    "Interfax", "RIA Novosti", "Sputnik", "Anadolu Agency", "Anadolu", "Kyodo", "IANS", "ANI", "PTI", "Bloomberg",
    "SANA", "IRNA", "NNA", "MENA", "WAM", "SPA", "QNA", "KUNA", "Petra", "Ukrinform", "SUNA",
)  # fmt: skip
_PICTURE = re.compile(r"(?i)\b(?:photo|image|picture|file|getty|video|caption|screenshot)s?\b")
_LEAD = r"(?:by|source|sources|via|credit|copyright|©|\(c\)|text|story|from|published by|distributed by)"


@lru_cache(maxsize=4)  # one report's claims follow each other
def credit(text: str, agencies: tuple[str, ...], publisher: str) -> str:
    r"""The agency whose report a text is, as the text writes it; "" where it is the publisher's own.

    >>> credit("KHARKIV, May 20 (Reuters) - Shells fell on the town.", (), "The Gazette")
    'Reuters'
    >>> credit("Shells fell.\n\nAFP contributed to this report.", (), "The Gazette")
    'AFP'
    >>> credit("A tank in the town [Jan Novak/Reuters]\n\nShells fell.", (), "The Gazette")
    ''
    """
    found = next((match["name"] for match in _credits(text, agencies)), "")
    own = f" {publisher.lower()} "
    return "" if f" {found.lower()} " in own else found


def _credits(text: str, agencies: tuple[str, ...]) -> Iterator[re.Match[str]]:
    datelines, lines, ends = _patterns(agencies)
    top, foot = text[:TOP], text[-FOOT:]
    yield from (match for pattern in datelines if (match := pattern.search(top)))
    rows = [row.strip() for row in (*top.splitlines()[:ROWS], *foot.splitlines()[-ROWS:])]
    short = [row for row in rows if row and len(row) <= LINE and not _PICTURE.search(row)]
    yield from (match for row in short for pattern in lines if (match := pattern.fullmatch(row)))
    yield from (match for pattern in ends if (match := pattern.search(foot)))


@lru_cache(maxsize=8)
def _patterns(agencies: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], ...], ...]:
    """How a dateline, a line of credit and a closing note name one of the agencies."""
    known = sorted({*AGENCIES, *agencies}, key=lambda name: (-len(name), name))
    name = f"(?P<name>{'|'.join(map(re.escape, known))})"
    shapes = (
        (
            rf"(?:^|[\s.])[A-Z][A-Z'’-]{{2,}}(?: \(\w+\))?[^()\n/]{{0,40}}?[(/]{name}[)/]",  # "BEIRUT, May 2 (AFP)"
            rf"(?m)^\({name}\)",
            rf"(?m)^{name} (?:--|[-–—]) ",
        ),
        (
            rf"(?i:{_LEAD})[:\s]+(?:\d{{4}} )?(?:[\w.'’&-]+,? ){{0,5}}\W?{name}(?: news agency)?\W*",
            rf"[\W\d]*{name}(?: news agency)?[\W\d]*",
            rf"(?:[A-Z][\w.'’-]+ ){{1,3}}?[A-Z][\w.'’-]+ ?[|,/] ?{name}",  # "Jane Doe, Reuters"
        ),
        (
            rf"\b{name}\b[\w ,]{{0,40}} contributed to this\b",
            rf"(?i:\bwith (?:additional )?(?:reporting|files|material|input) (?:by|from)) (?:the )?{name}\b",
        ),
    )
    return tuple(tuple(re.compile(shape) for shape in group) for group in shapes)
