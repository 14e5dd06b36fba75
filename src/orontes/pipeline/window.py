"""Which days an edition tells of who held what: those of the reporting, and not of a stray report of long before.

What is believed of a place fades to what was known beforehand when nobody reports it (`control.params`): two years of
silence leave a sixteenth of it, and five years nothing. Days on the far side of such a silence are worth telling only
for the sake of a fair number of reports, or of most of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from orontes.claims.types import Claim
from orontes.control.params import MOST_DAYS
from orontes.errors import RequestError
from orontes.evidence import shifted

LEAD = timedelta(days=7)  # events of so long before the first report are news, and no background
SILENCE, LONG_SILENCE = timedelta(days=2 * 365), timedelta(days=5 * 365)
FEW = 0.25  # for one report after a silence no more than so many before it: these are strays
FEW_LONG_BEFORE = 1.0  # the same of a long silence


@dataclass(frozen=True, slots=True)
class Window:
    """The first and the last day, both included, and the days of publication that lie before a silence and are few."""

    first: date
    last: date
    strays: tuple[date, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """A sentence for the reader of an edition where something was left out."""
        if not self.strays:
            return ()
        told = "1 report is" if len(self.strays) == 1 else f"{len(self.strays)} reports are"
        since = f"published {self.strays[0]}" + (f" to {self.strays[-1]}" if self.strays[1:] else "")
        return (
            f"who held what is told from {self.first} on: {told} of long before ({since}); what they tell "
            "stands among claims and incidents",
        )


def window(published: Sequence[date], claims: Sequence[Claim], last: date) -> Window:
    """The days up to `last` for reports published on these days.

    The first is that of the first report that is no stray, or of the first event within `LEAD` before it: background
    ("since 2014") informs the first day without stretching the days over years. No more than a hundred years are told.
    Raises RequestError where `last` comes before every report, or there is none.

    >>> days = [date(1988, 5, 1), *(date(2017, 3, day) for day in range(20, 26))]
    >>> found = window(days, [], date(2017, 3, 25))
    >>> str(found.first), str(found.strays[0])
    ('2017-03-20', '1988-05-01')
    """
    if not published:
        raise RequestError("the casebook holds no report yet: put some in with 'orontes add'")
    if last < min(published):
        raise RequestError(f"nothing was reported by {last}: the first report is of {min(published)}; name a later day")
    days = sorted(day for day in published if day <= last)
    begin = max((number for number in range(1, len(days)) if _strays_before(days, number)), default=0)
    opening = days[begin]
    news = [claim.when.earliest for claim in claims if timedelta(0) < opening - claim.when.earliest <= LEAD]
    first = max(min([opening, *news]), shifted(last, -MOST_DAYS))
    return Window(first, last, tuple(day for day in days if day < first))


def _strays_before(days: Sequence[date], number: int) -> bool:
    """Whether all before one of the days, in order, are strays: a silence, and few of them for those after it."""
    silence = days[number] - days[number - 1]
    few = FEW_LONG_BEFORE if silence > LONG_SILENCE else FEW if silence > SILENCE else 0.0
    return number <= few * (len(days) - number)
