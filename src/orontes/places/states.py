"""Rules for what is named after a people: its ground, its border, and towns that are said to be its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from orontes.places.shapes import Hint, Phrase, Shape
from orontes.places.wording import load_wording, one_of
from orontes.reading.worldwide import state_of

_W = load_wording()
_PEOPLE = r"[A-Z]\w+(?: [A-Z]\w+)?"
_NAMED = r"(?:(?:al|el|as|ash|ad|ar|az|ez|an)[- ])?[A-Z].*"
_BORDER = r"(?:border|frontier)(?: area| region| zone| strip)?s?"


def of_state(phrase: Phrase) -> Phrase | None:
    """What is left of a phrase once a people's adjective is read, None where it has none.

    >>> of_state(Phrase("the Turkish city of Urfa"))
    Phrase(name='Urfa', shape=<Shape.AT: 'at'>, hint=<Hint.SETTLEMENT: 'settlement'>, ... within='Turkey', failing='')
    >>> of_state(Phrase("the Martian border")) is None
    True
    """
    read = (rule(phrase, match) for pattern, rule in _RULES if (match := pattern.match(phrase.name)))
    return next((found for found in read if found), None)


def state_meant(text: str) -> str:
    """The state of a people's adjective; any other text as it is.

    >>> state_meant("Kazakh"), state_meant("Hama Province")
    ('Kazakhstan', 'Hama Province')
    """
    return state_of(text.strip()) or text


Rule = Callable[[Phrase, re.Match[str]], Phrase | None]


def _two_states(phrase: Phrase, match: re.Match[str]) -> Phrase | None:
    states = [state_of(match["one"]), state_of(match["other"])]
    return replace(phrase, ends=tuple(map(Phrase, states)), shape=Shape.BETWEEN) if all(states) else None


def _border(phrase: Phrase, match: re.Match[str]) -> Phrase | None:
    state = state_of(match["people"])
    within = match.groupdict().get("within") or phrase.within
    return replace(phrase, name=state, shape=Shape.BORDER, within=within) if state else None


def _ground(phrase: Phrase, match: re.Match[str]) -> Phrase | None:
    state = state_of(match["people"])
    return replace(phrase, name=state) if state else None


def _its_town(phrase: Phrase, match: re.Match[str]) -> Phrase | None:
    state = state_of(match["people"])
    if not state:
        return None
    return replace(phrase, name=match["rest"], hint=phrase.hint or Hint.SETTLEMENT, within=state)


def _its_province(phrase: Phrase, match: re.Match[str]) -> Phrase | None:
    state = state_of(match["people"])
    return replace(_province(phrase, match), within=state) if state else None


def _province(phrase: Phrase, match: re.Match[str]) -> Phrase:
    return replace(phrase, name=match["rest"], shape=Shape.AREA, hint=Hint.GOVERNORATE)


_BY = r"(?: (?:near|at|in|by) (?P<within>[A-Z].*))?"
_GROUND = "(?:territory|territories|soil|airspace|lands?|interior|waters|side)"
_TOWN = rf"(?:border |port |coastal )?{one_of(_W.lists['settlement'])} (?:of )?"
_PROVINCE = "(?:province|state|governorate|region|oblast) of "
_START = "(?:[^A-Z]*? )??"  # "along the"
_RULES: tuple[tuple[re.Pattern[str], Rule], ...] = tuple(
    (re.compile(_START + pattern + "$"), rule)
    for pattern, rule in (
        (rf"(?P<one>[A-Z]\w+)(?:-| and |/)(?P<other>[A-Z]\w+) {_BORDER}", _two_states),
        (rf"(?P<people>{_PEOPLE}?)(?:'s)? {_BORDER}{_BY}", _border),
        (rf"border with (?P<people>{_PEOPLE})", _border),
        (rf"(?P<people>{_PEOPLE}?) {_GROUND}", _ground),
        (rf"(?P<people>{_PEOPLE}?) {_PROVINCE}(?P<rest>{_NAMED})", _its_province),
        (rf"state of (?P<rest>{_NAMED})", _province),
        (rf"(?P<people>{_PEOPLE}?) {_TOWN}(?P<rest>{_NAMED})", _its_town),
    )
)
