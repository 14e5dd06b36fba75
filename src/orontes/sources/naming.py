"""Names of files: how they are shown, and which say that a file is no report."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

# Files that stand beside reports and are none, unless reports.csv names them.
BESIDE = ("readme", "licence", "license", "notice")


def shown(name: Path | str) -> str:
    """A file's name with what cannot be printed or encoded replaced, so that it can be written anywhere."""
    text = str(name).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def is_beside(name: str) -> bool:
    """Whether a file of that name is hidden, or stands beside reports and is none.

    >>> is_beside("README.md"), is_beside(".git"), is_beside("report.md")
    (True, True, False)
    """
    return name.lower().startswith((".", *BESIDE))


def called(file: str, stem: str) -> str:
    """What a report is called in a line for the user: its file, and which of those in it where the file holds more.

    >>> called("a.txt", "a"), called("messages.json", "valley-12")
    ('a.txt', 'messages.json (valley-12)')
    """
    return file if PurePosixPath(file).stem == stem else f"{file} ({shown(stem)})"


def stem_of(url: str) -> str:
    """A name for the report at an address: its host and the last step of its path that says something.

    >>> stem_of("https://www.example.org/news/2017/soran-falls.html?a=b")
    'example.org-soran-falls'
    """
    host, path = host_of(url), ""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        path = ""
    steps = [PurePosixPath(step).stem for step in path.split("/") if step.strip(". ")]
    step = next((step for step in reversed(steps) if step not in {"index", "amp"}), "")
    return "-".join(part for part in (host, step[:80]) if part) or "record"


def host_of(url: str) -> str:
    """The host of an address without "www."; "" where it has none.

    >>> host_of("https://www.example.org:8080/x"), host_of("urn:x")
    ('example.org', '')
    """
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
