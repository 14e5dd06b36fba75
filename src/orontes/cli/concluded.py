"""What a person at a terminal sees of a conclusion: what was concluded, why, and the sentences on either side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.console import Console
from rich.text import Text

from orontes import claims
from orontes.cli import held
from orontes.explained import sentence
from orontes.pipeline import Conclusion, Explanation

_RANGES = ("killed", "civilians", "injured")


def show(console: Console, found: Conclusion) -> None:
    """Print the conclusion, its reasons line by line, and each claim that it rests on or sets aside in its sentence."""
    console.print(f"{found.id}  {found.what}: {_headline(found.row)}", markup=False)
    parts = {"incident": _incident, "spell": _spell, "toll": _toll}[found.what]
    for name, words in parts(found.row):
        console.print(Text.assemble((f"{name:<16} ", "bold"), words))
    for name, words in held.lines(found) if found.what == "spell" else ():
        console.print(Text.assemble((f"{name:<16} ", "bold"), words))
    for match in found.matches:
        console.print(Text.assemble((f"{match['outcome']:<16} ", "bold"), _match(match, found.id)))
    for claim in found.claims.values():
        console.print("", _told(claim), sentence(claim), sep="\n")


def as_json(found: Conclusion) -> dict[str, object]:
    """The same as one JSON object: the published row, and each claim on the wire with its sentence."""
    cited = [
        {**claims.to_wire(item.claim), "text": item.sentence, "believed": item.believed}
        for item in found.claims.values()
    ]
    row: dict[str, object] = {found.what: found.row, "matches": found.matches, "claims": cited}
    if found.what != "spell":
        return row
    return {**row, "reasons": held.as_json(found.reasons) if found.reasons else None, "incidents": found.also}


def _headline(row: Mapping[str, object]) -> str:
    where = str(row.get("place") or row.get("place_as_written") or "no place")
    days = str(row["start"]) if row["start"] == row["end"] else f"{row['start']} to {row['end']}"
    return f"{row.get('kind') or row.get('state')} at {where}, {days}"


def _incident(row: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    yield "grade", str(row["grade"])
    for reason in _mappings(row["reasons"]):
        yield f"  {reason['code']}", f"{reason['text']} {_ids(reason['claims'])}"
    for wish in _mappings(row["would_raise"]):
        yield "  would raise it", f"{wish['text']} ({wish['leads_to']})"
    yield (
        "by",
        f"{row['belligerent'] or 'nobody is named'} ({row['attribution']}); strike: {row['strike_status'] or '-'}",
    )
    yield "origins", f"{row['independent_origins']} that do not go back to each other"
    for account in _mappings(row["accounts"]):
        yield (
            "  account",
            f"{account['by']} ({account['kind']}, {account['alignment'] or 'no side'}) {_ids(account['claims'])}",
        )
        for teller in _mappings(account["tree"]):
            yield from _repeated(teller, 2)
    for contradiction in _mappings(row["contradictions"]):
        yield (
            "  contradiction",
            f"{contradiction['field']}: {' or '.join(map(_said, _mappings(contradiction['values'])))}",
        )
    yield "shown first", str(row["preferred"])


def _said(value: Mapping[str, object]) -> str:
    by = f" by {value['by']}, “{value['words']}”" if "by" in value else ""
    return f"{value['says']}{by} {_ids([value['claim']])}"


def _repeated(teller: Mapping[str, object], depth: int) -> Iterator[tuple[str, str]]:
    """Who has it from the teller, and who from them: a line each, further in the further out."""
    for other in _mappings(teller["repeated_by"]):
        verb = {"copies": "copied by", "quotes": "quoted by"}.get(str(other["how"]), "told by")
        yield f"{'  ' * depth}{verb}", f"{other['by']} ({other['kind']}) {_ids(other['claims'])}"
        yield from _repeated(other, depth + 1)


def _spell(row: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    yield "state", f"{row['state']} by {row['holder'] or 'nobody known'}, {row['label']}"
    yield "probability", str(row["probability"])
    yield "last confirmed", str(row["last_confirmed"] or "never in these days")
    yield "for", _ids(row["claims_for"]) or "no claim: carried over from before, or from its neighbours"
    yield "against", _ids(row["claims_against"]) or "no claim"


def _toll(row: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for part in _RANGES:
        within = _items(row.get(f"{part}_likely"))
        likely = f"; the truth lies within {within[0]} to {within[1]} 95 times in 100" if within else ""
        yield part, (_range(row[part]) or "nothing is said") + likely
    for group in _mappings(row["groups"]):
        said = (f"{_range(group[part])} {part}" for part in ("killed", "injured") if group[part])
        yield f"  {group['people']}", f"{'; '.join(said)} {_ids(group['claims'])}"
    yield "by", f"{row['belligerent'] or 'nobody is named'} ({row['attribution']}), grade {row['grade']}"
    yield "incident", str(row["incident"])
    yield "counted", _ids(row["counted"]) or "no claim gives a number"
    for aside in _mappings(row["set_aside"]):
        yield "  set aside", f"{_ids([aside['claim']])} {aside['why']}"


def _match(match: Mapping[str, object], asked: str) -> str:
    """Two claims, the sum of their weights, and each field's; the other incident where they are not of one."""
    one, two = _items(match["claims"])
    other = next((key for key in (match["incident"], match["other"]) if key != asked), "")
    why = f", kept apart by {match['obstacle']}" if match["obstacle"] else ""
    table = (f"{part['field']} {part['level']} {part['bits']:+}" for part in _mappings(match["parts"]))
    where = f" of {other}" if other else ""
    return f"{one} and {two}{where}: {match['bits']:+} bits{why} ({', '.join(table)})"


def _range(value: object) -> str:
    low, best, high = _items(value) or (None, None, None)
    return "" if low is None else f"{low} to {'?' if high is None else high}, best {best}"


def _told(item: Explanation) -> Text:
    claim = item.claim
    chain = " < ".join(voice.name for voice in reversed(claim.chain))
    return Text(
        f"{claim.id}  {claim.kind}, {claim.modality}; {chain}; {claim.doc}, {claim.when.earliest}{_believed(item)}",
        "dim",
    )


def _believed(item: Explanation) -> str:
    """How far the voice is believed in such a matter, and how far it was before it was compared with others."""
    row = item.believed
    if row is None:
        return ""
    cause = " in its own cause" if row["own_cause"] == "yes" else ""
    learned = f" ({row['prior']} beforehand)" if row["prior"] != row["weight"] else ""
    return f"; believed {row['weight']}{cause}{learned}"


def _ids(ids: object) -> str:
    return f"[{', '.join(map(str, _items(ids)))}]" if _items(ids) else ""


def _items(value: object) -> list[object]:
    return list(value) if isinstance(value, Iterable) and not isinstance(value, str) else []


def _mappings(value: object) -> list[Mapping[str, object]]:
    return [item for item in _items(value) if isinstance(item, Mapping)]
