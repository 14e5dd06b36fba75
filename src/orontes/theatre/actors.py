"""Actors and descriptors of a pack: who fights, under which names, on which side and when."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

from orontes.errors import TheatreError
from orontes.theatre.types import Actor, ActorKind, Descriptor, Membership
from orontes.theatre.yaml_values import Value, read_yaml

_ARTICLES = ("the ", "a ", "an ")


def read_actors(path: Path, label: str, sides: set[str]) -> tuple[Actor, ...]:
    """The actors of `actors.yml`; raises TheatreError."""
    values = read_yaml(path, label).items()
    actors = [_actor(value, sides) for value in values]
    _check_ids(values, actors)
    _check_successors(values, actors)
    _check_aliases(values, actors)
    return tuple(actors)


def read_descriptors(path: Path, label: str, sides: set[str], actors: tuple[Actor, ...]) -> tuple[Descriptor, ...]:
    """The descriptors of `descriptors.yml`; raises TheatreError."""
    known = {actor.id for actor in actors}
    lines: dict[str, int] = {}
    found = []
    for value in read_yaml(path, label).items():
        descriptor = _descriptor(value, sides, known)
        if descriptor.phrase in lines:
            value.fail(f"phrase {descriptor.phrase!r} stands already on line {lines[descriptor.phrase]}")
        lines[descriptor.phrase] = value.line
        found.append(descriptor)
    return tuple(found)


def _actor(value: Value, sides: set[str]) -> Actor:
    fields = value.fields(("id", "name", "kind", "sides"), ("aliases", "successor", "partisan_of"))
    try:
        kind = ActorKind(fields["kind"].text())
    except ValueError:
        fields["kind"].fail(f"unknown kind {fields['kind'].text()!r}: known are {', '.join(ActorKind)}")
    return Actor(
        id=fields["id"].text(),
        name=fields["name"].text(),
        kind=kind,
        aliases=tuple(alias.text() for alias in fields["aliases"].texts()) if "aliases" in fields else (),
        memberships=_memberships(fields["sides"], sides),
        successor=fields["successor"].text() if "successor" in fields else "",
        partisan_of=_side(fields["partisan_of"], sides) if "partisan_of" in fields else "",
    )


def _memberships(value: Value, sides: set[str]) -> tuple[Membership, ...]:
    """The sides an actor fought on, in order of time; none of them may overlap."""
    entries = value.items()
    found = [_membership(entry, sides) for entry in entries]
    for entry, (before, after) in zip(entries[1:], pairwise(found), strict=True):
        if before.until is None or after.since is None or after.since <= before.until:
            entry.fail(f"membership of {after.side!r} overlaps the one before it: list them in order of time")
    return tuple(found)


def _membership(value: Value, sides: set[str]) -> Membership:
    fields = value.fields(("side",), ("since", "until"))
    since = fields["since"].day() if "since" in fields else None
    until = fields["until"].day() if "until" in fields else None
    if since and until and until < since:
        value.fail(f"membership ends on {until}, before it begins on {since}")
    return Membership(_side(fields["side"], sides), since, until)


def _side(value: Value, sides: set[str]) -> str:
    side = value.text()
    if side not in sides:
        value.fail(f"side {side!r} is not declared in theatre.yml: declared are {', '.join(sorted(sides))}")
    return side


def _descriptor(value: Value, sides: set[str], actors: set[str]) -> Descriptor:
    fields = value.fields(("phrase", "side"), ("actor",))
    phrase = fields["phrase"].text()
    if phrase != phrase.lower() or phrase.startswith(_ARTICLES):
        fields["phrase"].fail(f"phrase {phrase!r} must be lower case and without its article")
    side = _side(fields["side"], sides) if fields["side"].text_or_empty() else ""
    actor = fields["actor"].text() if "actor" in fields else ""
    if actor and actor not in actors:
        fields["actor"].fail(f"actor {actor!r} is not in actors.yml")
    return Descriptor(phrase, side, actor)


def _check_ids(values: list[Value], actors: list[Actor]) -> None:
    lines: dict[str, int] = {}
    for value, actor in zip(values, actors, strict=True):
        if actor.id in lines:
            value.fail(f"actor id {actor.id!r} stands already on line {lines[actor.id]}")
        lines[actor.id] = value.line


def _check_successors(values: list[Value], actors: list[Actor]) -> None:
    successors = {actor.id: actor.successor for actor in actors}
    for value, actor in zip(values, actors, strict=True):
        if actor.successor and actor.successor not in successors:
            value.fail(f"successor {actor.successor!r} of {actor.id!r} is no actor of this file")
        seen, current = {actor.id}, actor.successor
        while current:
            if current in seen:
                value.fail(f"actor {actor.id!r} succeeds itself")
            seen.add(current)
            current = successors[current]


def _check_aliases(values: list[Value], actors: list[Actor]) -> None:
    """No name may belong to two actors on the same day."""
    owners: dict[str, list[Actor]] = {}
    for value, actor in zip(values, actors, strict=True):
        for name in dict.fromkeys(map(_key, (actor.name, *actor.aliases))):
            for owner in owners.setdefault(name, []):
                if _contemporary(owner, actor):
                    _claimed_twice(value, name, owner, actor)
            owners[name].append(actor)


def _claimed_twice(value: Value, name: str, owner: Actor, actor: Actor) -> NoReturn:
    named = value.fields(("id", "name", "kind", "sides"), ("aliases", "successor", "partisan_of"))
    spots = [named["name"], *(named["aliases"].texts() if "aliases" in named else [])]
    line = next((spot.line for spot in spots if _key(spot.text()) == name), value.line)
    raise TheatreError(f"alias {name!r} of {actor.id!r} belongs to {owner.id!r} too", file=value.file, line=line)


def _key(name: str) -> str:
    return name.casefold().replace("’", "'").replace("‘", "'")


def _contemporary(one: Actor, other: Actor) -> bool:
    (one_start, one_end), (other_start, other_end) = _life(one), _life(other)
    return one_start <= other_end and other_start <= one_end


def _life(actor: Actor) -> tuple[date, date]:
    """First and last day of an actor's memberships; an actor without a side, or with an open end, has no such day."""
    since = actor.memberships[0].since if actor.memberships else None
    until = actor.memberships[-1].until if actor.memberships else None
    return since or date.min, until or date.max
