"""Fetch web addresses as evidence: politely, within limits, and never from a network of our own."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from ssl import SSLContext

from orontes.sources.clock import clock_told, utc_now
from orontes.sources.formats.encodings import Undecodable, decoded
from orontes.sources.types import Skipped
from orontes.sources.web import robots
from orontes.sources.web.addresses import brief, without_secrets
from orontes.sources.web.answers import refuse_failure
from orontes.sources.web.capturing import captured
from orontes.sources.web.connecting import Resolver, resolved
from orontes.sources.web.exchanging import Asker, Headers
from orontes.sources.web.journey import Journey
from orontes.sources.web.pace import Pace
from orontes.sources.web.types import Exchange, Fetched, Refused, Rules

GIVEN = "a clock given to the program in place of the system's"


class Fetcher:
    """Asks for addresses, one after the other; one fetcher serves a whole run and remembers each host's manners.

    Proxies named in the environment are not used: behind one, nobody sees which machine is asked. `clock` gives aware
    UTC times; `ticks` and `sleep` count the seconds between requests; `tls` says whose certificates are believed, by
    default the operating system's roots and those that certifi brings.

        fetched = Fetcher().fetch("https://example.org/report")
        fetched.problem or fetched.body
    """

    def __init__(
        self,
        rules: Rules | None = None,
        *,
        clock: Callable[[], datetime] = utc_now,
        ticks: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        resolve: Resolver = resolved,
        tls: SSLContext | None = None,
    ) -> None:
        self.rules = rules or Rules()
        self._whose_time = clock_told if clock is utc_now else lambda: GIVEN
        self._pace = Pace(self.rules, ticks, sleep)
        self._asker = Asker(resolve, clock, tls)
        self._robots = robots.Robots(self._robots_file, ticks)

    def fetch(self, url: str, headers: Headers = ()) -> Fetched:
        """Ask for `url` and follow its redirects; `headers` are added to each request (If-None-Match, say).

        Nothing that an address or a server does is an exception: `Fetched.problem` names it. A 304 is no problem.
        """
        journey = Journey(self._asker, self._pace, self._robots, headers, self.rules)
        fetched = _arrived(url, journey, self._body)
        if not journey.exchanges:
            return fetched
        return replace(fetched, capture=captured(fetched, self.rules, self._whose_time(), journey.permissions))

    def _body(self, last: Exchange) -> bytes:
        """The body as it was before it was packed. Raises Refused where the answer is not a whole page."""
        refuse_failure(last)
        try:
            return decoded(last.body, last.header("content-encoding"), self.rules.decoded_bytes)
        except Undecodable as error:
            raise Refused(error.reason, f"{brief(last.url)}: {error}") from error

    def _robots_file(self, url: str) -> Fetched:
        """A robots.txt; of one that is too long, what was read of it counts."""
        rules = replace(self.rules, wire_bytes=robots.LARGEST_BYTES, total_s=min(robots.WAIT_S, self.rules.total_s))
        return _arrived(url, Journey(self._asker, self._pace, None, (), rules), self._robots_body)

    def _robots_body(self, last: Exchange) -> bytes:
        return self._body(replace(last, truncated="") if last.truncated == "length" else last)


def _arrived(url: str, journey: Journey, body_of: Callable[[Exchange], bytes]) -> Fetched:
    problem, body = None, b""
    try:
        body = body_of(journey.go(url))
    except Refused as refused:
        problem = Skipped(without_secrets(url), refused.reason, refused.detail)
        journey.retry_s = refused.wait_s or journey.retry_s
    return Fetched(
        asked=url,
        exchanges=tuple(journey.exchanges),
        problem=problem,
        body=body,
        moved_to=journey.moved_to,
        retry_s=journey.retry_s,
    )
