"""From a document to entries, sentences, tokens and mentions: what a report says, part by part, before any claim.

The room knows the shapes of rolling reports, time stamps, calendars, numbers, and word lists for weapons, facilities,
forces and voices; the war's own names come with the theatre, place names with the gazetteer. It refuses to know what
happened: it judges no claim, places no name on a map, and touches no network or database.
"""

from orontes.reading.choosing import Choice, chosen_pack
from orontes.reading.entries import split_entries
from orontes.reading.lexicon import Lexicon, build_lexicon
from orontes.reading.parsing import DependencyParser
from orontes.reading.reader import read, read_all
from orontes.reading.types import (
    Entry,
    EntryKind,
    Facility,
    Mention,
    MentionType,
    Parser,
    PlaceNames,
    Reading,
    Sentence,
    Token,
    Weapon,
)

__all__ = [
    "Choice",
    "DependencyParser",
    "Entry",
    "EntryKind",
    "Facility",
    "Lexicon",
    "Mention",
    "MentionType",
    "Parser",
    "PlaceNames",
    "Reading",
    "Sentence",
    "Token",
    "Weapon",
    "build_lexicon",
    "chosen_pack",
    "read",
    "read_all",
    "split_entries",
]
