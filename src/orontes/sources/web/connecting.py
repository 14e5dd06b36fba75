"""Connections that go where they were allowed to, keep what goes over them, and end in time."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from ssl import SSLContext
from typing import Any

import httpcore

from orontes.sources.types import SkipReason
from orontes.sources.web.addresses import is_public
from orontes.sources.web.types import Refused, Rules, Secured

Resolver = Callable[[str, int], Sequence[str]]  # the IP addresses of a host name; raises OSError where it has none


def resolved(host: str, port: int) -> Sequence[str]:
    """The IP addresses of a name by the operating system, in its order of preference."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class TooMuch(Exception):
    """The response is longer than is taken."""


@dataclass(slots=True)
class Wire:
    """What went over one connection, inside its encryption; how long it may last and how much may come."""

    rules: Rules
    deadline: float  # by time.monotonic
    address: str = ""
    collector: str = ""
    sent: bytearray = field(default_factory=bytearray)
    came: bytearray = field(default_factory=bytearray)
    secured: Secured | None = None

    def left(self, wanted: float | None) -> float:
        """Seconds to wait for the next bytes, at least one thousandth: sockets take 0 for not waiting at all."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time is up")
        return max(0.001, left if wanted is None else min(wanted, left))


class Line(httpcore.NetworkStream):
    """A connection that notes on its `Wire` every byte that is sent and that comes."""

    def __init__(self, stream: httpcore.NetworkStream, wire: Wire) -> None:
        self._stream = stream
        self._wire = wire

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What came, at least a byte; b"" where the other side has ended. Raises TooMuch."""
        data = self._stream.read(max_bytes, self._wire.left(timeout))
        room = self._wire.rules.wire_bytes - len(self._wire.came)
        self._wire.came += data[:room]
        if len(data) > room:
            raise TooMuch
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send it all."""
        self._wire.sent += buffer
        self._stream.write(buffer, self._wire.left(timeout))

    def close(self) -> None:
        """End the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same line, encrypted; the certificate is for the name that was asked, whatever its IP address."""
        stream = self._stream.start_tls(ssl_context, server_hostname, self._wire.left(timeout))
        self._wire.secured = _secured(stream.get_extra_info("ssl_object"))
        return Line(stream, self._wire)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore wants to know of the socket."""
        return self._stream.get_extra_info(info)


class Pinned(httpcore.NetworkBackend):
    """Connects to the IP address that was looked at, and to no other."""

    def __init__(self, wire: Wire, resolve: Resolver) -> None:
        self._wire = wire
        self._resolve = resolve
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A line to the first address of `host` that may be asked and answers. Raises Refused, ConnectError."""
        failed: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in self._allowed(host, port):
            try:
                wait = self._wire.left(timeout)
                stream = self._sockets.connect_tcp(address, port, wait, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
                continue
            self._wire.address = address
            self._wire.collector = str(stream.get_extra_info("client_addr")[0])
            return Line(stream, self._wire)
        raise failed or httpcore.ConnectError("the name has no address")

    def _allowed(self, host: str, port: int) -> Sequence[str]:
        try:
            found = list(dict.fromkeys(self._resolve(host, port)))
        except (OSError, UnicodeError) as error:
            raise Refused(SkipReason.UNREACHABLE, f"the name {host} is not known; check the address") from error
        allowed = [each for each in found if self._wire.rules.allow_private or is_public(each)]
        if found and not allowed:
            detail = f"{host} is {found[0]}, on this machine or in a network of its own; give --allow-private to ask it"
            raise Refused(SkipReason.REFUSED, detail)
        return allowed


def _secured(tls: Any) -> Secured:
    return Secured(str(tls.version()), str(tls.cipher()[0]), tls.getpeercert(True))
