"""Mentions of a sentence: who, where, when, how many, with what, according to whom. Spans are within the sentence."""

from orontes.reading.mentions.finding import find_mentions, refine_mentions

__all__ = ["find_mentions", "refine_mentions"]
