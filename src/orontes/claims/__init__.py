"""Who said what happened, where and when, in which words: from parsed sentences with mentions to claims.

The room knows event words, the roles around them, voices, modality, tolls, and what a report tells twice. It refuses to
know what is true: it weighs no source, joins no two reports, and looks no place up itself.
"""

from orontes.claims.extract import extract
from orontes.claims.lexicon import Rule, rule_named
from orontes.claims.mapping import Codes, codes
from orontes.claims.reader import reader
from orontes.claims.types import Claim, Kind, Modality, Party, Piece, Voice
from orontes.claims.wire import from_wire, to_wire

__all__ = [
    "Claim",
    "Codes",
    "Kind",
    "Modality",
    "Party",
    "Piece",
    "Rule",
    "Voice",
    "codes",
    "extract",
    "from_wire",
    "reader",
    "rule_named",
    "to_wire",
]
