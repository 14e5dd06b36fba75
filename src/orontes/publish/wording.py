"""Claims in our own words, with the attribution in every sentence.

It turns one claim into one sentence by templates of kind and modality (`wording.yml`); it never merges claims, and
never states one as a fact of its own. All text that comes from a report is escaped for Markdown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from orontes.claims.types import Claim, Kind, Modality, Party
from orontes.errors import LexiconError
from orontes.evidence import Count
from orontes.publish.markdown import phrase, quoted
from orontes.publish.redaction import shown
from orontes.reading.types import Facility, Weapon

FILE = "wording.yml"
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class KindWording:
    """The templates of one kind, and the words by which the lint knows such an event."""

    passive: str
    noun: str
    words: tuple[str, ...]
    quote: bool  # whether the words of the report must follow, the template being too coarse
    label: str  # such events, to be counted: "air strikes"
    manner: str  # how something was hit by one: "in an air strike"


@dataclass(frozen=True, slots=True)
class Wording:
    """All templates, validated: every kind, modality, weapon and facility has its words."""

    nowhere: str
    nobody: str
    relative: re.Pattern[str]  # places that are descriptions: "six kilometres west of Khattab"
    counts: frozenset[str]  # words of a target that is a mere count: "at least 14"
    modalities: dict[Modality, str]
    kinds: dict[Kind, KindWording]
    weapons: dict[str, str]
    facilities: dict[str, str]
    people: dict[str, str]  # groups of people that tolls tell apart
    attributions: tuple[str, ...]


@cache
def load_wording() -> Wording:
    """The templates that Orontes ships; raises `LexiconError` where one is missing or malformed."""
    return parse_wording((files("orontes.publish") / FILE).read_text(encoding="utf-8"))


def parse_wording(text: str) -> Wording:
    """Templates from YAML text; raises `LexiconError` naming what is missing."""
    try:
        raw = yaml.safe_load(text)
        return Wording(
            nowhere=raw["nowhere"],
            nobody=raw["nobody"],
            relative=_relative(raw["relative"], raw["distances"]),
            counts=frozenset(raw["counts"]),
            modalities={value: raw["modalities"][value.value] for value in Modality},
            kinds={value: _kind(raw["kinds"][value.value]) for value in Kind},
            weapons={value.value: raw["weapons"][value.value] for value in Weapon},
            facilities={value.value: raw["facilities"][value.value] for value in Facility},
            people={str(group): str(words) for group, words in raw["people"].items()},
            attributions=tuple(raw["attributions"]),
        )
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise LexiconError(f"not YAML: {error.problem}", file=FILE, line=line) from error
    except (KeyError, TypeError) as error:
        raise LexiconError(
            f"no entry for {error}; every kind, modality, weapon and facility needs one", file=FILE
        ) from error


def _relative(starts: list[str], distances: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(starts)})\b|.*\b(?:{'|'.join(distances)})\b", re.IGNORECASE)


def _kind(raw: dict[str, object]) -> KindWording:
    words = raw["words"]
    if not isinstance(words, list):
        raise TypeError("words")
    return KindWording(
        passive=str(raw["passive"]),
        noun=str(raw["noun"]),
        words=tuple(str(word) for word in words),
        quote=bool(raw.get("quote")),
        label=str(raw["label"]),
        manner=str(raw["manner"]),
    )


def sentence(claim: Claim) -> str:
    """One attributed sentence for `claim`, in Markdown, without its full stop: the citation goes before that.

    "According to SANA (quoted by Syria Direct), Halfaya was taken by the SAA"
    """
    wording = load_wording()
    kind, slots = wording.kinds[claim.kind], _slots(claim, wording)
    parts = {
        "who": told_by(claim),
        "passive": fill(kind.passive, slots),
        "noun": fill(kind.noun, slots),
        "toll": _toll(claim),
    }
    told = _SLOT.sub(lambda found: parts[found[1]], wording.modalities[claim.modality])
    return f"{told}, in the words of the report {quoted(shown(claim.quote))}" if kind.quote else told


def told_by(claim: Claim) -> str:
    """Who says so, from the innermost voice outwards: "SANA (quoted by Syria Direct)"."""
    passed_on = relays(claim)
    return innermost(claim) + (f" (quoted by {', quoted by '.join(passed_on)})" if passed_on else "")


def innermost(claim: Claim) -> str:
    """The voice that a claim goes back to: "SANA"."""
    return _voices(claim)[0]


def relays(claim: Claim) -> tuple[str, ...]:
    """Who quotes that voice, and who quotes them: "Syria Direct"."""
    return tuple(_voices(claim)[1:])


def _voices(claim: Claim) -> list[str]:
    return [phrase(_uncapped(voice.name)) for voice in reversed(claim.chain) if voice.name] or [phrase(claim.doc)]


def _uncapped(name: str) -> str:
    # "The Observatory" began a sentence of the report; it does not begin ours.
    article, space, rest = name.partition(" ")
    return f"{article.lower()}{space}{rest}" if article in {"The", "A", "An"} else name


def fill(template: str, slots: dict[str, str]) -> str:
    """`template` with its slots filled, and its bracketed parts left out where their slot is empty.

    >>> fill("{place} was held[ by {actor}]", {"place": "Soran", "actor": ""})
    'Soran was held'
    """
    kept = _OPTIONAL.sub(lambda found: found[1] if all(slots[s] for s in _SLOT.findall(found[1])) else "", template)
    return _SLOT.sub(lambda found: slots[found[1]], kept)


def _slots(claim: Claim, wording: Wording) -> dict[str, str]:
    place, at = _place(claim.place, wording)
    placeless = "[ {at}]" in wording.kinds[claim.kind].passive  # talks may be held nowhere in particular
    actor = _party(claim.actor)
    return {
        "actor": actor,
        "holder": actor or wording.nobody,
        "target": "" if _is_count(claim.target.text, wording) else _party(claim.target),
        "place": place or wording.nowhere,
        "at": at or ("" if placeless else f"at {wording.nowhere}"),
        "weapon": wording.weapons.get(claim.weapon, ""),
    }


def _place(text: str, wording: Wording) -> tuple[str, str]:
    """The place as a thing, and as where something happened; "" and "" where none is named."""
    place = phrase(text)
    if not place:
        return "", ""
    return (f"the area {place}", f"in the area {place}") if wording.relative.match(text) else (place, f"at {place}")


def _party(party: Party) -> str:
    # Words that no pack recognises ("the terrorists") are the source's own, and are marked as such.
    if not party.text.strip():
        return ""
    return phrase(party.text) if party.id else quoted(party.text)


def _is_count(text: str, wording: Wording) -> bool:
    return all(word.isdecimal() or word in wording.counts for word in re.findall(r"\w+", text.lower()))


def _toll(claim: Claim) -> str:
    parts = [
        count_of(claim.killed, "killed"),
        count_of(claim.civilians_killed, "of the dead civilians"),
        count_of(claim.injured, "injured"),
    ]
    facility = load_wording().facilities.get(claim.facility, "")
    told = "; ".join(part for part in parts if part)
    return (f" ({told})" if told else "") + (f", with {facility} concerned" if facility else "")


def count_of(count: Count | None, what: str) -> str:
    """A count in words: "8 killed", "at least 20 killed", "24 to 30 killed"; "" where there is none.

    >>> count_of(Count(20, None), "killed"), count_of(Count(0, None), "injured")
    ('at least 20 killed', 'an unknown number injured')
    """
    if count is None:
        return ""
    if count.high is None:
        return f"at least {count.low} {what}" if count.low else f"an unknown number {what}"
    return f"{count.low} {what}" if count.low == count.high else f"{count.low} to {count.high} {what}"
