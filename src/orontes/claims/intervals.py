"""Events told as so long before another: "a week after rebels seized the town" says when it was seized."""

from __future__ import annotations

import re
from datetime import date

from orontes.claims.timeline import STORY_DAYS
from orontes.claims.tree import Tree
from orontes.claims.triggers import Trigger
from orontes.evidence import When
from orontes.reading.dates import find_dates
from orontes.reading.types import MentionType

VERBS = frozenset(("VBZ", "VBP", "VBD"))
PRESENT = frozenset(("VBZ", "VBP"))
_NUMBER = r"an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}"
_AFTER = re.compile(rf"\b(?P<ago>(?:{_NUMBER})\s+(?:day|week|month|year)s?)\s+(?P<after>after)\b", re.IGNORECASE)


def before_another(tree: Tree, trigger: Trigger, today: date) -> When | None:
    """The day of an event that another one came so long after, None where no such thing is told.

    The other event is on the day that is named before it in the sentence, else, told in the present, on the day of the
    entry: "came two days after" may go on from a day that an earlier sentence names. What lies a few days back is left
    to the story, which would go on in the time of what it only looks back to.
    """
    sentence = tree.sentence
    for told in _AFTER.finditer(sentence.text):
        start = sentence.span.start + told.start("after")
        after = next((token.index for token in tree.tokens if token.span.start == start), None)
        if after is not None and after < trigger.index and _opens(tree, after, trigger):
            day = _named_before(tree, start) or (today if _is_news(tree, after) else None)
            then = _counted_back(told["ago"], day) if day else None
            return then if then and (today - then.latest).days > STORY_DAYS else None
    return None


def _is_news(tree: Tree, after: int) -> bool:
    """Whether the verb before "after" is in the present."""
    verbs = [token.tag for token in tree.tokens[:after] if token.tag in VERBS]
    return bool(verbs) and verbs[-1] in PRESENT


def _opens(tree: Tree, after: int, trigger: Trigger) -> bool:
    """Whether an event stands in the clause or the phrase that "after" opens."""
    above = {trigger.index, *tree.ancestors(trigger.index)}
    return after in above or (tree.tokens[after].dep == "mark" and tree.tokens[after].head in above)


def _named_before(tree: Tree, start: int) -> date | None:
    days = [m for m in tree.mentions(MentionType.DATE) if m.span.end <= start and m.when is not None]
    return next((m.when.latest for m in reversed(days) if m.when is not None and m.when.days == 1), None)


def _counted_back(length: str, day: date) -> When | None:
    return next((found.when for found in find_dates(f"{length} ago", day)), None)
