"""Exports of Telegram Desktop (result.json): each message that has a text is a report.

A message stands for itself: it has its own time, address, edits and source that it was forwarded from; joined by the
day, none of these could be told of what it says. Its original is its own bytes in the export, but for readers'
reactions and the names of files beside it, which differ from one export to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from orontes.sources.dating import parse_iso
from orontes.sources.decoding import decode, whole
from orontes.sources.formats.inside import Found, Inside, Tally
from orontes.sources.formats.jsonwalk import Walk
from orontes.sources.parts import Part
from orontes.sources.types import Skipped, SkipReason

MOST_DAMAGES = 50
# How a message begins in an export; reading is taken up again at one behind damage.
_MESSAGE = re.compile(r'\{\s*"id":\s*-?\d+,\s*"type":\s*"(?:message|service)"')
_CHANNELS = ("public_channel", "private_channel")
_NAME = re.compile(r"[A-Za-z]\w{3,31}")
# Readers' reactions, and what the program that exports calls the files beside the message.
PASSING = frozenset(("reactions", "photo", "file", "thumbnail"))
MEDIA = ("photo", "file", "poll", "location_information", "contact_information", "venue_name", "game_title")


@dataclass(frozen=True, slots=True)
class Chat:
    """A channel, group or conversation of an export."""

    name: str = ""
    kind: str = ""
    address: str = ""  # its public name, "" where the export does not give it

    @classmethod
    def of(cls, fields: dict[str, Any]) -> Chat:
        """A chat by the fields that stand before its messages."""
        name, kind = (_words(fields.get(key)) for key in ("name", "type"))
        address = next((_words(fields[key]) for key in ("username", "public_name") if fields.get(key)), "")
        found = _NAME.fullmatch(address.removeprefix("@"))
        return cls(name, kind, found[0] if found else "")


def read_telegram(inside: Inside, data: bytes) -> Found:
    """The messages of an export of one chat, or of all."""
    text, notes = decode(data)
    beside = Tally()
    for item in _messages(inside, text):
        if isinstance(item, Skipped):
            yield item
            continue
        chat, message, start, end = item
        found = _report(inside, chat, message, text[start:end], notes)
        if isinstance(found, str):
            beside.add(found)
        else:
            yield found
    yield from beside.told(inside, "messages without a text were")


def _messages(inside: Inside, text: str) -> Iterator[tuple[Chat, Any, int, int] | Skipped]:
    """Each message with its chat and where it stands; damage is told and passed."""
    walk, chat = Walk(text), Chat()
    steps = _chats(walk)
    for _ in range(MOST_DAMAGES):
        begun = walk.at
        try:
            for step in steps:
                chat, begun = step[0], step[3]
                yield step
            return
        except (ValueError, RecursionError):
            begun = max(begun, walk.at)
            yield inside.skipped(
                SkipReason.DAMAGED, f", at character {begun:,}: is no JSON; the other messages are used"
            )
        found = _MESSAGE.search(text, begun + 1)
        if found is None:
            return
        walk = Walk(text, found.start())
        steps = _rest(walk, chat)


def _chats(walk: Walk) -> Iterator[tuple[Chat, Any, int, int]]:
    """The messages of the object that begins here: a chat, or what holds lists of chats."""
    fields: dict[str, Any] = {}
    for key in walk.members():
        if key == "messages":
            for start in walk.items():
                message = walk.value()
                yield Chat.of(fields), message, start, walk.end
        elif key in {"chats", "left_chats"} and walk.text.startswith("{", walk.at):
            yield from _chats(walk)
        elif key == "list" and walk.text.startswith("[", walk.at):
            for _ in walk.items():
                yield from _chats(walk)
        else:
            fields[key] = walk.value()


def _rest(walk: Walk, chat: Chat) -> Iterator[tuple[Chat, Any, int, int]]:
    """The messages from one on that stands behind damage, to the end of its chat."""
    while True:
        start = walk.at
        message = walk.value()
        yield chat, message, start, walk.end
        if not walk.take(","):
            found = _MESSAGE.search(walk.text, walk.at)
            if found is None:
                return
            walk.at = found.start()


def _report(inside: Inside, chat: Chat, message: Any, source: str, notes: tuple[str, ...]) -> Part | Skipped | str:
    """A message as a report; as a word for the tally where it has no text."""
    if not isinstance(message, dict) or not isinstance(message.get("id"), int):
        return "not understood"
    if message.get("type") != "message":
        return "service messages"
    text, broken = whole(_flat(message.get("text")))
    if not text.strip():
        return "media alone" if any(message.get(key) for key in MEDIA) else "empty"
    published, assumed = _published(message)
    if published is None:
        why = f", message {message['id']}: has no time; the others are used"
        return inside.skipped(SkipReason.BAD_ROW, why)
    number = message["id"]
    return Part(
        text,
        _own(source).encode("utf-8", "surrogatepass"),
        f"{_slug(chat.name) or 'telegram'}-{number}",
        "application/json",
        publisher=_publisher(chat, message),
        url=f"https://t.me/{chat.address}/{number}" if chat.address else "",
        published=published,
        notes=(*notes, *broken, *assumed, *_notes(chat, message)),
    )


def _own(source: str) -> str:
    """A message's source without what differs from export to export, so that it is the same message in the next one.

    >>> _own('{"id": 1, "reactions": [{"count": 7}], "text": "x"}')
    '{"id": 1, "text": "x"}'
    """
    if not any(f'"{key}"' in source for key in PASSING):
        return source
    walk, kept, behind = Walk(source), ["{"], 1
    for key in walk.members():
        walk.value()
        if key not in PASSING:
            kept.append(source[behind : walk.end])
        behind = walk.end
    return "".join((*kept, source[behind:]))


def _flat(text: Any) -> str:
    """A message's text: a string, or strings and marked-up pieces in order."""
    if isinstance(text, str):
        return text
    if not isinstance(text, list):
        return ""
    return "".join(piece if isinstance(piece, str) else _words(_field(piece, "text")) for piece in text)


def _field(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _words(value: Any) -> str:
    return whole(value)[0] if isinstance(value, str) else ""


def _published(message: dict[str, Any]) -> tuple[datetime | None, tuple[str, ...]]:
    """When a message was sent; the local time of older exports is taken as UTC, with a note."""
    if (exact := _unix(message.get("date_unixtime"))) is not None:
        return exact, ()
    try:
        return parse_iso(_words(message.get("date"))), (
            "The export gives a local time without its zone; it was taken as UTC.",
        )
    except ValueError:
        return None, ()


def _unix(value: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(value), UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def _publisher(chat: Chat, message: dict[str, Any]) -> str:
    """A channel speaks for itself; in a group, who wrote the message does."""
    sender = _words(message.get("from"))
    return (chat.name or sender) if chat.kind in _CHANNELS else (sender or chat.name)


def _notes(chat: Chat, message: dict[str, Any]) -> Iterator[str]:
    if chat.name and chat.kind not in _CHANNELS:
        yield f"It was written in the chat “{chat.name}”."
    if edited := _unix(message.get("edited_unixtime")):
        yield f"It was edited on {edited:%Y-%m-%d at %H:%M:%S} UTC; the export holds the edited text."
    if forwarded := _words(message.get("forwarded_from")):
        yield f"It was forwarded from “{forwarded}”."
    if isinstance(answered := message.get("reply_to_message_id"), int):
        yield f"It answers message {answered}."
    media = [key for key in ("media_type", *MEDIA) if message.get(key)]
    if media:
        kind = _words(message.get("media_type")) or media[0].split("_")[0]
        yield f"A {kind.replace('_', ' ')} came with it, which was not read."


def _slug(name: str) -> str:
    return re.sub(r"[^\w]+", "-", name.lower()).strip("-")[:40]
