"""Time stamps by a real authority hold, offline and for years; whatever is wrong with one is one line and is logged."""

from __future__ import annotations

import random
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.ledger.authority import OPENSSL, PAST, Answer, Authority, needs_openssl, served
from tests.ledger.conftest import HandClock

from orontes.errors import LedgerError, StampRefused
from orontes.ledger import Action, Casebook, certificates_of
from orontes.ledger.stamping import stamp_of
from orontes.ledger.tokens import check, request_for

pytestmark = needs_openssl


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("tsa") / "good")


@pytest.fixture
def two_days(casebook: Casebook, clock: HandClock) -> Casebook:
    """A casebook whose first day is over."""
    casebook.verify()
    clock.now += timedelta(days=1)
    return casebook


def test_the_newest_root_and_the_newest_entry_are_stamped(two_days: Casebook, authority: Authority) -> None:
    roots = certificates_of(authority.root)
    with served(authority.reply) as url:
        done = two_days.stamp([url], roots)
    assert not done.refusals
    assert [each.item for each in done.stamps] == ["root 2017-05-01", "entry 3"]
    log = two_days.custody()
    assert [each.digest for each in done.stamps] == [log[2].after, log[2].hash]
    assert [entry.action for entry in log[3:]] == [Action.STAMP, Action.STAMP]
    assert "their clock minus ours" in log[3].why
    assert two_days.verify() == ()
    assert two_days.verify(roots) == ()
    archive = two_days.folder / "archive"
    record = stamp_of((archive / log[3].after[:2] / log[3].after).read_bytes())
    assert record == done.stamps[0]
    assert len(record.chain) == 3
    assert (archive / record.chain[2][:2] / record.chain[2]).read_bytes() == roots[0]


def test_openssl_agrees(two_days: Casebook, authority: Authority) -> None:
    with served(authority.reply) as url:
        stamp = two_days.stamp([url], certificates_of(authority.root)).stamps[0]
    response = two_days.folder / "archive" / stamp.response[:2] / stamp.response
    command = [str(OPENSSL), "ts", "-verify", "-in", response, "-digest", stamp.digest, "-CAfile", authority.root]
    assert b"Verification: OK" in subprocess.run(command, capture_output=True, check=True).stdout


def test_a_root_is_stamped_once_by_each_authority(two_days: Casebook, authority: Authority) -> None:
    roots = certificates_of(authority.root)
    with served(authority.reply) as one, served(authority.reply) as other:
        assert len(two_days.stamp([one, one], roots).stamps) == 2
        done = two_days.stamp([one, other], roots).stamps
    assert [(each.authority, each.item[:5]) for each in done] == [(one, "entry"), (other, "root "), (other, "entry")]


def test_casebook_toml_names_authorities_and_roots(casebook: Casebook, authority: Authority) -> None:
    casebook.close()
    (casebook.folder / "root.pem").write_bytes(authority.root.read_bytes())
    settings = casebook.folder / "casebook.toml"
    with served(authority.reply) as url:
        settings.write_text(settings.read_text() + f'authorities = ["{url}"]\ntrust = ["root.pem"]\n')
        with Casebook.open(casebook.folder) as again:
            assert len(again.stamp().stamps) == 2
            assert again.verify() == ()
    (casebook.folder / "root.pem").unlink()
    with Casebook.open(casebook.folder) as again, pytest.raises(LedgerError, match=r"root.pem: cannot be read"):
        again.verify()
    settings.write_text(settings.read_text().replace('["root.pem"]', '"root.pem"'))
    with pytest.raises(LedgerError, match="trust must be a list of texts"):
        Casebook.open(casebook.folder)


def test_only_roots_that_are_trusted_count(casebook: Casebook, authority: Authority, tmp_path: Path) -> None:
    with served(authority.reply) as url:
        casebook.stamp([url], certificates_of(authority.root))
    stranger = Authority(tmp_path / "stranger")
    (finding,) = casebook.verify(certificates_of(stranger.root))
    assert (finding.check, finding.item) == ("stamp", "time stamp of entry 1 (custody entry 2)")
    assert "no trusted root stands above 'CN=Between'" in finding.detail


def test_an_altered_token_is_named(casebook: Casebook, authority: Authority) -> None:
    with served(authority.reply) as url:
        stamp = casebook.stamp([url], certificates_of(authority.root)).stamps[0]
    for name in (stamp.request, stamp.response, *stamp.chain, casebook.custody()[-1].after):
        path = casebook.folder / "archive" / name[:2] / name
        whole = path.read_bytes()
        path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        (finding,) = casebook.verify()
        assert (finding.check, name in finding.detail) == ("stamp", True)
        path.write_bytes(whole)
    assert casebook.verify() == ()


def other_digest(request: bytes) -> bytes:
    at = request.index(b"\x04\x20") + 2
    return request[:at] + bytes(32) + request[at + 32 :]


def other_nonce(request: bytes) -> bytes:
    return request[:-4] + bytes([request[-4] ^ 1]) + request[-3:]  # behind it stands "certificates wanted", 3 bytes


def failing(authority: Authority, expired: Authority) -> dict[str, tuple[Answer, str]]:
    """Answers that are no time stamp, each with what is said of it."""
    return {
        "digest": (lambda asked: authority.reply(other_digest(asked)), "stamps another digest"),
        "nonce": (lambda asked: authority.reply(other_nonce(asked)), "another nonce"),
        "expired": (expired.reply, r"'CN=Signer' was not valid at .* \(only 2010-01-01 to 2012-01-01\)"),
        "garbage": (lambda _: (200, b"<html>welcome</html>"), "something that is no time stamp"),
        "empty": (lambda _: (200, b""), "something that is no time stamp"),
        "endless": (lambda _: (200, bytes(3 << 20)), "more than 1,048,576 bytes"),
        "refused": (lambda _: authority.reply(b"\x30\x03\x02\x01\x01"), "refuses the request"),
        "error": (lambda _: (500, b"sorry"), "answers HTTP 500"),
        "elsewhere": (lambda _: (302, b""), "answers HTTP 302"),
    }


@pytest.mark.parametrize(
    "case", ["digest", "nonce", "expired", "garbage", "empty", "endless", "refused", "error", "elsewhere"]
)
def test_what_is_no_time_stamp_is_one_line_and_logged(
    casebook: Casebook, authority: Authority, tmp_path: Path, case: str
) -> None:
    expired = Authority(tmp_path / "expired", PAST)
    answer, words = failing(authority, expired)[case]
    roots = [*certificates_of(authority.root), *certificates_of(expired.root)]
    with served(answer) as url:
        done = casebook.stamp([url], roots)
    untouched(casebook, done.refusals[0].why, words)
    assert done.refusals[0].why.startswith(url)
    assert done.stamps == ()


def untouched(casebook: Casebook, why: str, words: str) -> None:
    """The failure is one line and one entry, and nothing else was written."""
    with pytest.raises(StampRefused, match=words):
        raise StampRefused(why)
    assert "\n" not in why
    assert [(entry.action, entry.why) for entry in casebook.custody()[1:]] == [("stamp-failed", why)]
    assert not (casebook.folder / "archive").exists()
    assert casebook.verify() == ()


def test_an_authority_that_never_answers_is_given_up(casebook: Casebook, authority: Authority) -> None:
    import threading

    let_go = threading.Event()

    def never(_: bytes) -> tuple[int, bytes]:
        let_go.wait(30)
        return 200, b""

    with served(never) as url:
        done = casebook.stamp([url], certificates_of(authority.root), wait_s=0.2)
        let_go.set()
    untouched(casebook, done.refusals[0].why, "does not answer within 0.2 s")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://127.0.0.1:9/tsr", "cannot be reached"),
        ("file:///etc/passwd", "begins with https://"),
        ("tsa", "begins with https://"),
        ("http://", "cannot be reached"),
        ("http://[::1", "cannot be reached"),
    ],
)
def test_an_address_that_is_none_is_one_line(casebook: Casebook, authority: Authority, url: str, words: str) -> None:
    done = casebook.stamp([url], certificates_of(authority.root))
    untouched(casebook, done.refusals[0].why, words)


def test_nobody_to_ask_is_one_line(casebook: Casebook, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no authority to ask"):
        casebook.stamp()
    (tmp_path / "x.pem").write_text("x")
    with pytest.raises(LedgerError, match="holds no certificate"):
        certificates_of(tmp_path / "x.pem")


def test_a_stamp_outlives_its_certificate(tmp_path: Path) -> None:
    """What counts is that the certificate was valid then: here until a moment after the stamp was made."""
    now = datetime.now(UTC).replace(tzinfo=None)
    brief = Authority(tmp_path / "brief", (now - timedelta(days=1), now + timedelta(days=1)))
    request, nonce = request_for(b"Soran")
    _, response = brief.reply(request)
    token = check(response, decode_digest(request), certificates_of(brief.root), nonce)
    assert abs(token.at - datetime.now(UTC)) < timedelta(hours=1)


def decode_digest(request: bytes) -> str:
    at = request.index(b"\x04\x20") + 2
    return request[at : at + 32].hex()


def test_a_token_with_any_bit_flipped_is_refused_or_says_the_same(authority: Authority) -> None:
    """Flips beyond the signature, such as in the status or the order of certificates, change nothing it proves."""
    request, _ = request_for(b"Soran")
    digest, roots = decode_digest(request), certificates_of(authority.root)
    _, response = authority.reply(request)
    whole = check(response, digest, roots)
    chance, refused = random.Random(7), 0
    for _ in range(1000):
        data = bytearray(response)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        try:
            assert check(bytes(data), digest, roots) == whole
        except StampRefused:
            refused += 1
    assert refused > 700
