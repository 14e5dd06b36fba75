"""Reads a document: entries, sentences, mentions over everything, and a parse of the sentences worth one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from orontes.evidence import Span
from orontes.reading.entries import split_entries
from orontes.reading.lexicon import Lexicon
from orontes.reading.mentions import (
    find_mentions,
    learned_names,
    refine_mentions,
    with_learned,
    with_named_before,
    with_persons_apart,
)
from orontes.reading.relevance import fitting
from orontes.reading.sentences import legible, split_sentences
from orontes.reading.types import Entry, EntryKind, Parser, PlaceNames, Reading, Sentence, Token
from orontes.sources.types import Document

# A "sentence" longer than this is a table or a dump; parsing it would cost minutes and say nothing.
MAX_PARSED_CHARACTERS = 4_000

_UNREAD = (EntryKind.FURNITURE,)


def read(document: Document, lexicon: Lexicon, names: PlaceNames, parser: Parser) -> Reading:
    """Read one document.

    1. cut it into entries, and those into sentences; 2. match actors, sources, places, dates, counts, weapons and
    facilities in every sentence, and place names that the report itself made known elsewhere; 3. parse the sentences
    that hold an event word; 4. add what the parse tells: the tagger's names, and what a number counts.

    Every span of the result slices `document.text` to the words it stands for. Nothing is raised for any text.
    """
    return read_all([document], lexicon, names, parser)[0]


def read_all(documents: Sequence[Document], lexicon: Lexicon, names: PlaceNames, parser: Parser) -> tuple[Reading, ...]:
    """Read documents as `read` does, in their order, parsing all their sentences together: faster for short reports."""
    entries = [split_entries(document) for document in documents]
    fits = [fitting(lexicon, document) for document in documents]
    matched = [_matched_all(d, parts, fit, names) for d, parts, fit in zip(documents, entries, fits, strict=True)]
    chosen = [sentence for group in matched for sentence in group if worth_parsing(sentence, lexicon)]
    trees = parser.parse([sentence.text for sentence in chosen], [sentence.span.start for sentence in chosen])
    parsed = {id(sentence): tokens for sentence, tokens in zip(chosen, trees, strict=True)}
    refined = [with_persons_apart([_with_tree(s, parsed.get(id(s), ()), names) for s in g]) for g in matched]
    return tuple(
        Reading(document.id, parts, tuple(group), _notes(group), foreign=fit.theatre != lexicon.theatre)
        for document, parts, group, fit in zip(documents, entries, refined, fits, strict=True)
    )


def _matched_all(document: Document, entries: Sequence[Entry], lexicon: Lexicon, names: PlaceNames) -> list[Sentence]:
    matched = [_matched(s, entries[s.entry], lexicon, names) for s in _sentences(document.text, entries)]
    learned = learned_names(mention for sentence in matched for mention in sentence.mentions)
    return with_named_before(replace(s, mentions=with_learned(s.text, s.mentions, learned)) for s in matched)


def _sentences(text: str, entries: Sequence[Entry]) -> Iterator[Sentence]:
    index = 0
    for entry in entries:
        for span in split_sentences(entry.span.of(text)):
            moved = Span(span.start + entry.span.start, span.end + entry.span.start)
            yield Sentence(index, entry.index, moved, legible(moved.of(text)), (), ())
            index += 1


def _matched(sentence: Sentence, entry: Entry, lexicon: Lexicon, names: PlaceNames) -> Sentence:
    if entry.kind is EntryKind.FURNITURE:
        return sentence
    return replace(sentence, mentions=find_mentions(sentence.text, entry.time.date(), lexicon, names))


def _with_tree(sentence: Sentence, tokens: tuple[Token, ...], names: PlaceNames) -> Sentence:
    """The sentence with its tree; spans of mentions, so far within the sentence, are moved to the document."""
    by, mentions = sentence.span.start, sentence.mentions
    if tokens:
        mentions = refine_mentions(sentence.text, mentions, tokens, by, names)
    return replace(sentence, tokens=tokens, mentions=tuple(mention.moved(by) for mention in mentions))


def worth_parsing(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence can hold a claim: an event word in it, and a length that a parser can bear."""
    if len(sentence.text) > MAX_PARSED_CHARACTERS:
        return False
    return lexicon.has_event(sentence.text)


def _notes(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    if not sentences:
        return ("The document holds no text.",)
    if not any(sentence.mentions for sentence in sentences):
        return ("Nothing that this reader knows was found; the text may not be English.",)
    return ()
