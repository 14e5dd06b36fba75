"""YAML with the line of every value, so that an error in a pack says where to look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

import yaml

from orontes.errors import TheatreError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is ten times as fast, where PyYAML was built with it
_TYPES = {"str": "text", "int": "a number", "float": "a number", "bool": "yes or no", "timestamp": "a date"}


@dataclass(frozen=True, slots=True)
class Value:
    """A YAML node and the file it stands in; each reader below returns a checked value or raises TheatreError."""

    node: yaml.Node
    file: str

    @property
    def line(self) -> int:
        """Line number, from 1."""
        return int(self.node.start_mark.line) + 1

    def fail(self, message: str) -> NoReturn:
        """Raise TheatreError at this value's line."""
        raise TheatreError(message, file=self.file, line=self.line)

    def items(self) -> list[Value]:
        """The members of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.fail(f"expected a list, found {self._found()}")
        return [Value(member, self.file) for member in self.node.value]

    def fields(self, required: Sequence[str], optional: Sequence[str] = ()) -> dict[str, Value]:
        """The keys of a mapping: all of `required`, some of `optional`, no other, none twice."""
        if not isinstance(self.node, yaml.MappingNode):
            self.fail(f"expected keys and values, found {self._found()}")
        found: dict[str, Value] = {}
        for key_node, value_node in self.node.value:
            key = Value(key_node, self.file)
            name = key.text()
            if name not in required and name not in optional:
                key.fail(f"unknown key {name!r}: known are {', '.join([*required, *optional])}")
            if name in found:
                key.fail(f"key {name!r} stands twice")
            found[name] = Value(value_node, self.file)
        for name in required:
            if name not in found:
                self.fail(f"key {name!r} is missing")
        return found

    def text(self) -> str:
        """Text that is not blank."""
        return self._scalar("text", "str")

    def text_or_empty(self) -> str:
        """Text, or "" for none."""
        return "" if self._tag() == "str" and not self._raw().strip() else self.text()

    def texts(self) -> list[Value]:
        """A list of texts, still as values, so that a later check can name the line."""
        members = self.items()
        for member in members:
            member.text()
        return members

    def number(self) -> float:
        """A number."""
        return float(self._scalar("a number", "int", "float"))

    def flag(self) -> bool:
        """True or false."""
        return self._scalar("true or false", "bool").lower() in ("true", "yes", "on")

    def day(self) -> date:
        """An ISO date, e.g. 2017-03-21."""
        try:
            return date.fromisoformat(self._scalar("a date such as 2017-03-21", "timestamp", "str"))
        except ValueError:
            self.fail(f"{self._raw()!r} is not a date such as 2017-03-21")

    def _scalar(self, wanted: str, *tags: str) -> str:
        if self._tag() not in tags or not self._raw().strip():
            self.fail(f"expected {wanted}, found {self._found()}{self._quoting_hint(wanted)}")
        return self._raw().strip()

    def _quoting_hint(self, wanted: str) -> str:
        # YAML reads a bare `no`, `on` or `2017` as something other than text.
        return " (put it in quotes)" if wanted == "text" and self._raw().strip() else ""

    def _tag(self) -> str:
        return str(self.node.tag).rpartition(":")[2] if isinstance(self.node, yaml.ScalarNode) else ""

    def _raw(self) -> str:
        return str(self.node.value) if isinstance(self.node, yaml.ScalarNode) else ""

    def _found(self) -> str:
        if isinstance(self.node, yaml.SequenceNode):
            return "a list"
        if isinstance(self.node, yaml.MappingNode):
            return "keys and values"
        return f"{_TYPES.get(self._tag(), 'nothing')} {self._raw()!r}" if self._raw().strip() else "nothing"


def read_text(path: Path, label: str) -> str:
    """The text of one file of a pack; `label` names it in errors."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise TheatreError("the pack has no such file: add it, even if it lists nothing", file=label) from None
    except OSError as error:
        raise TheatreError(f"cannot be read: {error.strerror}", file=label) from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise TheatreError("not UTF-8 text: save the file as UTF-8", file=label, line=line) from None


def read_yaml(path: Path, label: str) -> Value:
    """The top value of a YAML file."""
    text = read_text(path, label)
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise TheatreError(f"not YAML: {error.problem}", file=label, line=line) from None
    except yaml.YAMLError as error:
        raise TheatreError(f"not YAML: {str(error).splitlines()[0]}", file=label) from None
    if node is None:
        raise TheatreError("the file is empty: write [] for an empty list", file=label, line=1)
    return Value(node, label)
