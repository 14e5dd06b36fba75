"""Why a record says what it says: found again by its id, with the sentences it rests on.

A claim is shown with the rule that read it. What was concluded (an incident, a spell of control, a toll) is shown as it
is published, with every claim it counts or leaves out; a casebook is judged anew for that, an edition is read. Who held
a place is told with what each claim adds to the probability, of a whole spell or on one day.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from orontes import theatre
from orontes.claims import Claim, Rule, from_wire, rule_named
from orontes.control import Reasons
from orontes.errors import DataError, InputNotFound, RequestError, UnknownTheatre
from orontes.incidents import coin_of
from orontes.ledger import Casebook
from orontes.pipeline.holding import World, on_day, why
from orontes.publish.manifest import NAME as EDITION_FILE
from orontes.publish.types import Edition
from orontes.publish.writing import reasoned

CLAIMS = Path("data") / "claims.jsonl"
SHORTEST = 6  # characters of an id that are enough to ask with, where they fit one record
MATCHES = "data/matches.jsonl"
WEIGHTS = "data/source_weights.csv"
CONCLUDED = {"incident": "data/incidents.geojson", "spell": "data/control.geojson", "toll": "data/tolls.jsonl"}


Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A claim, the text of its report ("" where only an edition is at hand), and its rule of the event lexicon."""

    claim: Claim
    text: str
    rule: Rule | None
    believed: Row | None = None  # with an incident or a toll: how far its voice is believed there

    @property
    def sentence(self) -> str:
        """The whole sentence, or the quote where the text is not at hand."""
        return self.claim.sentence.of(self.text) if self.text else self.claim.quote


@dataclass(frozen=True, slots=True)
class Conclusion:
    """An incident, a spell or a toll as it is published (`row`), and every claim that it names."""

    what: str  # "incident", "spell" or "toll"
    id: str
    row: Row
    matches: tuple[Row, ...]  # of an incident: pairs of claims that were joined, or came near, with their weights
    claims: Mapping[str, Explanation]
    day: date | None = None  # of a spell: the one day asked about
    reasons: Reasons | None = None  # of a spell: what each thing adds to its probability
    also: tuple[Row, ...] = ()  # where a place and a day were asked for: the incidents there on that day


class Shelf:
    """What can be asked of one folder: its claims with their texts, and the rows of what was concluded."""

    def __init__(
        self,
        folder: Path,
        claims: Mapping[str, Explanation],
        published: Mapping[str, bytes],
        world: Callable[[], World],
    ) -> None:
        self.folder = folder
        self.claims = claims
        self.published = published
        self.world = world

    def find(self, asked: str, day: date | None = None) -> Explanation | Conclusion:
        """The one record whose id begins with `asked`, or who held the place of that name on `day`.

        It is a claim where the id does not say what it is of. Of a spell, `day` may be one of its days.
        """
        what = asked.partition("-")[0]
        if what == "spell" or (day and what not in {"claim", *CONCLUDED}):
            return self._held(asked, day)
        if day:
            raise RequestError(f"a day belongs to a place or a spell, not to {asked!r}: leave it out")
        if what in CONCLUDED:
            rows = self._by_id(what)
            key = _one(rows, asked, what, self.folder)
            return self._concluded(what, key, rows[key])
        return self.claims[_one(self.claims, asked, "claim", self.folder)]

    def _held(self, asked: str, day: date | None) -> Conclusion:
        spells, world = self._by_id("spell"), self.world()
        by_name = day is not None and not asked.startswith("spell-")
        if by_name and day:
            row = on_day([*spells.values()], world.theatre, asked, day)
        else:
            row = spells[_one(spells, asked, "spell", self.folder)]
        if day and not str(row["start"]) <= day.isoformat() <= str(row["end"]):
            raise RequestError(f"{day} is no day of {row['id']}, which is of {row['start']} to {row['end']}")
        found = why(world, [*spells.values()], row, day)
        also = tuple(self._there(row, day)) if by_name and day else ()
        return self._concluded("spell", str(row["id"]), row, day=day, reasons=found, also=also)

    def _there(self, spell: Row, day: date) -> Iterator[Row]:
        for row in self._by_id("incident").values():
            if row["place_id"] == spell["place_id"] and str(row["start"]) <= day.isoformat() <= str(row["end"]):
                yield row

    def _concluded(
        self,
        what: str,
        key: str,
        row: Row,
        *,
        day: date | None = None,
        reasons: Reasons | None = None,
        also: tuple[Row, ...] = (),
    ) -> Conclusion:
        rows = _rows(MATCHES, self.published, self.folder) if what == "incident" else ()
        matches = tuple(match for match in rows if key in {match["incident"], match["other"]})
        parts = (*reasons.parts, *reasons.fights, *reasons.sieges) if reasons else ()
        named = dict.fromkeys([*_claims_of([row, *matches]), *(claim for part in parts for claim in part.claims)])
        claims = {claim: self.claims[claim] for claim in named if claim in self.claims}
        if what != "spell":  # its sum says how far each voice was believed there
            weights = {(row["source"], row["topic"], row["own_cause"] == "yes"): row for row in self._weights()}
            claims = {key: replace(item, believed=weights.get(coin_of(item.claim))) for key, item in claims.items()}
        return Conclusion(what, key, row, matches, claims, day, reasons, also)

    def _weights(self) -> Iterator[dict[str, str]]:
        text = self.published.get(WEIGHTS, b"").decode("utf-8-sig", errors="replace")
        for row in csv.DictReader(text.splitlines()):
            if {"source", "topic", "own_cause", "prior", "weight"} <= row.keys():  # an edition of before has fewer
                yield row

    def _by_id(self, what: str) -> Mapping[str, Row]:
        return {str(row.get("id")): row for row in _rows(CONCLUDED[what], self.published, self.folder)}


def from_edition(folder: Path) -> Shelf:
    """What an edition's own files say. Raises `DataError` where one of them is broken."""
    claims = {str(c.id): Explanation(c, "", rule_named(c.rule)) for c in _published(folder / CLAIMS)}
    files = {name: folder / name for name in (*CONCLUDED.values(), MATCHES, WEIGHTS)}
    published = {name: path.read_bytes() for name, path in files.items() if path.is_file()}
    return Shelf(folder, claims, published, lambda: _world(folder, [item.claim for item in claims.values()]))


def _world(folder: Path, claims: Sequence[Claim]) -> World:
    """What an edition was concluded from, as far as it says; without its theatre pack where that is not at hand."""
    file = folder / EDITION_FILE
    try:
        configuration = json.loads(file.read_bytes())["configuration"]
        pack, last = str(configuration["theatre"]), date.fromisoformat(configuration["as_of"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(
            f"cannot be read ({error}); publish the edition again", file=str(folder / EDITION_FILE)
        ) from error
    try:
        return World(theatre.load(pack or theatre.ANY), claims, last)
    except UnknownTheatre:
        return World(theatre.EMPTY, claims, last)


def from_casebook(folder: Path, book: Casebook, judged: Edition | None) -> Shelf:
    """What a casebook says: its claims, and what was concluded of them (None: it was not judged)."""
    texts = {document.id: document.text for document in book.documents()}
    told = {str(c.id): Explanation(c, texts[c.document], rule_named(c.rule)) for c in book.claims()}
    if judged is None:
        return Shelf(folder, told, {}, lambda: World(theatre.EMPTY, (), date.max))
    world = World(judged.theatre, judged.claims, judged.configuration.as_of)
    return Shelf(folder, told, reasoned(judged), lambda: world)


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
