"""What sort of voice a description tells: "the state news agency", "a pro-regime website", "activists in the town".

The head of the phrase decides before what follows its first comma or preposition ("a doctor in a rebel-held town" is a
doctor), longer phrases before shorter ones ("defence ministry" before "ministry"), and offices that anybody may hold
("spokesman", "source") come last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from orontes.claims.cues import cues
from orontes.reading.lexicon_files import word_set
from orontes.reading.worldwide import state_of
from orontes.theatre.types import SourceKind

_POSSESSIVE = re.compile(r"['’]s?\b")
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_WORD = re.compile(r"[\w-]+")
_HEAD_ENDS = frozenset(
    (
        "of",
        "for",
        "in",
        "from",
        "with",
        "who",
        "that",
        "at",
        "on",
        "near",
        "inside",
        "based",
        "close",
        "speaking",
        "told",
    )
)
# Those who are asked because they were there or count the dead: where they stand, if anywhere, must be said of them.
_BYSTANDERS = frozenset(
    {
        SourceKind.RESIDENT, SourceKind.MEDICAL, SourceKind.MONITOR, SourceKind.HUMANITARIAN, SourceKind.INTERNATIONAL,
        SourceKind.WIRE, SourceKind.ACTIVIST,
    }
)  # fmt: skip
# Kinds of voice that speak for a body rather than for themselves, and those that speak for themselves alone.
OFFICES = frozenset({SourceKind.OFFICIAL, SourceKind.MILITARY, SourceKind.ARMED_GROUP, SourceKind.ANONYMOUS})
PRIVATE = frozenset({SourceKind.RESIDENT, SourceKind.MEDICAL})
_HELD = re.compile(r"(?i)-(?:held|controlled|besieged)\b|\bunder \w+ control\b")
_MEDIA = frozenset({SourceKind.INDEPENDENT_MEDIA, SourceKind.WIRE})
_LEANING = re.compile(
    r"(?i)\b(?:pro|anti)-\w|\b[\w-]+-(?:affiliated|linked|aligned|run|backed|controlled)\b"
    r"|\b(?:opposition|rebel|loyalist|regime|government|dissident)\s+(?:activists?|media|news\w*|websites?|outlets?|monitors?)"
)
_ARTICLES = ("a", "an", "the", "one", "that", "this", "same", "another", "earlier", "meanwhile", "also", "on", "ground")
SOURCES = "sources.yml"
Phrase = tuple[str, ...]


@lru_cache(maxsize=16384)
def kind_of(name: str) -> tuple[SourceKind, bool]:
    """What sort of voice a phrase describes, and whether only an office tells so.

    >>> kind_of("a doctor in a rebel-held town")[0].value, kind_of("Russia's defence ministry")[0].value
    ('medical', 'military')
    >>> kind_of("A spokesman")
    (<SourceKind.OFFICIAL: 'official'>, True)
    """
    words = _words(name)
    head = next((n for n, word in enumerate(words) if n and word.lower() in _HEAD_ENDS), len(words))
    head = min(head, len(_words(name.partition(",")[0])) or head)
    for weak in (False, True):
        for part in (words[:head], words[head:]):
            if found := _best(part, weak):
                return found, weak
    return SourceKind.UNKNOWN, True


def leaning(kind: SourceKind, name: str, side: str) -> tuple[SourceKind, str]:
    """The kind and the side of a voice that a party is named in: bystanders stand with it only where that is said.

    >>> leaning(SourceKind.RESIDENT, "residents of rebel-held Dura", "opposition")
    (<SourceKind.RESIDENT: 'resident'>, '')
    >>> leaning(SourceKind.INDEPENDENT_MEDIA, "a pro-regime website", "government")
    (<SourceKind.PARTISAN_MEDIA: 'partisan_media'>, 'government')
    """
    side = "" if _HELD.search(name) else side
    if side and kind in _MEDIA:
        return SourceKind.PARTISAN_MEDIA, side
    if kind in _BYSTANDERS and not _LEANING.search(name):
        return kind, ""
    return kind, side


@lru_cache(maxsize=16384)
def is_description(name: str) -> bool:
    """Whether a phrase only describes a voice and names nobody.

    >>> is_description("a Britain-based war monitor"), is_description("the Syrian Observatory")
    (True, False)
    """
    words = _words(name)
    return bool(words) and _describes(words[0].lower()) and all(map(_describes, words[1:]))


def _describes(word: str) -> bool:
    return word in _plain_words() or word.endswith("-based") or bool(state_of(word))


@cache
def _plain_words() -> frozenset[str]:
    """Words that describe voices: those of the phrases in small letters, of the reading's lists, and articles."""
    phrases = [phrase for row in cues().voices for phrase in row.words if phrase.islower()]
    phrases += [phrase for section in ("nouns", "modifiers") for phrase in word_set(SOURCES, section)]
    told = (*(word for phrase in phrases for word in _words(phrase)), *cues().lists["person_nouns"])
    found = frozenset((*told, *_ARTICLES))
    return (found | {f"{word}s" for word in found}) - _NAMING


def _best(words: Phrase, weak: bool) -> SourceKind | None:
    """The kind of the longest phrase in some words, of the last one among equals."""
    found = max(_hits(words, weak), key=lambda hit: (hit[0], hit[1]), default=None)
    return None if found is None else found[2]


def _hits(words: Phrase, weak: bool) -> Iterator[tuple[int, int, SourceKind]]:
    table = _table(weak)
    for at in range(len(words)):
        for length in range(1, _LONGEST + 1):
            raw = words[at : at + length]
            kind = table.get(raw) or table.get(tuple(word.lower() for word in raw))
            if kind is not None and len(raw) == length:
                yield length, at, kind


_LONGEST = 4
# Words of phrases that tell a kind of voice by a name: whoever is called so is named, and not only described.
_NAMING = frozenset(("observatory", "white", "helmets", "network", "central"))


@cache
def _table(weak: bool) -> Mapping[Phrase, SourceKind]:
    rows = (row for row in cues().voices if row.weak is weak)
    return {_words(phrase): row.kind for row in rows for phrase in row.words}


def _words(text: str) -> Phrase:
    plain = _DOTTED.sub(lambda found: found[0].replace(".", ""), _POSSESSIVE.sub("", text))
    return tuple(_WORD.findall(plain))
