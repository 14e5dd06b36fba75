"""Voices of one report that are one: "the source" is the one quoted before, "Rasheed" is Mohammad Rasheed.

A claim's `source` stays as the text writes it; the chain then ends in the voice as it was first named, so that a source
told of three times is one origin. "A monitor" of a headline is the one monitor that the report goes on to name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from orontes.claims.described import OFFICES, is_description
from orontes.claims.types import Claim, Voice
from orontes.theatre.types import SourceKind

_BACK = re.compile(r"(?i)^(?:\w+ )?(?:the|that|this) (?:same |latter )?(?:[\w-]+ ){0,2}?([\w-]+?)s?$")
_WORD = re.compile(r"\w[\w-]*")
_SPEECH = frozenset(("source", "statement", "report", "official", "spokesman", "spokesperson", "spokeswoman"))
_BODY = frozenset(
    ("group", "organisation", "organization", "centre", "center", "institute", "network", "agency", "body", "charity")
)
_BODIES = frozenset(
    {SourceKind.MONITOR, SourceKind.HUMANITARIAN, SourceKind.INTERNATIONAL, SourceKind.MEDICAL, SourceKind.UNKNOWN}
)


def with_one_voice(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one report, in their order, each quoted voice as it was first named."""
    heard: list[Voice] = []
    found: dict[str, Voice] = {}
    for claim in sorted(claims, key=lambda claim: claim.span.start):
        if len(claim.chain) > 1:
            voice = _meant(claim.voice, heard)
            heard = [*(v for v in heard if v != voice), voice]  # whoever spoke last stands last
            found[claim.id] = voice
    return [_told_by(claim, _named(found[claim.id], heard)) if claim.id in found else claim for claim in claims]


def _told_by(claim: Claim, voice: Voice) -> Claim:
    return claim if voice == claim.voice else replace(claim, chain=(*claim.chain[:-1], voice))


def _meant(voice: Voice, heard: Sequence[Voice]) -> Voice:
    """Whom a voice stands for among those heard before, the last one first; itself where for nobody."""
    if (back := _BACK.match(voice.name)) and is_description(voice.name):
        noun = back[1].lower()
        return next((v for v in reversed(heard) if _is_called(v, noun, voice)), voice)
    own = _proper(voice.name)
    if not own or len(own) < len(_WORD.findall(_without_article(voice.name))):
        return voice
    return next((v for v in reversed(heard) if own < _proper(v.name)), voice)


def _is_called(heard: Voice, noun: str, voice: Voice) -> bool:
    """Whether a voice heard before may be called by a noun: it was, or is the kind of body that the noun stands for."""
    words = {word.lower().removesuffix("s") for word in _WORD.findall(heard.name)}
    alike = voice.kind in (heard.kind, SourceKind.UNKNOWN, SourceKind.ANONYMOUS)
    if noun in _SPEECH:
        return noun in words or (noun == "source" and heard.kind in OFFICES and alike and bool(words & _SPEECH))
    if voice.source_id and voice.kind in OFFICES:
        return False  # "the army" is a party, and was not told of before for that
    if noun in _BODY and heard.kind in _BODIES and not is_description(heard.name):
        return alike
    return noun in words and (alike or heard.kind is SourceKind.UNKNOWN)


def _named(voice: Voice, heard: Sequence[Voice]) -> Voice:
    """ "A monitor" told by name elsewhere in the report, where it names no other."""
    if voice.kind is not SourceKind.MONITOR or not is_description(voice.name):
        return voice
    named = {v.source_id or v.name: v for v in heard if v.kind is SourceKind.MONITOR and not is_description(v.name)}
    return next(iter(named.values())) if len(named) == 1 else voice


def _without_article(name: str) -> str:
    """The name alone: "the Coalition in a press release" is the Coalition."""
    return re.sub(r"^(?:[Tt]he|[Aa]n?)\s|\s(?:in|on|at|during|via|by)\s.*$", "", name)


def _proper(name: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(_without_article(name)) if word[0].isupper())
