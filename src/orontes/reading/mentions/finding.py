"""All finders over one sentence, and what the parse adds to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from orontes.reading.dates import find_dates
from orontes.reading.lexicon import Lexicon
from orontes.reading.mentions.actors import find_actors, held_back
from orontes.reading.mentions.layout import Ground, tidy
from orontes.reading.mentions.places import find_places
from orontes.reading.mentions.things import find_facilities, find_weapons
from orontes.reading.mentions.voices import find_sources
from orontes.reading.types import Mention, MentionType, PlaceNames, Token


def find_mentions(text: str, day: date, lexicon: Lexicon, names: PlaceNames) -> tuple[Mention, ...]:
    """Mentions that need no parse, of a sentence said on `day`; spans are within the sentence."""
    ground = Ground.of(text, day, lexicon)
    actors = find_actors(ground)
    found = [*actors, *find_places(ground, names, held_back(actors)), *find_sources(ground)]
    return tidy([*found, *_dates(text, day), *find_weapons(ground), *find_facilities(ground)])


def _dates(text: str, day: date) -> list[Mention]:
    return [
        Mention(MentionType.DATE, hit.span, hit.span.of(text), cue="pattern", when=hit.when) for hit in find_dates(text, day)
    ]


def refine_mentions(text: str, mentions: Sequence[Mention], tokens: Sequence[Token]) -> tuple[Mention, ...]:
    """The same mentions with what only a parse tells; tokens are relative to the sentence."""
    del text, tokens
    return tuple(mentions)
