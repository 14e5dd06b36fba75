"""The report's diplomatic part: truces, other agreements, breaches and talks, each with the words that tell of it."""

from __future__ import annotations

from orontes.casualties.types import Accord
from orontes.claims.types import Claim
from orontes.publish.markdown import items, note, phrase, quoted, shortened
from orontes.publish.redaction import shown
from orontes.publish.sitrep import harm, words
from orontes.publish.sitrep.desk import Desk
from orontes.publish.sitrep.types import Period
from orontes.publish.sitrep.voices import voices
from orontes.publish.tallies import joined, plural

MOST = 10
NOTHING = "No claim tells of diplomacy in these days."
NAMES = {
    "truce": "a truce",
    "exchange": "an exchange of people",
    "evacuation": "an evacuation",
    "surrender": "a surrender or settlement",
    "breach": "a breach of an agreement",
    "agreement": "an agreement",
    "talks": "talks",
}
STATUS = {
    "reported": "reported",
    "alleged": "alleged",
    "planned": "planned, threatened, demanded or expected",
    "failed": "attempted without success",
    "denied": "denied or ruled out",
}
_STAGES = ("in force", "agreed", "broken", "ended", "extended", "refused", "proposed", "")


def blocks(desk: Desk) -> tuple[str, ...]:
    """The most telling accords, by day."""
    found = accords_of(desk, desk.period)
    if not found:
        return (note(NOTHING),)
    shown_ones = sorted(found[:MOST], key=lambda accord: (accord.start, accord.end, accord.incident))
    more = len(found) - MOST
    rest = f"{plural(more, 'further mention')}, of which less is told: data/accords.csv." if more > 0 else ""
    return items(tell(accord, desk) for accord in shown_ones), note(rest)


def accords_of(desk: Desk, period: Period) -> list[Accord]:
    """Accords told within some days of which more is said than one word: those that came furthest first."""
    told = (a for a in desk.edition.accords if period.holds(a.start, a.end) and desk.cites(a.claims))
    return sorted((accord for accord in told if _telling(accord, desk)), key=_weight)


def _telling(accord: Accord, desk: Desk) -> bool:
    known = bool(accord.place or accord.sides or accord.stage or accord.sponsors)
    return known or any(len(claim.quote.split()) >= words.FEWEST_WORDS for claim in desk.citations.known(accord.claims))


def _weight(accord: Accord) -> tuple[object, ...]:
    stage = _STAGES.index(accord.stage) if accord.stage in _STAGES else len(_STAGES)
    return (accord.status != "reported", accord.what == "talks", stage, -accord.start.toordinal(), accord.incident)


def tell(accord: Accord, desk: Desk) -> str:
    """One accord: what, between whom, how far it came, on whose word, in which words."""
    known = desk.citations.known(accord.claims)
    where = f", {phrase(accord.place)}" if accord.place else ""
    mark = desk.citations.mark(claim.id for claim in known)
    return (
        f"**{harm.days(accord.start, accord.end)}{where}** — According to {voices(known)}, {_what(accord)}"
        f"{_words(known)}{mark} (grade {accord.grade.value})."
    )


def _what(accord: Accord) -> str:
    what = NAMES.get(accord.what, phrase(accord.what))
    between = f" with {joined(map(phrase, accord.parties))} named as {_party(accord)}" if accord.parties else ""
    lasting = f" for {accord.hours} hours" if accord.hours else ""
    offices = f" under the offices of {joined(map(phrase, accord.sponsors))}" if accord.sponsors else ""
    verb = "were" if accord.what == "talks" else "was"
    stage = f" ({'boycotted or refused' if accord.stage == 'refused' else accord.stage})" if accord.stage else ""
    return f"{what}{between}{lasting}{offices} {verb} {STATUS[accord.status]}{stage}"


def _party(accord: Accord) -> str:
    return "parties" if len(accord.parties) > 1 else "a party"


def _words(known: tuple[Claim, ...]) -> str:
    quote = max((shown(claim.quote) for claim in known), key=lambda text: (len(text), text))
    return f": {quoted(shortened(quote, words.LONGEST))}" if len(quote.split()) >= words.FEWEST_WORDS else ""
