"""People whom a profile protects: private voices, sources who asked for anonymity, and those whom an event harmed.

Whether somebody is private is told from the claim alone: the kind of the voice, the words of the report around it, and
whether the theatre pack knows the name. Where that leaves a doubt the name is withheld.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from orontes.audience import Profile
from orontes.claims.types import Claim, Voice
from orontes.evidence import RecordId, Span
from orontes.publish.protection import load_rules
from orontes.publish.types import Edition
from orontes.reading.types import MentionType
from orontes.reading.worldwide import states
from orontes.theatre.types import SourceKind

SHORTEST_PASSAGE = 12  # characters; a shorter quotation stands in other people's sentences too
SHORTEST_SURNAME = 4  # letters; shorter ones are common words too often
LONGEST_NAME = 3  # words of an unknown voice that may be a person's bare name
_MARKS = ",;:()[]“”\"'."


@dataclass(frozen=True, slots=True)
class Privacy:
    """What one profile withholds about people, found once for the whole edition."""

    voices: dict[tuple[RecordId, Voice], str]  # by document and voice: what it is called instead
    names: tuple[str, ...]  # names, and descriptions that amount to one; sorted
    passages: dict[RecordId, tuple[Span, ...]]  # by document: quotations withheld with their source
    texts: tuple[str, ...]  # the same quotations as text, those too short to recognise left out

    def of(self, claim: Claim) -> tuple[Voice, ...]:
        """The claim's chain with every private voice renamed."""
        return tuple(self._renamed(claim.document, voice) for voice in claim.chain)

    def _renamed(self, document: RecordId, voice: Voice) -> Voice:
        name = self.voices.get((document, voice))
        return voice if name is None else Voice(name, "", voice.kind, voice.alignment)


@dataclass(frozen=True, slots=True)
class _Known:
    """Names that are no private person's, and by the way the reports write them, words that are no name at all."""

    names: str  # of actors, sources and places, in lower case, one a line
    text: str  # of every report
    words: frozenset[str]  # of that text

    def holds(self, name: str) -> bool:
        """Whether `name` is such a name or a part of one, or stands in lower case in a report ("human rights")."""
        low = " ".join(name.split()).casefold()
        if low in self.words or (" " in low and low in self.text):
            return True
        return low in self.names and bool(re.search(rf"(?<!\w){re.escape(low)}(?!\w)", self.names))


def privacy(edition: Edition, profile: Profile) -> Privacy:
    """Everything that `profile` withholds about people in `edition`."""
    if profile is Profile.INTERNAL:
        return Privacy({}, (), {}, ())
    known = _known(edition)
    voices = _private_voices(edition, profile, known)
    found = {name for _, voice in voices for name in _names_in(voice.name, known)}
    if profile is Profile.PARTNER:
        return Privacy(voices, tuple(sorted(found)), {}, ())
    found.update(_harmed(edition, known))
    quoted = [claim for claim in edition.claims if any((claim.document, voice) in voices for voice in claim.chain)]
    passages: dict[RecordId, set[Span]] = {}
    for claim in quoted:
        passages.setdefault(claim.document, set()).add(claim.span)
    texts = {" ".join(claim.quote.split()) for claim in quoted}
    long = tuple(sorted(text for text in texts if len(text) >= SHORTEST_PASSAGE))
    spans = {document: tuple(sorted(cut)) for document, cut in passages.items()}
    return Privacy(voices, tuple(sorted(found)), spans, long)


def _private_voices(edition: Edition, profile: Profile, known: _Known) -> dict[tuple[RecordId, Voice], str]:
    texts = {document.id: document.text for document in edition.documents}
    # Who asked once for anonymity has it wherever the same report quotes them.
    asked = {
        (claim.document, claim.voice)
        for claim in edition.claims
        if len(claim.chain) > 1 and _asks(claim, texts.get(claim.document, ""))
    }
    found: dict[tuple[RecordId, Voice], str] = {}
    for claim in edition.claims:
        for voice in claim.chain:
            name = _instead(voice, profile, known, (claim.document, voice) in asked)
            if name is not None:
                found[claim.document, voice] = name
    return found


def _asks(claim: Claim, text: str) -> bool:
    return bool(load_rules().anonymity.search(f"{claim.voice.name} {claim.sentence.of(text)} {claim.quote}"))


def _instead(voice: Voice, profile: Profile, known: _Known, asked: bool) -> str | None:
    """What a private voice is called; None where its name may stand."""
    rules = load_rules()
    if asked:
        return rules.voices[SourceKind.ANONYMOUS]
    if voice.source_id or voice.kind not in rules.voices:
        return None
    if voice.kind is SourceKind.ANONYMOUS:
        return rules.voices[voice.kind]
    named = any(not known.holds(" ".join(run)) for _, run, _ in _proper_runs(voice.name))
    if profile is Profile.PARTNER or not named:
        return None
    return rules.voices[voice.kind] if voice.kind is not SourceKind.UNKNOWN or _is_bare_name(voice.name) else None


def _is_bare_name(text: str) -> bool:
    """Whether an unknown voice is a name and nothing else: an office or a body makes it a public one."""
    proper = _proper_words(text)
    public = {word.strip(_MARKS).casefold() for word in text.split()} & load_rules().public_words
    return len(proper) == len(text.split()) <= LONGEST_NAME and not public


def _names_in(text: str, known: _Known) -> Iterator[str]:
    """The whole description where it holds a proper name, and each run of proper names in it that no pack knows."""
    if not _proper_words(text) or known.holds(text):
        return
    yield text
    for _, run, _ in _proper_runs(text):
        if len(run) > 1 or run[0] == text:  # "a Soran resident": one capitalised word there is rarely a person
            yield from _name(run, known)


def _name(run: tuple[str, ...], known: _Known) -> Iterator[str]:
    name = " ".join(run)
    if known.holds(name):
        return
    yield name
    if len(run) > 1 and len(run[-1]) >= SHORTEST_SURNAME and not known.holds(run[-1]):
        yield run[-1]


def _harmed(edition: Edition, known: _Known) -> Iterator[str]:
    """People named in the target of a claim of harm: those whom the tagger found, and names that stand alone."""
    people = {
        reading.document: {m.text for s in reading.sentences for m in s.mentions if m.type is MentionType.PERSON}
        for reading in edition.readings
    }
    for claim in edition.claims:
        target = claim.target
        if target.id or not (claim.killed or claim.injured or target.side == "civilians"):
            continue
        for name in sorted(people.get(claim.document, ())):
            if name and name in target.text:
                yield from _name(tuple(name.split()), known)
        for before, run, after in _proper_runs(target.text):
            if _stands_alone(before, run, after):
                yield from _name(run, known)


def _stands_alone(before: str, run: tuple[str, ...], after: str) -> bool:
    """Whether capitalised words name a person, and no body or place: not "people of Arvik", not "Arvik Council"."""
    rules = load_rules()
    body = {word.casefold() for word in run} & rules.public_words
    return len(run) > 1 and not body and before.casefold() not in rules.joiners and not after.isalpha()


def _known(edition: Edition) -> _Known:
    theatre = edition.theatre
    entries: list[Iterable[str]] = [
        *((side.name,) for side in theatre.sides),
        *((actor.name, *actor.aliases) for actor in theatre.actors),
        *((source.name, *source.aliases) for source in theatre.sources),
        *((place.name, place.admin1, *place.spellings) for place in theatre.places),
        *((claim.place, claim.placement.name, claim.placement.admin1) for claim in edition.claims),
        *((party.text,) for claim in edition.claims for party in (claim.actor, claim.target) if party.id),
        *((document.publisher,) for document in edition.documents),
        states(),
    ]
    names = {" ".join(name.split()).casefold() for names in entries for name in names if name}
    text = " ".join(document.text for document in edition.documents)
    return _Known("\n".join(sorted(names)), text, frozenset(re.findall(r"\w+", text)))


def _proper_words(text: str) -> tuple[str, ...]:
    return tuple(bare for word in text.split() if _is_proper(bare := word.strip(_MARKS)))


def _proper_runs(text: str) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Runs of capitalised words, each with the word before it and the one after ("" at an end or a mark)."""
    before, run = "", list[str]()
    for word in [*text.split(), ""]:
        bare = word.strip(_MARKS)
        if _is_proper(bare):
            run.append(bare)
        if run and (not _is_proper(bare) or not word.endswith(bare)):
            yield before, tuple(run), "" if _is_proper(bare) else bare
            run = []
        if not run:
            before = bare


def _is_proper(word: str) -> bool:
    # A letter that has no case (Arabic) counts as a capital.
    capital = any(letter.isalpha() and not letter.islower() for letter in word)
    return capital and word.casefold() not in load_rules().generic
