"""Where: names that the gazetteer knows, names that a cue points to, and the words that belong to one place phrase."""

from __future__ import annotations

from collections.abc import Sequence

from orontes.evidence import Span
from orontes.reading.mentions.layout import Ground
from orontes.reading.types import Mention, MentionType, PlaceNames


def find_places(ground: Ground, names: PlaceNames, held: Sequence[Span]) -> list[Mention]:
    """Place mentions, surest first."""
    spans = [span for span in names.find(ground.text) if not any(other.contains(span) for other in held)]
    return [Mention(MentionType.PLACE, span, span.of(ground.text), cue="gazetteer") for span in spans]
