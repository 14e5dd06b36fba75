"""Citations of claims in a Markdown publication: a mark in the text, and at the end the words, who said them and where.

One `Citations` serves one publication: claims are numbered in the order in which they are first cited.
"""

from __future__ import annotations

from collections.abc import Iterable

from orontes.claims.types import Claim
from orontes.evidence import RecordId
from orontes.publish import dates
from orontes.publish.markdown import escape, quoted, shortened
from orontes.publish.redaction import shown

MOST_MARKS = 8  # for one sentence
LONGEST_QUOTE = 400  # characters; a span longer than that is a reader's slip, not a quotation


class Citations:
    """The claims that a publication cites, numbered as they come."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._claims = {claim.id: claim for claim in claims}
        self._numbers: dict[RecordId, int] = {}

    def known(self, ids: Iterable[RecordId]) -> tuple[Claim, ...]:
        """The claims of these ids that the edition holds, each once, in the order given."""
        return tuple(self._claims[key] for key in dict.fromkeys(ids) if key in self._claims)

    def holds(self, ids: Iterable[RecordId]) -> bool:
        """Whether the edition holds a claim of one of these ids."""
        return any(key in self._claims for key in ids)

    def mark(self, ids: Iterable[RecordId], most: int = MOST_MARKS) -> str:
        """Links to the claims: ` [[c1]](#c1)[[c2]](#c2)`, with a leading space; "" where none of them is known.

        Past `most` it says how many more there are: the data files name them all.
        """
        known = self.known(ids)
        numbers = [self._numbers.setdefault(c.id, len(self._numbers) + 1) for c in known[:most]]
        links = "".join(f"[[c{number}]](#c{number})" for number in numbers)
        more = f" and {len(known) - most} more" if len(known) > most else ""
        return f" {links}{more}" if links else ""

    def listing(self) -> str:
        """The citations cited so far, one a line: words, chain of sources, report, entry time, claim id."""
        return "\n".join(_line(number, self._claims[key]) for key, number in self._numbers.items())


def _line(number: int, claim: Claim) -> str:
    quote = shown(claim.quote)
    words = shortened(quote, LONGEST_QUOTE)
    chain = " ← ".join(
        f"{escape(v.name) or 'unnamed'} ({v.kind.value.replace('_', ' ')})" for v in reversed(claim.chain)
    )
    where = f"report {escape(claim.doc)}, entry of {dates.stamp(claim.entry_time)}"
    return f'- <a id="c{number}"></a>**c{number}** {quoted(words)} — {chain or "source unknown"}; {where}; `{claim.id}`'
