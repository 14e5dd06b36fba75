"""E-mail messages (RFC 5322, MIME), pages saved as MHTML (RFC 2557) and mailboxes (RFC 4155)."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from itertools import islice
from pathlib import PurePosixPath
from typing import Any

from orontes.sources.decoding import decode, whole
from orontes.sources.formats.inside import Found, Inside, Tally
from orontes.sources.formats.limits import MOST_INSIDE
from orontes.sources.naming import shown
from orontes.sources.parts import Part, page_part
from orontes.sources.types import Skipped, SkipReason

MOST_PARTS = 500  # of one message
MOST_LINES = 10_000_000  # lines, times the parts within parts
MOST_MARKS = 20_000  # lines that could part parts
# Attachments of these kinds are opened; the rest is counted.
OPENED = ("text/", "application/pdf", "application/json", "application/zip", "application/gzip", "message/rfc822")
BY_NAME = re.compile(r"\.(?:pdf|txt|md|html?|eml|csv|jsonl?|zip|gz|warc|wacz|rtf)$", re.IGNORECASE)
_FROM_LINE = re.compile(rb"^From [^\r\n]*\r?\n", re.MULTILINE)
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read_mail(inside: Inside, data: bytes) -> Found:
    """A message's own text, and the reports among what is attached to it."""
    if _is_tangle(data):
        yield inside.skipped(SkipReason.TOO_LARGE, " has more lines and parts than any honest message: save its text")
        return
    message = email.message_from_bytes(data, policy=email.policy.default)
    leaves = list(islice(_leaves(message), MOST_PARTS + 1))
    own = _own_leaves(leaves)
    yield _part(inside, data, message, own)
    beside = Tally()
    for leaf in leaves[:MOST_PARTS]:
        if not any(leaf is one for one in own) and not _is_other_form(leaf, own):
            for item in _attached(inside, leaf, beside):
                yield _sent(item, message) if isinstance(item, Part) else item
    yield from beside.told(inside, "attachments were")
    if len(leaves) > MOST_PARTS:
        yield inside.skipped(SkipReason.TOO_LARGE, f": has over {MOST_PARTS} parts; the others were not read")


def _is_tangle(data: bytes) -> bool:
    """Whether the parser would take minutes or gigabytes: it looks at each line for the end of each part around it."""
    lines = data.count(b"\n")
    return lines * (1 + data.lower().count(b"multipart/")) > MOST_LINES or data.count(b"\n--") > MOST_MARKS


def read_mailbox(inside: Inside, data: bytes) -> Found:
    """The messages of a mailbox, each as if it were a file."""
    for number, (start, end) in enumerate(_messages(data), 1):
        if number > MOST_INSIDE:
            yield inside.skipped(SkipReason.TOO_LARGE, f": only the first {MOST_INSIDE:,} messages were read: split it")
            return
        message = _QUOTED.sub(rb"\1", data[start:end]).rstrip(b"\r\n") + b"\n"
        yield from inside.read(inside.within(f"{number}.eml"), message, "message/rfc822", "")


def _messages(data: bytes) -> Iterator[tuple[int, int]]:
    """Where each message begins and ends, without the line before it."""
    begun = -1
    for found in _FROM_LINE.finditer(data):
        if _follows_blank_line(data, found.start()):
            if begun >= 0:
                yield begun, found.start()
            begun = found.end()
    if begun >= 0:
        yield begun, len(data)


def _follows_blank_line(data: bytes, at: int) -> bool:
    return not at or data[max(0, at - 4) : at].endswith((b"\n\n", b"\n\r\n"))


def _leaves(message: Message[Any, Any]) -> Iterator[Message[Any, Any]]:
    """What is in a message and is not made of parts itself; a message within is one piece."""
    waiting = [message]
    while waiting:
        one = waiting.pop()
        if one.is_multipart() and one.get_content_type() != "message/rfc822":
            waiting += reversed(_parts(one))
        else:
            yield one


def _parts(message: Message[Any, Any]) -> list[Message[Any, Any]]:
    payload: Any = message.get_payload()
    return [part for part in payload if isinstance(part, Message)] if isinstance(payload, list) else []


def _own_leaves(leaves: Sequence[Message[Any, Any]]) -> list[Message[Any, Any]]:
    """The message's text: all its plain text, in order, or else its first page."""
    texts = [
        leaf for leaf in leaves if leaf.get_content_maintype() == "text" and not _name(leaf) and not _is_apart(leaf)
    ]
    plain = [leaf for leaf in texts if leaf.get_content_type() == "text/plain" and _payload(leaf).strip()]
    return plain or [leaf for leaf in texts if leaf.get_content_type() == "text/html"][:1]


def _is_apart(leaf: Message[Any, Any]) -> bool:
    return str(leaf.get("Content-Disposition", "")).strip().lower().startswith("attachment")


def _is_other_form(leaf: Message[Any, Any], own: Sequence[Message[Any, Any]]) -> bool:
    """Whether a part repeats as a page what the message says in plain text, or holds nothing."""
    if not leaf.is_multipart() and not _payload(leaf).strip():
        return True
    plain = bool(own) and own[0].get_content_type() == "text/plain"
    return plain and leaf.get_content_type() == "text/html" and not _name(leaf) and not _is_apart(leaf)


def _payload(leaf: Message[Any, Any]) -> bytes:
    """A part's bytes without their transfer encoding."""
    found = leaf.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _part(inside: Inside, data: bytes, message: Message[Any, Any], own: Sequence[Message[Any, Any]]) -> Part | Skipped:
    """The message itself as a report."""
    if not own:
        return inside.skipped(SkipReason.EMPTY, ": the message has no text of its own")
    title, site, notes = _header(message, "Subject"), "", list(_notes(message))
    published, assumed = _published(message)
    url = _header(message, "Snapshot-Content-Location")  # of a page saved as MHTML
    if own[0].get_content_type() == "text/html":
        page = page_part(inside.file, _payload(own[0]), own[0].get_content_charset() or "")
        if isinstance(page, Skipped):
            return page
        text, title, site, url = page.text, title or page.title, page.publisher, url or page.url
        published, notes = (page.published or published) if url else published, [*notes, *page.notes]
    else:
        pieces = [_plain(leaf) for leaf in own]
        text = "\n\n".join(piece for piece, _ in pieces)
        notes += dict.fromkeys(note for _, said in pieces for note in said)
    return Part(
        text,
        data,
        PurePosixPath(inside.file).stem,
        "message/rfc822",
        title,
        site if url else _sender(message),
        url if url.startswith(("http://", "https://")) else "",
        published,
        (*notes, *assumed),
    )


def _plain(leaf: Message[Any, Any]) -> tuple[str, tuple[str, ...]]:
    """A part's plain text; lines that its sender's program broke (RFC 3676) are joined again."""
    text, notes = decode(_payload(leaf), leaf.get_content_charset() or "")
    text = whole(text)[0]
    if str(leaf.get_param("format") or "").lower() == "flowed":
        text = re.sub(r"(?m)^(?!-- \r?$)(.*) \r?\n(?!>)", r"\1 ", text)
    return text, notes


def _header(message: Message[Any, Any], name: str) -> str:
    """A header on one line; "" where it is absent or cannot be parsed."""
    try:
        return " ".join(whole(str(message.get(name, "")))[0].split())
    except Exception:  # noqa: BLE001 - the standard library's parser fails in many ways on spoilt headers
        return ""


def _sender(message: Message[Any, Any]) -> str:
    """The name of who sent it, or the address."""
    name, address = parseaddr(_header(message, "From"))
    return name or address


def _published(message: Message[Any, Any]) -> tuple[datetime | None, tuple[str, ...]]:
    """The Date header in UTC; -0000 says that no zone is known."""
    try:
        when = parsedate_to_datetime(_header(message, "Date"))
        if when.tzinfo is None:
            return when.replace(tzinfo=UTC), ("The message gives its time without a zone; it was taken as UTC.",)
        return when.astimezone(UTC), ()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None, ()


def _notes(message: Message[Any, Any]) -> Iterator[str]:
    if identity := _header(message, "Message-ID"):
        yield f"Its Message-ID is {identity}."
    if by := _header(message, "List-Id"):
        yield f"It came by the mailing list {by}."


def _name(leaf: Message[Any, Any]) -> str:
    """The name that a part is given, as a name and no path."""
    try:
        name = whole(leaf.get_filename() or "")[0]
    except Exception:  # noqa: BLE001 - as above
        return "part"
    return shown(PurePosixPath(name.replace("\\", "/")).name)


def _sent(part: Part, message: Message[Any, Any]) -> Part:
    """An attachment is of the message's sender and day, where it does not say otherwise itself."""
    when, _ = _published(message)
    note = (
        f"It was attached to a message of {when:%Y-%m-%d}." if when else "It was attached to a message without a day."
    )
    sender = part.publisher or _sender(message)
    return replace(part, publisher=sender, made=part.made or when, notes=(*part.notes, note))


def _attached(inside: Inside, leaf: Message[Any, Any], beside: Tally) -> Found:
    """What an attachment gives."""
    kind, name = leaf.get_content_type(), _name(leaf)
    if kind == "message/rfc822" and (held := _parts(leaf)):
        within = inside.within(name or "message.eml")
        yield from inside.read(within, held[0].as_bytes(policy=email.policy.compat32), kind, "")
    elif name and (kind.startswith(OPENED) or BY_NAME.search(name)):
        given = kind if kind != "application/octet-stream" else ""
        yield from inside.read(inside.within(name), _payload(leaf), given, leaf.get_content_charset() or "")
    else:
        beside.add(kind)
