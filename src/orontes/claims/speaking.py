"""Who speaks in a sentence: reporting verbs and their speakers, "according to", "quoted as saying", "NGO: …"."""

from __future__ import annotations

import re
from dataclasses import replace

from orontes.claims.attribution import Saying
from orontes.claims.cues import cues
from orontes.claims.forms import verb_forms
from orontes.claims.tree import Tree
from orontes.claims.triggers import Trigger
from orontes.reading.types import MentionType

ACCORDING = ("according", "per", "citing")
OWNING = frozenset(("claimed", "claims", "claim", "claiming", "denied", "denies", "deny", "denying", "accepted"))
QUOTING = frozenset(("quoted", "quotes", "quoting", "quote", "cited", "cites", "citing", "cite", "reported", "reports"))
# Verbs with which one tells or calls on somebody: the noun after them is a listener.
CALLING = verb_forms("call")
TOLD = ("tell", "inform", "urge", "ask", "warn", "call", "remind", "assure", "brief", "notify")
TELLING = frozenset(form for verb in TOLD for form in verb_forms(verb))
QUOTES = frozenset(("“", '"', "„", "«", "``"))
CALLED = frozenset(("on", "upon", "for"))
VOICES = (MentionType.SOURCE, MentionType.PERSON)
# What is claimed where nothing is said.
CLAIMED = frozenset(("responsibility", "lives", "life", "victims"))
KINDS = ("say", "say_of_voices", "say_that", "urge", "judge", "doubt", "deny")
RELATIVE = frozenset(("who", "which", "that"))
MAX_NAME = 120
# How near the end of a sentence a verb closes it, and how far before the verb its speaker may then stand.
CLOSING = 8
BESIDE = 3
_PUNCTUATION = ' ,:;.–—-“”"()'
_TIME = re.compile(r"^(?:\d{1,2}[:.]?\d\d\s+(?:[A-Z]{2,4}(?:[+-]\d)?)\s+)?", re.ASCII)


def sayings(tree: Tree) -> list[Saying]:
    """All sources of the sentence, in order."""
    found = [_from_verb(tree, i) for i, word in enumerate(tree.words) if _reports(tree, i, word)]
    found += [_from_according(tree, i) for i, word in enumerate(tree.words) if word in ACCORDING]
    found += [_from_figure(tree, i) for i, word in enumerate(tree.words) if cues().has("figures", word)]
    found += [_from_noun_like(tree, i) for i, word in enumerate(tree.words) if i and _may_report(tree, i, word)]
    told = [saying for saying in found if saying is not None]
    return [*told, *_from_label(tree), *([] if told else _introduced(tree))]


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
    if tree.tokens[index].pos not in ("VERB", "AUX"):
        return False
    if word in CALLING:
        return any(tree.words[c] in CALLED for c in tree.kids(index, "prep", "prt", "advmod"))
    return any(cues().has(name, word) for name in KINDS)


def _from_verb(tree: Tree, verb: int) -> Saying | None:
    if any(tree.words[c] in CLAIMED for c in tree.children[verb]):
        return None  # whoever claims responsibility did it, and a war that claims lives says nothing
    speaker = _speaker(tree, verb)
    if speaker is None or not _can_speak(tree, speaker):
        return None
    if not _tells(tree, verb, speaker):
        return None
    if tree.words[speaker] in RELATIVE and tree.tokens[verb].dep == "relcl":
        speaker = tree.tokens[verb].head
    doubtful = cues().has("doubt", tree.words[verb])
    if doubtful and not tree.kids(verb, "ccomp", "xcomp", "dobj", "prep", "parataxis"):
        return None
    return _saying(tree, speaker, verb, doubtful=doubtful, denying=cues().has("deny", tree.words[verb]))


def _may_report(tree: Tree, index: int, word: str) -> bool:
    """Whether what the parse took for a plural may be a verb: "SANA claims that the army has taken Soran"."""
    if tree.tokens[index].pos != "NOUN" or not word.endswith("s"):
        return False
    return any(cues().has(name, word) for name in ("say", "doubt"))


def _from_noun_like(tree: Tree, index: int) -> Saying | None:
    """The voice right before such a word, where a clause of its own follows."""
    after = range(index + 1, len(tree.tokens))
    clause = any(
        tree.tokens[i].pos in ("VERB", "AUX") and tree.child(i, "nsubj", "nsubjpass") is not None for i in after
    )
    voice = tree.mention_at(index - 1, *VOICES, MentionType.ACTOR)
    speaker = None if voice is None else tree.root(voice.span)
    if not clause or speaker is None:
        return None
    told = _saying(tree, speaker, index, doubtful=cues().has("doubt", tree.words[index]))
    return replace(told, words=frozenset(after))


def _tells(tree: Tree, verb: int, speaker: int) -> bool:
    """Whether a verb that may also be one of doing tells here: "monitored", "documented", "believe that"."""
    thinks = cues().has("say_that", tree.words[verb])
    if not thinks and not cues().has("say_of_voices", tree.words[verb]):
        return True
    purpose = any(tree.words[c] == "to" for c in tree.kids(verb, "aux"))
    return _is_voice(tree, speaker) and not purpose and not (thinks and tree.child(verb, "ccomp") is None)


def _speaker(tree: Tree, verb: int) -> int | None:
    """Head word of who speaks: the subject, or what stands where a subject would."""
    quoted = _quoted_as(tree, verb)
    if quoted is not None:
        return quoted
    speaker = tree.child(verb, "nsubj")
    if speaker is None and not _is_passive(tree, verb):
        speaker = _shared(tree, verb)
    if speaker is None:
        speaker = _inverted(tree, verb)
    if speaker is None or not tree.mention_at(speaker, *VOICES):
        return _before(tree, verb) or speaker
    return speaker


def _is_passive(tree: Tree, verb: int) -> bool:
    """Whether something is said of the subject: "a raid reported in the north", "jets believed to be Russian"."""
    token = tree.tokens[verb]
    passive = tree.child(verb, "nsubjpass", "auxpass") is not None
    return passive or (token.tag == "VBN" and token.dep in ("acl", "relcl", "amod", "advcl"))


def _shared(tree: Tree, verb: int) -> int | None:
    """The subject of the verb that this one is joined to, or the noun that it describes: "the monitor, adding"."""
    if tree.tokens[verb].dep not in ("conj", "xcomp", "advcl", "acl"):
        return None
    head = tree.tokens[verb].head
    return tree.child(head, "nsubj") if tree.tokens[head].pos in ("VERB", "AUX") else head


def _quoted_as(tree: Tree, verb: int) -> int | None:
    """Who was "quoted as saying" something: the innermost voice."""
    preposition = tree.tokens[verb].head
    if tree.tokens[verb].dep != "pcomp" or tree.words[preposition] != "as":
        return None
    quoting = tree.tokens[preposition].head
    while tree.words[quoting] not in QUOTING and tree.tokens[quoting].head != quoting:
        if tree.tokens[quoting].pos == "VERB":
            return None
        quoting = tree.tokens[quoting].head
    return tree.child(quoting, "nsubjpass") or tree.child(quoting, "dobj")


def _inverted(tree: Tree, verb: int) -> int | None:
    """ "SANA was quoted as saying", "said Rami Abdel Rahman" parsed as an object."""
    passive = tree.child(verb, "nsubjpass")
    if passive is not None:
        return passive if tree.words[verb] in ("quoted", "cited") else None
    if tree.words[verb] in TELLING:
        return None
    after = [c for c in tree.kids(verb, "dobj", "npadvmod", "attr", "oprd") if c > verb]
    return next((c for c in after if tree.mention_at(c, *VOICES)), None)


def _before(tree: Tree, verb: int) -> int | None:
    """A voice right before a verb that closes its sentence, where the parse hung it on something else."""
    if verb < len(tree.tokens) - CLOSING:
        return None
    near = [m for m in tree.mentions(*VOICES) if tree.covered(m.span).stop <= verb]
    last = near[-1] if near else None
    if last is None or verb - tree.covered(last.span).stop > BESIDE:
        return None
    between = range(tree.covered(last.span).stop, verb)
    if any(tree.tokens[i].pos in ("VERB", "AUX") for i in between):
        return None
    at = tree.root(last.span)
    return None if at is None else _whole_name(tree, at)


def _whole_name(tree: Tree, at: int) -> int:
    """Head of the name that a voice ends: "the Observatory" of "the Observatory for Human Rights monitor"."""
    preposition = tree.tokens[at].head
    above = tree.tokens[preposition].head
    within = tree.tokens[at].dep == "pobj" and tree.words[preposition] in ("of", "for")
    return above if within and tree.mention_at(above, *VOICES) is not None else at


def _is_voice(tree: Tree, index: int) -> bool:
    """Whether a word stands for somebody who observes and tells, not for a party that only acts."""
    if tree.mention_at(index, *VOICES) is not None:
        return True
    phrase = [tree.words[i] for i in tree.noun_phrase(index)]
    return any(cues().has("person_nouns", word) and not cues().has("forces", word) for word in phrase)


def _can_speak(tree: Tree, index: int) -> bool:
    if tree.mention_at(index, *VOICES, MentionType.ACTOR):
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
    speaker = after[0]
    figure = any(cues().has("figures", tree.words[i]) for i in tree.subtree(speaker))
    if figure or not _can_speak(tree, speaker):  # "according to the latest toll of the ministry"
        inside = (i for i in sorted(tree.subtree(index)) if i > index and tree.mention_at(i, *VOICES))
        speaker = next(inside, -1)
    return None if speaker < 0 else _saying(tree, speaker, index, scope=tree.clause(tree.tokens[index].head))


def _from_figure(tree: Tree, index: int) -> Saying | None:
    """ "Rescue workers gave a toll of 23", "the ministry put the number of dead at ten"."""
    verb = tree.tokens[index].head
    if tree.tokens[index].dep != "dobj" or not cues().has("figure", tree.words[verb]):
        return None
    speaker = tree.child(verb, "nsubj")
    return _saying(tree, speaker, verb) if speaker is not None and _is_voice(tree, speaker) else None


def _from_label(tree: Tree) -> list[Saying]:
    """A voice before a colon, as headlines have it: "Monitor: Strikes kill 20"."""
    colon = next((i for i in range(1, min(7, len(tree.tokens))) if tree.words[i] == ":"), None)
    if colon is None or any(tree.tokens[i].pos in ("VERB", "AUX") for i in range(colon)):
        return []
    at = tree.root(tree.span(range(colon)))
    if at is None or at >= colon or not _is_voice(tree, at):
        return []
    name = tree.mention_at(at, *VOICES)
    rest = frozenset(range(colon + 1, len(tree.tokens)))
    if name is None or not rest:
        return []
    return [Saying(name.text, at, colon, rest, ref=name.ref if name.type == MentionType.SOURCE else "")]


def _introduced(tree: Tree) -> list[Saying]:
    """Whoever is spoken of before a colon that a quotation follows: "A source gave details: “…"."""
    last = len(tree.tokens) - 1
    colon = next((i for i, w in enumerate(tree.words) if w == ":" and (i == last or tree.words[i + 1] in QUOTES)), None)
    if colon is None:
        return []
    subjects = (i for i in range(colon) if tree.tokens[i].dep == "nsubj" and tree.mention_at(i, *VOICES) is not None)
    speaker = next(subjects, None)
    if speaker is None:
        return []
    told = _saying(tree, speaker, tree.tokens[speaker].head)
    return [replace(told, words=frozenset(range(colon, last + 1)))]


def _saying(
    tree: Tree, speaker: int, verb: int, *, scope: int | None = None, doubtful: bool = False, denying: bool = False
) -> Saying:
    mention = tree.mention_at(speaker, MentionType.SOURCE, MentionType.ACTOR, MentionType.PERSON)
    own = _voice_words(tree, speaker, verb)
    words = tree.subtree(verb if scope is None else scope) - own
    if tree.tokens[verb].dep == "relcl" and tree.child(verb, "ccomp") is not None:
        words |= tree.noun_phrase(tree.tokens[verb].head)  # "an attack that opposition groups say killed hundreds"
    return Saying(
        name=_name(tree, own, speaker),
        index=speaker,
        verb=verb,
        words=frozenset(words),
        doubtful=doubtful,
        denying=denying,
        ref=mention.ref if mention is not None and mention.type == MentionType.SOURCE else "",
        side=_side(tree, own),
        via=_via(tree, verb),
    )


def _voice_words(tree: Tree, speaker: int, verb: int) -> set[int]:
    """What belongs to the name; where verb and speaker are not of one clause, only the words of the name itself."""
    if tree.distance(verb, speaker) is not None or tree.distance(tree.tokens[verb].head, speaker) is not None:
        return tree.subtree(speaker)
    return tree.noun_phrase(speaker)


def _name(tree: Tree, own: set[int], speaker: int) -> str:
    """The source as written: its noun phrase with what is "of", "in" or "with" it, without clauses and dates."""
    stop = frozenset(("relcl", "acl", "punct", "advcl", "ccomp", "parataxis", "npadvmod"))
    words = sorted(tree.subtree(speaker, stop=stop) & own)
    dates = [tree.covered(m.span) for m in tree.mentions(MentionType.DATE)]
    while len(words) > 1 and any(words[0] in date for date in dates):
        words = words[1:]  # "Friday Turkish military said"
    mention = tree.mention_at(speaker, MentionType.SOURCE)
    if mention is not None:
        words = _without_list(tree, words, tree.covered(mention.span).start)
    span = tree.span(words)
    if span.end - span.start > MAX_NAME and mention is not None:
        return mention.text
    text, start = tree.sentence.text, tree.sentence.span.start
    return _TIME.sub("", text[span.start - start : span.end - start].strip(_PUNCTUATION))


def _without_list(tree: Tree, words: list[int], start: int) -> list[int]:
    """The words from the voice's own name on, where a comma stands before it: "… and militias, residents said"."""
    listed = any(tree.words[i] == "," for i in range(words[0], start))
    return [i for i in words if i >= start] if listed else words


def _side(tree: Tree, words: set[int]) -> str:
    found = (tree.mention_at(i, MentionType.ACTOR) for i in sorted(words))
    return next((m.side for m in found if m is not None and m.side), "")


def _via(tree: Tree, verb: int) -> str:
    if tree.words[verb] not in ("told", "informed", "telling", "tells"):
        return ""
    listener = tree.child(verb, "dobj", "dative")
    mention = tree.mention_at(listener, MentionType.SOURCE) if listener is not None else None
    return mention.text if mention is not None else ""
