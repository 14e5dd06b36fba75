"""The event lexicon: which words tell which kind of event. Read from the files in `events` and checked as they load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

import yaml

from orontes.claims.forms import noun_forms, verb_forms
from orontes.claims.types import Kind, Modality
from orontes.errors import LexiconError
from orontes.reading.types import Weapon

# In the order of their rules: earlier ones win where two match the same words.
FILES = (
    "territory",
    "sieges",
    "bombs",
    "people",
    "fighting",
    "civilians",
    "diplomacy",
    "forces",
    "idle",
    "instruments",
)
SECTIONS = frozenset(("rules", "idle", "instruments"))
MAX_GAP = 5
OBJECTS = frozenset(("", "place", "person", "route", "aid", "truce", "force", "thing", "ground", "party"))
SUBJECTS = frozenset(("", "people", "evacuee", "force", "truce", "place"))
FIELDS = frozenset(
    ("name", "kind", "verb", "noun", "phrase", "suffix", "object", "subject", "weapon", "modality", "instrument",
     "agentless", "armed", "may_be", "weight")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the lexicon, without its words. `kind` is None where only the weapon can tell."""

    name: str
    kind: Kind | None
    object: str = ""
    subject: str = ""
    weapon: str = ""
    modality: Modality | None = None
    instrument: bool = False
    agentless: bool = False
    armed: bool = False
    may_be: frozenset[Kind] = frozenset()
    weight: float = 0.8
    at: str = ""  # file and line of the lexicon, for whoever asks why


# The rule of phrases whose words tell of events elsewhere but not here: "took place".
IDLE = Rule("idle", None)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sequence of words, each a set of forms; `gap` words at most may stand before the one so marked."""

    rule: Rule
    rank: int  # position of the rule: earlier rules win
    words: tuple[frozenset[str], ...]
    gaps: tuple[int, ...]  # for each word, how many others may stand between it and the one before
    verbal: bool


@dataclass(frozen=True, slots=True)
class Instrument:
    """What a weapon word makes of an event."""

    words: frozenset[tuple[str, ...]]
    kind: Kind
    weapon: str
    only: frozenset[Kind] = frozenset()  # kinds of event that it may decide; all where empty
    carrier: bool = False  # whether it carries other weapons: "jets"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All patterns by every form of their first word, compound suffixes, and weapon words."""

    by_word: dict[str, tuple[Pattern, ...]]  # those of idle phrases too, which tell nothing
    suffixes: dict[str, Rule]
    arms: dict[str, tuple[tuple[tuple[str, ...], Instrument], ...]]  # names of weapons by their first word
    by_weapon: dict[str, Instrument]  # the first instrument of each weapon, for names that only reading knows
    seconds: dict[str, frozenset[str]]  # what the second word of a word's patterns may be
    alone: dict[str, tuple[Pattern, ...]]  # those of the word by itself


@cache
def lexicon() -> Lexicon:
    """The lexicon shipped with Orontes.

    >>> lexicon().suffixes["held"].kind
    <Kind.TERRITORY_HELD: 'territory_held'>
    """
    folder = resources.files("orontes.claims").joinpath("events")
    names = [f"{name}.yml" for name in FILES]
    return parse_lexicon({name: folder.joinpath(name).read_text(encoding="utf-8") for name in names})


def rule_named(name: str) -> Rule | None:
    """The rule of that name, None for what is read without a word of the lexicon (a toll, a headline).

    >>> rule_named("capture").kind
    <Kind.TERRITORY_TAKEN: 'territory_taken'>
    """
    held = lexicon()
    rules = (pattern.rule for patterns in held.by_word.values() for pattern in patterns)
    return next((rule for rule in (*rules, *held.suffixes.values()) if rule.name == name), None)


def parse_lexicon(files: Mapping[str, str]) -> Lexicon:
    """Read a lexicon from the text of its files by name; raises `LexiconError` naming file and line of a wrong rule.

    Each holds any of the lists `rules`, `idle` and `instruments`; rules of earlier files win.
    """
    patterns: list[Pattern] = []
    suffixes: dict[str, Rule] = {}
    instruments: list[Instrument] = []
    for file, text in files.items():
        data = _sections(text, file)
        for row, line in zip(data.get("rules", ()), _rule_lines(text), strict=True):
            rule = _rule(row, file, line)
            patterns += _patterns(rule, len(patterns), row)
            suffixes.update(dict.fromkeys(row.get("suffix", ()), rule))
        patterns += [_pattern(IDLE, len(patterns), phrase, verbal=True) for phrase in _idle(data, file)]
        instruments += _instruments(data.get("instruments", ()), file)
    by_weapon = {i.weapon: replace(i, carrier=False) for i in reversed(instruments) if not i.only}
    by_word = _index(patterns)
    seconds = {word: frozenset().union(*(p.words[1] for p in found if p.words[1:])) for word, found in by_word.items()}
    alone = {word: tuple(p for p in found if not p.words[1:]) for word, found in by_word.items()}
    return Lexicon(by_word, suffixes, _arms(instruments), by_weapon, seconds, alone)


def _sections(text: str, file: str) -> dict[str, Any]:
    data = yaml.safe_load(text)
    if not isinstance(data, dict) or not set(data) <= SECTIONS or not all(isinstance(v, list) for v in data.values()):
        raise LexiconError("a lexicon holds lists of `rules`, `idle` and `instruments`", file=file)
    return data


def _idle(data: dict[str, Any], file: str) -> list[str]:
    """Phrases that tell nothing."""
    phrases: list[str] = data.get("idle", [])
    if not all(isinstance(phrase, str) and phrase.strip() for phrase in phrases):
        raise LexiconError("`idle` must be a list of phrases", file=file)
    return phrases


def _rule_lines(text: str) -> list[int]:
    """Line of each rule in the file, from 1."""
    document = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = document.value if isinstance(document, yaml.MappingNode) else []
    return [node.start_mark.line + 1 for key, value in pairs if key.value == "rules" for node in value.value]


def _rule(row: Any, file: str, line: int) -> Rule:
    if not isinstance(row, dict) or not row.get("name"):
        raise LexiconError("a rule needs a name", file=file, line=line)
    unknown = sorted(set(row) - FIELDS)
    if unknown:
        raise LexiconError(f"rule '{row['name']}' has unknown field '{unknown[0]}'", file=file, line=line)
    if not any(row.get(field) for field in ("verb", "noun", "phrase", "suffix")):
        raise LexiconError(f"rule '{row['name']}' has no words", file=file, line=line)
    _check_values(row, file, line)
    return Rule(
        name=row["name"],
        kind=Kind(row["kind"]) if row.get("kind") else None,
        object=row.get("object", ""),
        subject=row.get("subject", ""),
        weapon=row.get("weapon", ""),
        modality=Modality(row["modality"]) if "modality" in row else None,
        instrument=bool(row.get("instrument")),
        agentless=bool(row.get("agentless")),
        armed=bool(row.get("armed")),
        may_be=frozenset(Kind(kind) for kind in row.get("may_be", ())),
        weight=float(row.get("weight", 0.8)),
        at=f"{file}:{line}",
    )


def _check_values(row: dict[str, Any], file: str, line: int) -> None:
    allowed = {
        "kind": {"", *Kind},
        "modality": {*Modality},
        "weapon": {"", *Weapon},
        "object": OBJECTS,
        "subject": SUBJECTS,
    }
    for field, values in allowed.items():
        if field in row and row[field] not in values:
            raise LexiconError(f"rule '{row['name']}': {field} '{row[field]}' is not known", file=file, line=line)


def _patterns(rule: Rule, rank: int, row: dict[str, Any]) -> list[Pattern]:
    made = [_pattern(rule, rank, text, verbal=True) for field in ("verb", "phrase") for text in row.get(field, ())]
    return made + [_pattern(rule, rank, text, verbal=False) for text in row.get("noun", ())]


def _pattern(rule: Rule, rank: int, text: str, *, verbal: bool) -> Pattern:
    """Every word of a phrase may be bent ("offensive ~ launched"), of a noun the last one; "=" forbids it."""
    words, gaps, gap = [], [], 0
    pieces = text.lower().split()
    last = len(pieces) - 1
    for index, piece in enumerate(pieces):
        if piece == "~":
            gap = MAX_GAP
            continue
        forms = _forms(piece, bent=verbal, plural=index == last)
        words.append(forms)
        gaps.append(gap)
        gap = 0
    return Pattern(rule, rank, tuple(words), tuple(gaps), verbal)


def _forms(piece: str, *, bent: bool, plural: bool) -> frozenset[str]:
    if piece.startswith("="):
        return frozenset((piece[1:],))
    if bent:
        return verb_forms(piece)
    return noun_forms(piece) if plural else frozenset((piece,))


def _index(patterns: list[Pattern]) -> dict[str, tuple[Pattern, ...]]:
    """Longest patterns first, then in the order of the file."""
    found: dict[str, list[Pattern]] = {}
    for pattern in sorted(patterns, key=lambda p: (-len(p.words), p.rank)):
        for form in sorted(pattern.words[0]):
            found.setdefault(form, []).append(pattern)
    return {form: tuple(group) for form, group in found.items()}


def _instruments(rows: Any, file: str) -> list[Instrument]:
    made = []
    for row in rows:
        if row.get("kind") not in {*Kind} or row.get("weapon") not in {*Weapon}:
            raise LexiconError(f"instrument {row.get('words')} has no known kind and weapon", file=file)
        words = frozenset(tuple(word.lower().replace("-", " - ").split()) for word in row["words"])
        only = frozenset(Kind(kind) for kind in row.get("only", ()))
        made.append(Instrument(words, Kind(row["kind"]), row["weapon"], only, bool(row.get("carrier"))))
    return made


def _arms(instruments: list[Instrument]) -> dict[str, tuple[tuple[tuple[str, ...], Instrument], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Instrument]]] = {}
    for instrument in instruments:
        for words in sorted(instrument.words):
            found.setdefault(words[0], []).append((words, instrument))
    return {word: tuple(group) for word, group in found.items()}
