"""What others say of an event told before, in words that name no event: "the opposition accused Russia".

Who is blamed, and whoever denies it, each make a claim of their own about the last violent event of the report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from orontes.claims.attribution import Saying
from orontes.claims.cues import cues
from orontes.claims.draft import VIOLENT, Draft
from orontes.claims.roles import party
from orontes.claims.story import Context, Scan
from orontes.claims.tree import Tree
from orontes.claims.types import Kind, Modality

# An event is spoken of so without its name for so many sentences.
SOON = 3
# Small words before what somebody is blamed for.
FOR = frozenset(("of", "for", "over"))
# What somebody is blamed for: both sides own up to a battle.
BLAMED = VIOLENT - {Kind.ARMED_CLASH}
TOLD = frozenset((Modality.ASSERTED, Modality.ALLEGED))


def answers(found: Scan, context: Context, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Claims of those who blame somebody for the last event or deny it; none where they say of what."""
    for saying in found.said:
        if not _is_told(found.tree, saying) and (told := _event(found, saying, context, drafts)) is not None:
            yield from _answer(found.tree, saying, told)


def _answer(tree: Tree, saying: Saying, told: Draft) -> Iterator[Draft]:
    verb = tree.words[saying.verb]
    same = replace(
        told,
        saying=saying,
        sentence=tree.sentence,
        index=saying.verb,
        killed=None,
        injured=None,
        civilians=None,
        pointer=False,
        again=True,
    )
    if cues().has("accuses", verb):
        accused = _accused(tree, saying.verb)
        who = party(tree, accused)
        if accused is not None and who.side and who.side != saying.side:
            span = tree.span({saying.index, saying.verb, accused})
            yield replace(same, actor=who, modality=Modality.ALLEGED, rule="accused", span=span)
    elif saying.denying and (charge := _charge(tree, saying.verb)) is not None:
        yield replace(
            same, modality=Modality.DENIED, rule="denied", span=tree.span({saying.index, saying.verb, charge})
        )


def _accused(tree: Tree, verb: int) -> int | None:
    """ "accused the army", "blamed it on the army"."""
    on = next((tree.child(c, "pobj") for c in tree.kids(verb, "prep") if tree.words[c] == "on"), None)
    return on if on is not None else tree.child(verb, "dobj")


def _charge(tree: Tree, verb: int) -> int | None:
    """What is denied without being told: "the allegations", "any involvement"."""
    thing = tree.child(verb, "dobj")
    return thing if thing is not None and cues().has("charges", tree.words[thing]) else None


def _is_told(tree: Tree, saying: Saying) -> bool:
    """Whether the words of blame or denial say themselves what it is about: "of dropping leaflets"."""
    thing = tree.child(saying.verb, "dobj")
    heads = [saying.verb] if thing is None else [saying.verb, thing]
    links = [c for head in heads for c in tree.kids(head, "prep") if tree.words[c] in FOR]
    about = [tree.child(link, "pobj", "pcomp") for link in links]
    if any(word is None or not cues().has("charges", tree.words[word]) for word in about):
        return True
    charged = thing is not None and cues().has("charges", tree.words[thing])
    return charged and bool(tree.kids(heads[-1], "acl", "ccomp", "relcl"))


def _event(found: Scan, saying: Saying, context: Context, drafts: Sequence[Draft]) -> Draft | None:
    """The event that is answered: a denial is of what was told just before, whatever it was."""
    here = [draft for draft in drafts if 0 <= draft.index < saying.verb]
    for draft in (*reversed(here), *reversed(context.drafts)):
        if saying.denying or (draft.kind in BLAMED and draft.modality in TOLD):
            if draft.modality not in TOLD:
                return None
            return draft if found.tree.sentence.index - draft.sentence.index <= SOON else None
    return None
