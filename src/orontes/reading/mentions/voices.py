"""Who is quoted: named sources of the theatre, and voices without a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orontes.evidence import Span
from orontes.reading.lexicon import noun_table
from orontes.reading.lexicon_files import word_set
from orontes.reading.mentions.layout import Ground
from orontes.reading.mentions.placenames import area_words
from orontes.reading.types import Mention, MentionType

_FILE = "sources.yml"
_DETERMINERS = frozenset(
    ("a", "an", "the", "one", "multiple", "several", "some", "many", "other", "its", "his", "their")
)


def find_sources(ground: Ground) -> list[Mention]:
    """Source mentions, named ones first."""
    return [*_named(ground), *_unnamed(ground)]


def outlets(sources: Sequence[Mention]) -> list[Span]:
    """Names of several words in capitals that hold no place: "Syria Direct", but not "Homs Governorate"."""
    return [source.span for source in sources if source.cue == "alias" and _is_outlet(source.text.split())]


def _is_outlet(words: Sequence[str]) -> bool:
    return len(words) > 1 and words[-1][0].isupper() and words[-1].lower() not in area_words()


def _named(ground: Ground) -> Iterator[Mention]:
    for hit in ground.lexicon.source_names.find(ground.words):
        if any(word.capital for word in ground.words[hit.start : hit.end]):
            yield ground.mention(MentionType.SOURCE, hit.start, hit.end, hit.value, cue="alias")


def _unnamed(ground: Ground) -> Iterator[Mention]:
    """ "a military source", "multiple reports", "the source": from the determiner to the noun."""
    table, words, last = noun_table(_FILE, "nouns"), ground.words, 0
    for at in table.starts(words):
        hit = table.at(words, at) if at >= last else None
        if hit is None:
            continue
        end = hit.end
        while end < len(words) and ground.joined(end - 1) and (further := table.at(words, end)):
            end = further.end  # "local activists", "opposition commander"
        yield ground.mention(MentionType.SOURCE, _qualifiers(ground, hit.start), end, cue="noun")
        last = end


def _qualifiers(ground: Ground, start: int) -> int:
    words = ground.words
    while (
        start
        and ground.joined(start - 1)
        and (words[start - 1].key in word_set(_FILE, "modifiers") or (words[start - 1].capital and start > 1))
    ):
        start -= 1
    if start and words[start - 1].key in _DETERMINERS and ground.joined(start - 1):
        start -= 1
    return start
