"""What a person at a terminal sees of a claim that is explained: its sentence, its parts, and what read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from rich.console import Console
from rich.text import Text

from orontes import claims
from orontes.claims import Claim, Party, Rule
from orontes.evidence import Count, Span
from orontes.pipeline import Explanation


def show(console: Console, found: Explanation) -> None:
    """Print the sentence with the quote marked in it, then a line for each part with the words it was read from."""
    claim = found.claim
    console.print(f"{claim.id}  {claim.kind}, {claim.modality}, confidence {claim.confidence:.2f}", markup=False)
    console.print(sentence(found), "")
    for name, value, words in _parts(found):
        console.print(Text.assemble(f"{name:<9} {value}", (f"  {words}" if words else "", "dim")))


def as_json(found: Explanation) -> dict[str, object]:
    """The claim on the wire, its sentence and its rule, as one JSON object."""
    rule = asdict(found.rule) if found.rule else None
    return {"claim": claims.to_wire(found.claim), "text": found.sentence, "rule": rule}


def sentence(found: Explanation) -> Text:
    """The sentence, what was quoted of it between guillemets, and bold where the terminal can."""
    whole, quote = found.sentence, found.claim.quote
    at = found.claim.span.start - found.claim.sentence.start if found.text else 0
    return Text.assemble(whole[:at], ("«" + quote + "»", "bold"), whole[at + len(quote) :])


def _parts(found: Explanation) -> Iterator[tuple[str, str, str]]:
    claim, place = found.claim, found.claim.placement
    spans = {piece.role: piece.span for piece in claim.pieces}

    def words(role: str) -> str:
        return _words(found, spans[role]) if role in spans else ""

    yield "event", _rule(claim.rule, found.rule), words("event")
    yield "who", _party(claim.actor), words("actor")
    yield "to whom", _party(claim.target), words("target")
    yield "where", f"{claim.place or '-'}: {place.reason}", words("place")
    yield "when", f"{claim.when.earliest} to {claim.when.latest}, told {claim.entry_time:%Y-%m-%d %H:%M} UTC", ""
    yield "says who", " < ".join(f"{voice.name} ({voice.kind})" for voice in reversed(claim.chain)), words("source")
    yield "killed", _count(claim.killed), words("killed")
    yield "injured", _count(claim.injured), words("injured")
    yield "with, at", ", ".join(filter(None, (claim.weapon, claim.facility))) or "-", ""
    yield "marks", ", ".join(claim.marks) or "-", ""
    yield "read by", f"{claim.read_by.method} {claim.read_by.version}", f"{claim.doc}, characters {_range(claim)}"


def _words(found: Explanation, span: Span) -> str:
    said = f" {span.of(found.text)!r}" if found.text else ""
    before = " (earlier in the report)" if span.end <= found.claim.sentence.start else ""
    return f"from{said} at {span.start}-{span.end}{before}"


def _rule(name: str, rule: Rule | None) -> str:
    if rule is None:
        return f"rule {name}"
    return f"rule {name} ({rule.at}), weight {rule.weight}"


def _party(party: Party) -> str:
    if not party.text:
        return f"nobody is named; side {party.side}" if party.side else "-"
    return f"{party.text} ({', '.join(filter(None, (party.id, party.side))) or 'not known to the theatre pack'})"


def _count(count: Count | None) -> str:
    if count is None:
        return "-"
    return f"{count.low} to {'?' if count.high is None else count.high}"


def _range(claim: Claim) -> str:
    return f"{claim.span.start}-{claim.span.end}"
