"""Mentions of a sentence: who, where, when, how many, with what, according to whom. Spans are within the sentence."""

from orontes.reading.mentions.again import with_named_before
from orontes.reading.mentions.finding import find_mentions
from orontes.reading.mentions.learned import learned_names, with_learned
from orontes.reading.mentions.retyping import with_persons_apart
from orontes.reading.mentions.tagged import refine_mentions

__all__ = [
    "find_mentions",
    "learned_names",
    "refine_mentions",
    "with_learned",
    "with_named_before",
    "with_persons_apart",
]
