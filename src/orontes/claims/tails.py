"""Places without a name in the words that tell them apart: "the hills northwest of the valley", "the truce areas"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from orontes.claims.cues import cues
from orontes.claims.scene import Group, Scene
from orontes.claims.tree import Tree
from orontes.evidence import Span
from orontes.reading.types import MentionType, Sentence

PLACED = frozenset(("pobj", "dobj", "nsubj", "nsubjpass"))
MAX_TAIL = 9
# "targeted civilian neighbourhoods of X": a verb's form, or what every such part of a city is.
_ANY = r"(?:(?:targeted|controlled|civilian|residential|populated|populous|crowded|several|various|many|other)\s+)*"
_LISTED = re.compile(
    rf"^(?:the\s+)?{_ANY}(?:areas|provinces|towns|villages|cities|districts|neighbou?rhoods|suburbs)\s+of\s+",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"^(?:the\s+)?[\w’'-]+?[\s‑–-]+(?:held|controlled|occupied|dominated)\s+", re.IGNORECASE)
# "its northern countryside": a part of a place that was named.
_ITS = re.compile(
    r"^(?:its|their)\s+(?=(?:[\w-]+\s+)?(?:countryside|outskirts|suburbs?|vicinity|surroundings|environs)$)",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"^.*\b(?:of|from)\s+(?:the\s+)?", re.IGNORECASE)  # "south of Idlib" and its countryside
_ROUND = re.compile(r"\b(?:vicinity|surroundings|environs|outskirts)$", re.IGNORECASE)
APART = frozenset(("relcl", "conj", "cc", "punct", "advcl", "appos", "ccomp"))


def in_full(tree: Tree, group: Group) -> Group:
    """Scenes in full: "the hills" is "the hills northwest of the valley", "the areas of X" is X."""
    scenes = tuple(_named(s) if s.named else _extended(tree, s) for s in group.scenes)
    return replace(group, scenes=tuple(_of_the_first(scenes)))


def _of_the_first(scenes: tuple[Scene, ...]) -> Iterator[Scene]:
    """ "Hama and its countryside" is Hama and Hama countryside, "Hama and its surroundings" one place."""
    for n, scene in enumerate(scenes):
        before = next((s for s in reversed(scenes[:n]) if s.named), None)
        if before is None or scene.named or not _ITS.match(scene.text):
            yield scene
        elif not _ROUND.search(scene.text):
            name = _BESIDE.sub("", before.text)
            yield replace(scene, text=_ITS.sub(f"{name} ", scene.text), within=before.within or before.text)


def _named(scene: Scene) -> Scene:
    bare = _LISTED.sub("", _WHOSE.sub("", scene.text))
    return replace(scene, text=bare) if bare else scene


def _extended(tree: Tree, scene: Scene) -> Scene:
    after = {i for i in tree.subtree(scene.index, stop=APART) if i > scene.index}
    after |= {i for i in range(scene.index + 2, len(tree.tokens) - 1) if tree.words[i] == "-" and i + 1 in after}
    run = _untimed(tree, [i for n, i in enumerate(sorted(after)) if i == scene.index + 1 + n])
    if not run or not _places(tree, run) or len(run) > MAX_TAIL:
        return scene
    span = Span(scene.span.start, tree.tokens[run[-1]].span.end)
    return replace(scene, text=words_of(tree.sentence, span), span=span)


def _untimed(tree: Tree, run: list[int]) -> list[int]:
    """A tail up to where it tells the time: "near the border | late on Tuesday"."""
    timed = {i for m in tree.mentions(MentionType.DATE) for i in tree.covered(m.span)}
    cut = next((n for n, i in enumerate(run) if i in timed), len(run))
    while 0 < cut < len(run) and tree.tokens[run[cut - 1]].pos in ("ADP", "ADV", "ADJ"):
        cut -= 1
    return run[:cut]


def _places(tree: Tree, run: list[int]) -> bool:
    """Whether a tail says where a place lies or whose it is: "northwest of the valley", "controlled by the rebels"."""
    first, second = tree.words[run[0]], tree.words[run[1]] if len(run) > 1 else ""
    if cues().has("telling", first) and second == "by":
        run = run[1:]
    elif not cues().has("placing", first):
        return False
    return not any(tree.tokens[i].pos == "VERB" for i in run)


def described(tree: Tree) -> list[Group]:
    """Places that the sentence only describes: "areas controlled by the factions", "the truce areas"."""
    taken = {i for m in tree.mentions(MentionType.PLACE) for i in tree.covered(m.span)}
    found = []
    for token in tree.tokens:
        if token.dep not in PLACED or token.index in taken or not cues().has("area_nouns", tree.words[token.index]):
            continue
        words = tree.subtree(token.index, stop=APART)
        words = {
            i
            for i in words
            if i <= token.index or all(tree.words[j] not in ("with", "after") for j in range(token.index, i + 1))
        }
        if (
            taken.isdisjoint(words)
            and len(words) <= MAX_TAIL
            and any(cues().has("telling", tree.words[i]) for i in words)
        ):
            span = tree.span(words)
            found.append(Group((Scene(words_of(tree.sentence, span), span, token.index, named=False),)))
    return found


def words_of(sentence: Sentence, span: Span) -> str:
    """The words of a sentence that stand at a span of its document."""
    start = sentence.span.start
    return sentence.text[span.start - start : span.end - start]
