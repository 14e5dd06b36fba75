"""The dateline that opens a report: where, when and by whom it was written, and nothing of what happened.

"KHARKIV, Ukraine, May 20 (Reuters) -", "MOSCOW, September 12. /TASS/.", "NNA -". Read with the sentence that follows,
its town becomes the place of the event, its agency the doer and its day the event's.
"""

from __future__ import annotations

import re

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:\d{{1,2}}\s{_MONTH}|{_MONTH}\s\d{{1,2}})(?:,?\s(?:\d{{4}}|\d\d(?!\d)))?"
_SHOUTED = r"[A-Z][A-Z'’.-]+(?:\s[A-Z][A-Z'’.-]+){0,3}"
_NAME = r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}"
_LAND = rf"(?:,\s(?!{_MONTH}\s\d){_NAME}\.?)?"
_BRACKETS = r"\((?:[A-Z]|[a-z]+\s[A-Z])[^()\n]{1,60}\)"
_AGENCY = rf"(?:{_BRACKETS}|/[A-Z][\w\s-]{{1,20}}/\.?|(?:Reuters|AFP|AP|SANA|TASS|Xinhua|DPA|IRNA|NNA))"
_DASH = r"\s*(?:--|[-–—])\s*(?=[\"“‘'\[(A-Z0-9]|$)"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        # The town in capitals: then land, day and agency as they come, and a dash, or the agency between strokes.
        rf"{_SHOUTED}(?:/{_SHOUTED})*{_LAND}(?:,?\s{_DATE}[.,]?)?,?\s*{_AGENCY}(?:{_DASH}|\s+(?=[\"“A-Z])|$)",
        rf"{_SHOUTED}(?:/{_SHOUTED})*{_LAND},?\s{_DATE}{_DASH}",
        rf"[A-Z][A-Z'’]{{3,}}(?:[\s/][A-Z'’]+){{0,3}}{_LAND}\s(?:--|[–—])(?:\s(?=[\"“A-Z])|$)",
        rf"[A-Z][A-Z'’]{{3,}}(?:[\s/][A-Z'’]+){{0,3}},\s(?!{_MONTH}\s\d){_NAME}\.?\s[-–—]{{1,2}}\s(?=[\"“A-Z])",
        rf"[A-Z][A-Z'’]{{3,}}(?:[\s/][A-Z'’]+){{0,2}}{_LAND}:\s(?=[\"“A-Z][A-Za-z])",
        # A town in small letters: with day or agency, and a dash.
        rf"{_NAME}{_LAND}(?:,?\s{_DATE},?)?\s*{_BRACKETS}{_DASH}",
        # The agency alone: "NNA - Clashes".
        r"[A-Z]{2,6}\s(?:--|[-–—])(?:\s(?=[A-Z][a-z])|$)",
    )
)
_MARK = re.compile(r"\[(?:Text|Excerpts?|Report|Passage omitted)\]\s*", re.IGNORECASE)


def dateline(text: str) -> int:
    """How many characters of a paragraph its dateline takes, 0 where it has none.

    >>> text = "KHARKIV, Ukraine, May 20 (Reuters) - Shells fell on the town."
    >>> text[dateline(text):]
    'Shells fell on the town.'
    >>> dateline("Shells fell on KHARKIV (Ukraine) - again")
    0
    """
    found = next((match for shape in _SHAPES if (match := shape.match(text))), None)
    if found is None:
        return 0
    mark = _MARK.match(text, found.end())
    return mark.end() if mark else found.end()
