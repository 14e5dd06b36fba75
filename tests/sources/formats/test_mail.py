"""E-mail: a message's own text, what is attached to it, and broken MIME."""

from __future__ import annotations

from datetime import UTC, date, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from tests.sources.formats.making import PAGE, SENTENCE, packed, parts, pdf, skips

from orontes.sources import SkipReason, collect


def mail(text: str = SENTENCE) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Valley Monitor <desk@example.org>"
    made["Date"] = "Fri, 24 Mar 2017 09:45:00 +0300"
    made["Subject"] = "Daily bulletin – Hama"
    made["Message-ID"] = "<1@example.org>"
    made["List-Id"] = "<daily.example.org>"
    made.set_content(text)
    return made


def test_a_message_is_read_with_its_headers() -> None:
    data = mail().as_bytes()
    (part,) = parts("a.eml", data)
    assert part.text.strip() == SENTENCE
    assert part.original == data
    assert (part.publisher, part.title) == ("Valley Monitor", "Daily bulletin – Hama")
    assert part.published == datetime(2017, 3, 24, 6, 45, tzinfo=UTC)
    assert part.notes[:2] == ("Its Message-ID is <1@example.org>.", "It came by the mailing list <daily.example.org>.")


def test_a_message_is_known_by_its_content() -> None:
    assert [part.media_type for part in parts("message.txt", mail().as_bytes())] == ["message/rfc822"]


def test_plain_text_is_preferred_and_a_page_read_where_there_is_none() -> None:
    both = mail()
    both.add_alternative(PAGE, subtype="html")
    assert [part.text.strip() for part in parts("a.eml", both.as_bytes())] == [SENTENCE]
    assert skips("a.eml", both.as_bytes()) == []
    page = mail()
    page.set_content(PAGE, subtype="html")
    (part,) = parts("a.eml", page.as_bytes())
    assert SENTENCE in part.text
    assert "navigation" in " ".join(part.notes)


def test_lines_that_a_program_broke_are_joined() -> None:
    data = (
        mail("Shells fell on \nKawkab.\n-- \nThe desk\n")
        .as_bytes()
        .replace(b'charset="utf-8"', b'charset="utf-8"; format=flowed')
    )
    (part,) = parts("a.eml", data)
    assert part.text == "Shells fell on Kawkab.\n-- \nThe desk\n"


def test_attachments_of_known_kinds_are_read_and_the_rest_is_counted() -> None:
    made = mail()
    made.add_attachment(pdf(f"{SENTENCE} By PDF."), maintype="application", subtype="pdf", filename="../../up.pdf")
    made.add_attachment(
        packed({"a.txt": f"{SENTENCE} Zipped."}), maintype="application", subtype="octet-stream", filename="r.zip"
    )
    made.add_attachment(mail(f"{SENTENCE} Forwarded."))
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="x.png")
    found = parts("a.eml", made.as_bytes())
    assert [part.file for part in found] == ["", "a.eml/up.pdf", "a.eml/r.zip/a.txt", "a.eml/message.eml"]
    assert all(SENTENCE in " ".join(part.text.split()) for part in found)
    assert [part.publisher for part in found] == ["Valley Monitor"] * 4
    assert found[2].made == datetime(2017, 3, 24, 6, 45, tzinfo=UTC)
    assert "It was attached to a message of 2017-03-24." in found[2].notes
    (skipped,) = skips("a.eml", made.as_bytes())
    assert "1 attachments were passed over (image/png 1)" in skipped.detail


def test_messages_within_messages_end() -> None:
    made = mail()
    for _ in range(30):
        outer = mail()
        outer.add_attachment(made)
        made = outer
    assert len(parts("a.eml", made.as_bytes())) == 3
    assert "too many containers within each other" in skips("a.eml", made.as_bytes())[0].detail


@pytest.mark.parametrize(
    ("charset", "text"),
    [("windows-1256", "قوات"), ("no-such-charset", "Aid – came"), ("unknown-8bit", "Aid"), ("rot13", "Aid")],
)
def test_charsets_that_are_wrong_are_guessed(charset: str, text: str) -> None:
    encoding = charset if charset.startswith("windows") else "utf-8"
    head = f"From: a@example.org\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n\n".encode()
    assert [part.text for part in parts("a.eml", head + text.encode(encoding))] == [text]


@pytest.mark.parametrize(
    "data",
    [
        b"From: a\nDate: \xff\xfe nonsense\nSubject: =?utf-8?b?%%%?=\nContent-Type: text/plain\n\nAid came.",
        b"From: =?x?q?=00?= <\nDate: Fri, 99 Foo 2017 99:99:99 +9999\nMIME-Version: 1.0\n\nAid came.",
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed\n\nAid came.",
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nAid came.",
        b"MIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n!!!Aid came.===",
        b"Message-ID: [\nContent-Disposition: attachment; filename*=x''%\nReceived: x\n\nAid came.",
    ],
)
def test_broken_mime_never_stops_anything(data: bytes) -> None:
    assert parts("a.eml", data) or skips("a.eml", data)


def test_parts_without_number_are_bounded() -> None:
    body = b"".join(b"--x\nContent-Type: image/png\n\n%d\n" % number for number in range(600))
    data = b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nAid came.\n" + body
    assert [part.text.strip() for part in parts("a.eml", data)] == ["Aid came."]
    assert [item.reason for item in skips("a.eml", data)] == [SkipReason.NO_REPORT, SkipReason.TOO_LARGE]


@pytest.mark.parametrize("body", [b"--x\n" * 30_000, b"A: b\n" * 5_000_001, b"Content-Type: multipart/a\n\n" * 4_000])
def test_a_message_that_would_take_minutes_is_refused(body: bytes) -> None:
    head = b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n"
    assert [item.reason for item in skips("a.eml", head + body)][:1] == [SkipReason.TOO_LARGE]


def test_a_mailbox_is_read_message_by_message(tmp_path: Path) -> None:
    second = mail("Aid came.\n\n>From here on it rained.\n")
    lines = b"From desk@example.org Fri Mar 24 09:45:00 2017\n"
    path = tmp_path / "desk.mbox"
    path.write_bytes(lines + mail().as_bytes() + b"\n" + lines + second.as_bytes())
    found = collect([path], today=date(2018, 1, 1))
    assert [d.file for d in found.documents] == ["desk.mbox/1.eml", "desk.mbox/2.eml"]
    assert "\nFrom here on" in found.documents[1].text
    assert found.captures[0].media_type == "application/mbox"


def test_a_page_saved_as_mhtml_is_read_with_its_address() -> None:
    page = EmailMessage()
    page["From"] = "<Saved by a browser>"
    page["Snapshot-Content-Location"] = "https://example.org/kawkab"
    page["Date"] = "Sat, 25 Mar 2017 10:00:00 -0000"
    page.set_content(PAGE, subtype="html")
    page.make_related()
    (part,) = parts("kawkab.mhtml", page.as_bytes())
    assert part.url == "https://example.org/kawkab"
    assert part.published == datetime(2017, 3, 24, 7, 45, tzinfo=UTC)  # the page's own, not when it was saved
