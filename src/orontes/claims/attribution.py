"""Who says so: the source of each stretch of a sentence, and what carries over to the next sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from orontes.claims.cues import cues
from orontes.claims.tree import Tree
from orontes.claims.triggers import Trigger
from orontes.claims.types import Voice
from orontes.reading.types import MentionType
from orontes.sources.types import Document
from orontes.theatre.types import SourceKind, Theatre

ACCORDING = ("according", "per", "citing")
QUOTES = re.compile(r"[“”\"]")
OWNING = frozenset(("claimed", "claims", "claim", "claiming", "denied", "denies", "deny", "denying", "accepted"))
MAX_NAME = 120


@dataclass(frozen=True, slots=True)
class Saying:
    """A source and the words it vouches for; `via` is who it spoke to, where that is an outlet ("told SANA")."""

    name: str
    index: int  # head word of the source's name
    verb: int  # the reporting word
    words: frozenset[int]
    doubtful: bool = False
    denying: bool = False
    ref: str = ""
    side: str = ""
    via: str = ""


@dataclass(frozen=True, slots=True)
class Carried:
    """What one sentence leaves to the next: the last source, and whether its quotation is still open."""

    saying: Saying | None = None
    open_quote: bool = False
    entry: int = -1


def sayings(tree: Tree) -> list[Saying]:
    """All sources of the sentence, in order."""
    found = [_from_verb(tree, i) for i, word in enumerate(tree.words) if _reports(tree, i, word)]
    found += [_from_according(tree, i) for i, word in enumerate(tree.words) if word in ACCORDING]
    return [saying for saying in found if saying is not None]


def owning_up(tree: Tree, trigger: Trigger) -> Saying | None:
    """Who claims or denies responsibility for an event: "The group claimed responsibility for the attack"."""
    for at in tree.ancestors(trigger.index):
        if tree.words[at] == "responsibility" and tree.words[tree.tokens[at].head] in OWNING:
            verb = tree.tokens[at].head
            speaker = tree.child(verb, "nsubj")
            denying = cues().has("deny", tree.words[verb])
            return None if speaker is None else _saying(tree, speaker, verb, denying=denying)
    return None


def _reports(tree: Tree, index: int, word: str) -> bool:
    known = any(cues().has(name, word) for name in ("say", "doubt", "deny"))
    return known and tree.tokens[index].pos in ("VERB", "AUX")


def _from_verb(tree: Tree, verb: int) -> Saying | None:
    if any(tree.words[c] == "responsibility" for c in tree.children[verb]):
        return None  # whoever claims responsibility did it
    speaker = tree.child(verb, "nsubj")
    if speaker is None and tree.tokens[verb].dep in ("conj", "xcomp", "advcl", "acl"):
        head = tree.tokens[verb].head
        speaker = tree.child(head, "nsubj") if tree.tokens[head].pos == "VERB" else head
    if speaker is None:
        speaker = _quoted(tree, verb)
    if speaker is None:
        speaker = _before(tree, verb)
    if speaker is None or not _can_speak(tree, speaker):
        return None
    if tree.words[speaker] in ("who", "which", "that") and tree.tokens[verb].dep == "relcl":
        speaker = tree.tokens[verb].head
    doubtful = cues().has("doubt", tree.words[verb])
    if doubtful and not tree.kids(verb, "ccomp", "xcomp", "dobj", "prep", "parataxis"):
        return None
    return _saying(tree, speaker, verb, doubtful=doubtful, denying=cues().has("deny", tree.words[verb]))


def _quoted(tree: Tree, verb: int) -> int | None:
    """ "SANA was quoted as saying", "said Rami Abdel Rahman" parsed as an object."""
    passive = tree.child(verb, "nsubjpass")
    if passive is not None:
        return passive if tree.words[verb] in ("quoted", "cited") else None
    inverted = [c for c in tree.kids(verb, "dobj", "npadvmod", "attr", "oprd") if c == verb + 1 or c > verb]
    speakers = [c for c in inverted if tree.mention_at(c, MentionType.SOURCE, MentionType.PERSON)]
    return speakers[0] if speakers else None


def _before(tree: Tree, verb: int) -> int | None:
    """A source right before the verb that closes its sentence, where the parse hung it on something else."""
    if verb < len(tree.tokens) - 8:
        return None
    near = [m for m in tree.mentions(MentionType.SOURCE, MentionType.PERSON) if tree.covered(m.span).stop <= verb]
    last = near[-1] if near else None
    return tree.root(last.span) if last is not None and verb - tree.covered(last.span).stop <= 4 else None


def _can_speak(tree: Tree, index: int) -> bool:
    if tree.mention_at(index, MentionType.SOURCE, MentionType.PERSON, MentionType.ACTOR):
        return True
    word = tree.words[index]
    if tree.tokens[index].pos == "PRON":
        return cues().has("pronouns", word) and word not in ("them", "him", "her", "its", "their", "his")
    if any(cues().has("person_nouns", tree.words[i]) for i in tree.noun_phrase(index)):
        return True
    return tree.tokens[index].pos == "PROPN"


def _from_according(tree: Tree, index: int) -> Saying | None:
    after = [c for c in sorted(tree.subtree(index)) if c > index and tree.tokens[c].dep in ("pobj", "dobj")]
    if not after:
        return None
    head = tree.tokens[index].head
    return _saying(tree, after[0], index, scope=tree.clause(head))


def _saying(
    tree: Tree, speaker: int, verb: int, *, scope: int | None = None, doubtful: bool = False, denying: bool = False
) -> Saying:
    mention = tree.mention_at(speaker, MentionType.SOURCE, MentionType.ACTOR, MentionType.PERSON)
    own = tree.subtree(speaker)
    words = tree.subtree(verb if scope is None else scope) - own
    name = _name(tree, speaker)
    return Saying(
        name=name,
        index=speaker,
        verb=verb,
        words=frozenset(words),
        doubtful=doubtful,
        denying=denying,
        ref=mention.ref if mention is not None and mention.type == MentionType.SOURCE else "",
        side=_side(tree, own),
        via=_via(tree, verb),
    )


def _name(tree: Tree, speaker: int) -> str:
    """The source as written: its noun phrase with what is "of", "in" or "with" it, without clauses."""
    stop = frozenset(("relcl", "acl", "punct", "advcl", "ccomp", "parataxis", "npadvmod"))
    words = sorted(tree.subtree(speaker, stop=stop))
    span = tree.span(words)
    mention = tree.mention_at(speaker, MentionType.SOURCE)
    if span.end - span.start > MAX_NAME and mention is not None:
        return mention.text
    text, start = tree.sentence.text, tree.sentence.span.start
    return text[span.start - start : span.end - start].strip(' ,:;“”"')


def _side(tree: Tree, words: set[int]) -> str:
    found = (tree.mention_at(i, MentionType.ACTOR) for i in sorted(words))
    return next((m.side for m in found if m is not None and m.side), "")


def _via(tree: Tree, verb: int) -> str:
    if tree.words[verb] not in ("told", "informed", "telling", "tells"):
        return ""
    listener = tree.child(verb, "dobj", "dative")
    mention = tree.mention_at(listener, MentionType.SOURCE) if listener is not None else None
    return mention.text if mention is not None else ""


def saying_for(tree: Tree, index: int, found: list[Saying], carried: Carried) -> Saying | None:
    """Who vouches for a word of the sentence; None is the report itself."""
    inside = [s for s in found if index in s.words and index != s.verb]
    if inside:  # the innermost one
        best = min(inside, key=lambda s: (len(s.words), s.verb))
        return _resolved(tree, best, carried)
    outside = [s for s in found if index not in tree.subtree(s.index) and _main(tree, s)]
    if outside:
        return _resolved(tree, outside[0], carried)
    return carried.saying if not found and carried.open_quote else None


def _main(tree: Tree, saying: Saying) -> bool:
    """A reporting verb that closes or opens its sentence vouches for all of it, even where the parse cut it off."""
    return saying.verb >= len(tree.tokens) - 8 or tree.tokens[saying.verb].dep in ("ROOT", "parataxis")


def _resolved(tree: Tree, saying: Saying, carried: Carried) -> Saying:
    """A pronoun, or "the source", is whoever spoke last."""
    word = tree.words[saying.index]
    if tree.tokens[saying.index].pos == "PRON" and cues().has("pronouns", word) and carried.saying is not None:
        last = carried.saying
        return Saying(
            last.name, saying.index, saying.verb, saying.words, saying.doubtful, saying.denying,
            last.ref, last.side, last.via,
        )  # fmt: skip
    return saying


def carry(tree: Tree, found: list[Saying], carried: Carried, entry: int) -> Carried:
    """What this sentence leaves to the next of the same entry."""
    before = carried if carried.entry == entry else Carried(entry=entry)
    said = [_resolved(tree, s, before) for s in found if not s.denying]
    text = tree.sentence.text
    opened = _opens(text, before.open_quote)
    return Carried(said[-1] if said else before.saying, opened, entry)


def _opens(text: str, is_open: bool) -> bool:
    """Whether a quotation is open at the end of the text."""
    for mark in QUOTES.findall(text):
        is_open = mark == "“" or (mark == '"' and not is_open)
    return is_open


class Voices:
    """A theatre's sources by what they are called. Get it from `Voices.of`."""

    _kept: ClassVar[dict[int, tuple[Theatre, Voices]]] = {}  # by the theatre's identity: hashing one costs more

    @classmethod
    def of(cls, theatre: Theatre) -> Voices:
        """The voices of a theatre, indexed when first asked for."""
        if id(theatre) not in cls._kept:
            cls._kept.clear()  # a run has one theatre
            cls._kept[id(theatre)] = theatre, cls(theatre)
        return cls._kept[id(theatre)][1]

    def __init__(self, theatre: Theatre) -> None:
        self.sources = theatre.sources
        self.ids = {source.id: n for n, source in reversed([*enumerate(theatre.sources)])}
        named = ((_bare(name), n) for n, s in enumerate(theatre.sources) for name in (s.name, *s.aliases))
        self.names: dict[str, int] = {}
        for name, n in named:
            self.names.setdefault(name, n)

    def chain(self, document: Document, saying: Saying | None) -> tuple[Voice, ...]:
        """From the publisher, typed where the theatre knows it, to the innermost voice."""
        links = [self.voice(document.publisher)]
        if saying is not None:
            if saying.via:
                links.append(self.voice(saying.via))
            links.append(self.voice(saying.name, saying.ref, saying.side))
        return tuple(links)

    def voice(self, name: str, ref: str = "", side: str = "") -> Voice:
        """A voice by its name: known to the theatre, else described by its words."""
        bare = _bare(name)
        known = [found for found in (self.ids.get(ref), self.names.get(bare) if bare else None) if found is not None]
        if known:
            source = self.sources[min(known)]
            return Voice(name, source.id, source.kind, source.alignment)
        lower = f" {name.lower()} "
        kind = next((k for k, words in cues().voices if any(f" {w} " in lower for w in words)), SourceKind.UNKNOWN)
        return Voice(name, ref, kind, side)


def _bare(name: str) -> str:
    return name.lower().removeprefix("the ").strip()
