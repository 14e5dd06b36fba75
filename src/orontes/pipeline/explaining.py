"""Why a claim says what it says: found again by its id, with its sentence and the rule that read it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from orontes.claims import Claim, Rule, from_wire, rule_named
from orontes.errors import DataError, InputNotFound, RequestError
from orontes.ledger import Casebook
from orontes.publish.manifest import NAME as EDITION_FILE

CLAIMS = Path("data") / "claims.jsonl"
SHORTEST = 6  # characters of an id that are enough to ask with, where they fit one claim


@dataclass(frozen=True, slots=True)
class Explanation:
    """A claim, the text of its report ("" where only an edition is at hand), and its rule of the event lexicon."""

    claim: Claim
    text: str
    rule: Rule | None

    @property
    def sentence(self) -> str:
        """The whole sentence, or the quote where the text is not at hand."""
        return self.claim.sentence.of(self.text) if self.text else self.claim.quote


def explain(folder: Path, claim_id: str) -> Explanation:
    """Find a claim in a casebook or an edition by its id, or by the first characters of it.

    Raises `InputNotFound` where the folder is neither, `RequestError` where no claim or several fit, `DataError`
    where a file is broken.
    """
    if (folder / EDITION_FILE).is_file():
        claim = _one(_published(folder / CLAIMS), claim_id, folder)
        return Explanation(claim, "", rule_named(claim.rule))
    if not folder.is_dir():
        raise InputNotFound(f"{folder}: is no casebook and no edition; name the folder that holds the claim")
    with Casebook.open(folder) as book:
        claim = _one(book.claims(), claim_id, folder)
        text = next(document.text for document in book.documents() if document.id == claim.document)
    return Explanation(claim, text, rule_named(claim.rule))


def _one(claims: tuple[Claim, ...], claim_id: str, folder: Path) -> Claim:
    short = claim_id.removeprefix("claim-")
    found = [claim for claim in claims if claim.id.removeprefix("claim-").startswith(short)]
    if not short or not found:
        raise RequestError(f"{folder}: holds no claim {claim_id!r}; data/claims.jsonl of its edition lists them")
    if len(found) > 1 or len(short) < SHORTEST:
        raise RequestError(f"{folder}: {claim_id!r} fits {len(found)} claims; give more of the id")
    return found[0]


def _published(path: Path) -> tuple[Claim, ...]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
        rows = [(number, json.loads(line)) for number, line in enumerate(lines, 1) if line.strip()]
    except (OSError, ValueError) as error:
        raise DataError(f"cannot be read ({error}); publish the edition again", file=str(path)) from error
    return tuple(from_wire(row, str(path), number) for number, row in rows)
