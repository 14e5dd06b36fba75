"""The situation report's humanitarian and diplomatic part: claims one by one, with who says them and in which words.

Figures of people in need, cut off or reached are left in the source's own words: they come with denominators that a
number alone would lose.
"""

from __future__ import annotations

from datetime import date

from orontes.claims.types import Claim, Kind
from orontes.publish import dates, wording
from orontes.publish.citations import Citations
from orontes.publish.markdown import section
from orontes.publish.types import Edition

PARTS = (
    ("Relief", Kind.AID),
    ("Displacement", Kind.DISPLACEMENT),
    ("Agreements", Kind.AGREEMENT),
    ("Talks", Kind.TALKS),
)
MOST_EARLIER = 25  # claims of one kind, the latest
NOTHING = "Nothing told of these."


def blocks(edition: Edition, citations: Citations, since: date) -> tuple[str, ...]:
    """One block a kind: what is recent first, then the rest of the period."""
    parts = (_part(title, kind, edition, citations, since) for title, kind in PARTS)
    return tuple(part for part in parts if part) or (NOTHING,)


def _part(title: str, kind: Kind, edition: Edition, citations: Citations, since: date) -> str:
    claims = sorted((c for c in edition.claims if c.kind is kind), key=lambda c: (c.when, c.entry_time, c.id))
    recent = [claim for claim in claims if claim.when.latest >= since]
    earlier = [claim for claim in claims if claim.when.latest < since]
    lists = [_list("Recent", recent, citations), _list("Earlier", earlier[-MOST_EARLIER:], citations)]
    if len(earlier) > MOST_EARLIER:
        lists.append(f"{len(earlier) - MOST_EARLIER} more before these: data/claims.jsonl.")
    return section(title, *lists, level=3) if claims else ""


def _list(label: str, claims: list[Claim], citations: Citations) -> str:
    lines = "\n".join(f"- {_line(claim, citations)}" for claim in claims)
    return f"*{label}*\n\n{lines}" if claims else ""


def _line(claim: Claim, citations: Citations) -> str:
    return f"**{dates.when(claim.when)}** — {wording.sentence(claim)}{citations.mark([claim.id])}."
