"""Which web addresses may be asked, and which machines: a page must not make us ask our own network for it.

Server-side request forgery (CWE-918): an address in a feed, a redirect or a page may name a machine that only we can
reach. Names are resolved once, and the connection goes to the very IP address that was looked at (`connecting`), so
that a name cannot mean another machine a moment later.
"""

from __future__ import annotations

from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx

from orontes.sources.types import SkipReason
from orontes.sources.web.types import Refused

SCHEMES = {"http": 80, "https": 443}
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052
_GLOBAL_UNICAST = IPv6Network("2000::/3")
# The bad ports of the Fetch standard (WHATWG) from 1024 on; below, only those of the two schemes are asked.
_BAD_PORTS = {1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, *range(6665, 6670), 6679, 6697, 10080}


def checked(url: str) -> httpx.URL:
    """`url` without its fragment, its host in ASCII. Raises Refused where it is none that may be asked.

    >>> str(checked("HTTP://Example.org:80/a b#c"))
    'http://example.org/a%20b'
    >>> checked("file:///etc/passwd")
    Traceback (most recent call last):
    orontes.sources.web.types.Refused: file:///etc/passwd: only http and https addresses are asked
    """
    parsed = _parsed(url)
    shown = brief(url)
    if parsed.scheme not in SCHEMES:
        raise Refused(SkipReason.REFUSED, f"{shown}: only http and https addresses are asked")
    if parsed.userinfo:
        raise Refused(SkipReason.REFUSED, f"{shown}: holds a user name or password; give the address without")
    if not parsed.host or b"%" in parsed.raw_host:
        raise Refused(SkipReason.REFUSED, f"{shown}: names no host that can be asked")
    port = port_of(parsed)
    if (port < 1024 and port not in SCHEMES.values()) or port in _BAD_PORTS or port > 65535:
        raise Refused(SkipReason.REFUSED, f"{shown}: port {port} is not one that web pages are served from")
    return parsed.copy_with(fragment=None)


def port_of(url: httpx.URL) -> int:
    """The port that is connected to."""
    return SCHEMES[url.scheme] if url.port is None else url.port


def joined(base: httpx.URL, location: str) -> str:
    """Where a redirect leads; letters that are no ASCII come as UTF-8. Raises Refused where it leads nowhere."""
    with suppress(UnicodeError):  # what is not UTF-8 counts as it stands
        location = location.encode("latin-1").decode("utf-8")
    try:
        return str(base.join(_parsed(location)))
    except httpx.InvalidURL as error:
        raise Refused(SkipReason.REFUSED, f"{brief(base)}: redirects to no address ({error})") from error


def without_secrets(url: str) -> str:
    """`url` as it may stand in a log: no password, on one line."""
    try:
        parsed = httpx.URL(url)
        text = str(parsed.copy_with(userinfo=b"")) if parsed.userinfo else url.strip()
    except (httpx.InvalidURL, UnicodeError):
        text = url.rpartition("@")[2]
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def brief(url: str | httpx.URL) -> str:
    """`url` as it may stand in a line for people: the same, and at most 300 characters."""
    line = without_secrets(str(url))
    return line if len(line) <= 300 else f"{line[:299]}…"


def is_public(address: str) -> bool:
    """Whether an IP address is one that anybody on the internet could ask.

    >>> [is_public(each) for each in ("93.184.216.34", "127.0.0.1", "::ffff:10.0.0.1", "100.64.0.1", "224.0.0.1")]
    [True, False, False, False, False]
    """
    try:
        ip = ip_address(address)
    except ValueError:  # an address with a zone is of a link
        return False
    if isinstance(ip, IPv4Address):
        return ip.is_global and not ip.is_multicast and not ip.is_reserved
    inner = _inside(ip)
    if inner is not None:
        return is_public(str(inner))
    return ip in _GLOBAL_UNICAST and ip.is_global


def _inside(ip: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for: mapped, 6to4 or NAT64."""
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour


def _parsed(url: str) -> httpx.URL:
    try:
        return httpx.URL(url.strip())
    except (httpx.InvalidURL, UnicodeError) as error:
        raise Refused(SkipReason.REFUSED, f"{brief(url)}: is no web address ({error})") from error
