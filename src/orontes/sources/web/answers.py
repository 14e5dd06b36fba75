"""What an answer amounts to: a page to read, or a reason why there is none."""

from __future__ import annotations

from http import HTTPStatus

from orontes.sources.types import SkipReason
from orontes.sources.web.addresses import brief
from orontes.sources.web.types import Exchange, Refused

GONE = {404, 410}
DENIED = {401, 402, 403, 407, 451}
# The answers that hold all that there is; 304 (not modified) says that what is known already is that.
WHOLE = {200, 201, 202, 203, 304}


def refuse_failure(answer: Exchange) -> None:
    """Raise Refused where `answer` is no whole page: broken off, an error, or nothing."""
    where, status = brief(answer.url), answer.status
    if answer.truncated:
        reason = SkipReason.TOO_LARGE if answer.truncated == "length" else SkipReason.UNREACHABLE
        raise Refused(reason, f"{where}: {answer.why}")
    named = f"{where} answers {status} {_phrase(status)}"
    if status in GONE:
        raise Refused(SkipReason.MISSING, f"{named}: it is not there; check the address")
    if status in DENIED:
        raise Refused(SkipReason.DENIED, f"{named}: it wants to know who asks; save the page and add the file")
    if status not in WHOLE:
        raise Refused(SkipReason.UNREACHABLE, f"{named}; try again later")


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "(no status known)"
