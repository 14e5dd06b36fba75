"""Why a record says what it says: found again by its id, with the sentences it rests on.

A claim is shown with the rule that read it. What was concluded (an incident, a spell of control, a toll) is shown as it
is published, with every claim it counts or leaves out; a casebook is judged anew for that, an edition is read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from orontes.claims import Claim, Rule, from_wire, rule_named
from orontes.errors import DataError, InputNotFound, RequestError
from orontes.ledger import Casebook
from orontes.publish.manifest import NAME as EDITION_FILE
from orontes.publish.types import Edition
from orontes.publish.writing import reasoned

CLAIMS = Path("data") / "claims.jsonl"
SHORTEST = 6  # characters of an id that are enough to ask with, where they fit one record
MATCHES = "data/matches.jsonl"
CONCLUDED = {"incident": "data/incidents.geojson", "spell": "data/control.geojson", "toll": "data/tolls.jsonl"}


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


Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Conclusion:
    """An incident, a spell or a toll as it is published (`row`), and every claim that it names."""

    what: str  # "incident", "spell" or "toll"
    id: str
    row: Row
    matches: tuple[Row, ...]  # of an incident: pairs of claims that were joined, or came near, with their weights
    claims: Mapping[str, Explanation]


class Shelf:
    """What can be asked of one folder: its claims with their texts, and the rows of what was concluded."""

    def __init__(self, folder: Path, claims: Mapping[str, Explanation], published: Mapping[str, bytes]) -> None:
        self.folder = folder
        self.claims = claims
        self.published = published

    def find(self, asked: str) -> Explanation | Conclusion:
        """The one record whose id begins with `asked`; a claim where the id does not say what it is of."""
        what = asked.partition("-")[0]
        if what in CONCLUDED:
            return self._concluded(what, asked)
        return self.claims[_one(self.claims, asked, "claim", self.folder)]

    def _concluded(self, what: str, asked: str) -> Conclusion:
        rows = {str(row.get("id")): row for row in _rows(CONCLUDED[what], self.published, self.folder)}
        key = _one(rows, asked, what, self.folder)
        matches = tuple(match for match in self._matches() if key in {match["incident"], match["other"]})
        named = _claims_of([rows[key], *matches])
        return Conclusion(what, key, rows[key], matches, {c: self.claims[c] for c in named if c in self.claims})

    def _matches(self) -> Sequence[Row]:
        return _rows(MATCHES, self.published, self.folder)


def from_edition(folder: Path) -> Shelf:
    """What an edition's own files say. Raises `DataError` where one of them is broken."""
    claims = {str(c.id): Explanation(c, "", rule_named(c.rule)) for c in _published(folder / CLAIMS)}
    files = {name: folder / name for name in (*CONCLUDED.values(), MATCHES)}
    return Shelf(folder, claims, {name: path.read_bytes() for name, path in files.items() if path.is_file()})


def from_casebook(folder: Path, book: Casebook, judged: Edition | None) -> Shelf:
    """What a casebook says: its claims, and what was concluded of them (None: it was not judged)."""
    texts = {document.id: document.text for document in book.documents()}
    told = {str(c.id): Explanation(c, texts[c.document], rule_named(c.rule)) for c in book.claims()}
    return Shelf(folder, told, reasoned(judged) if judged else {})


def _one(known: Mapping[str, object], asked: str, what: str, folder: Path) -> str:
    short = asked.removeprefix(f"{what}-")
    found = [key for key in known if key.removeprefix(f"{what}-").startswith(short)]
    where = CONCLUDED.get(what, CLAIMS.as_posix())
    if not short or not found:
        raise RequestError(f"{folder}: holds no {what} {asked!r}; {where} of its edition lists them")
    if len(found) > 1 or len(short) < SHORTEST:
        raise RequestError(f"{folder}: {asked!r} fits {len(found)} {what}s; give more of the id")
    return found[0]


def _claims_of(value: object) -> list[str]:
    """Every claim that a published row names, in the order in which it names them."""
    if isinstance(value, str):
        return [value] if value.startswith("claim-") else []
    parts = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return list(dict.fromkeys(claim for part in parts for claim in _claims_of(part)))


def _rows(name: str, published: Mapping[str, bytes], folder: Path) -> list[Row]:
    if name not in published:
        raise InputNotFound(f"{folder / name}: is not there; publish the edition again")
    try:
        text = published[name].decode()
        whole = json.loads(text) if name.endswith(".geojson") else None
        features = whole["features"] if whole else map(json.loads, filter(None, text.split("\n")))
        return [{**row, **row.pop("properties", {})} for row in features]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(f"cannot be read ({error}); publish the edition again", file=str(folder / name)) from error


def _published(path: Path) -> tuple[Claim, ...]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
        rows = [(number, json.loads(line)) for number, line in enumerate(lines, 1) if line.strip()]
    except (OSError, ValueError) as error:
        raise DataError(f"cannot be read ({error}); publish the edition again", file=str(path)) from error
    return tuple(from_wire(row, str(path), number) for number, row in rows)


def is_edition(folder: Path) -> bool:
    """Whether `folder` is an edition. Raises `InputNotFound` where it is neither that nor a folder at all."""
    if (folder / EDITION_FILE).is_file():
        return True
    if not folder.is_dir():
        raise InputNotFound(f"{folder}: is no casebook and no edition; name the folder that holds the record")
    return False
