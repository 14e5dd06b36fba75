"""Which machines may be asked, by the registries of special addresses (IANA, after RFC 6890)."""

from __future__ import annotations

from ipaddress import IPv4Address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orontes.sources.web.addresses import checked, is_public, without_secrets
from orontes.sources.web.types import Refused

SPECIAL = [
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.2.0/24",
    "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    "::/128", "::1/128", "::/96", "64:ff9b:1::/48", "100::/64", "2001:db8::/32", "fc00::/7", "fe80::/10", "fec0::/10",
    "ff00::/8", "4000::/3", "2002:a00::/24", "64:ff9b::7f00:0/104", "::ffff:192.168.0.0/112",
]  # fmt: skip


@pytest.mark.parametrize("network", SPECIAL)
def test_no_special_address_is_public(network: str) -> None:
    whole = ip_network(network)
    assert not is_public(str(whole[0])) and not is_public(str(whole[-1]))


def test_addresses_of_the_internet_are() -> None:
    for address in ("93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"):
        assert is_public(address), address


@given(st.integers(0, 2**32 - 1))
def test_an_address_is_no_other_for_being_wrapped(number: int) -> None:
    plain = is_public(str(IPv4Address(number)))
    high, low = divmod(number, 1 << 16)
    for wrapped in (f"::ffff:{high:x}:{low:x}", f"2002:{high:x}:{low:x}::", f"64:ff9b::{high:x}:{low:x}"):
        assert is_public(wrapped) == plain


@given(st.text(max_size=60) | st.text(max_size=900))
def test_an_address_is_plain_or_refused(text: str) -> None:
    assert without_secrets(text).isprintable()
    try:
        url = checked("http://" + text)
    except Refused as refused:
        assert refused.detail.isprintable() and len(refused.detail) < 500
    else:
        assert url.scheme == "http" and url.host and not url.userinfo and not url.fragment


@pytest.mark.parametrize(
    "address", ["http://me:secret@example.org/a", "ftp://me:secret@example.org", "http://me:secret@[::1"]
)
def test_no_password_is_shown(address: str) -> None:
    assert "secret" not in without_secrets(address)
    with pytest.raises(Refused) as refused:
        checked(address)
    assert "secret" not in refused.value.detail
