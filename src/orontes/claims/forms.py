"""Inflected forms of English verbs and nouns, so that a lexicon lists lemmas and words are recognised as written.

The tagger's lemma is not relied on: in headlines it takes verbs for names, and a name keeps its form.
"""

from __future__ import annotations

VOWELS = "aeiou"

# Verbs of conflict reporting whose past is irregular: lemma -> further forms.
IRREGULAR: dict[str, tuple[str, ...]] = {
    "take": ("took", "taken"), "retake": ("retook", "retaken"), "overrun": ("overran",), "win": ("won",),
    "withdraw": ("withdrew", "withdrawn"), "hold": ("held",), "fall": ("fell", "fallen"), "flee": ("fled",),
    "strike": ("struck", "stricken"), "hit": (), "cut": (), "fight": ("fought",), "shoot": ("shot",),
    "blow": ("blew", "blown"), "lay": ("laid",), "send": ("sent",), "begin": ("began", "begun"),
    "drive": ("drove", "driven"), "break": ("broke", "broken"), "leave": ("left",), "lose": ("lost",),
    "keep": ("kept",), "beat": ("beaten",), "say": ("said",), "tell": ("told",), "go": ("went", "gone"),
    "make": ("made",), "come": ("came",), "give": ("gave", "given"), "find": ("found",), "write": ("wrote", "written"),
    "think": ("thought",), "know": ("knew", "known"), "put": (), "spread": (),
    "stand": ("stood",), "bring": ("brought",),
    "get": ("got", "gotten"), "become": ("became",), "slay": ("slew", "slain"),
    "burn": ("burned", "burnt"), "meet": ("met",),
    "hang": ("hung",), "see": ("saw", "seen"), "hear": ("heard",), "swear": ("swore", "sworn"),
    "fly": ("flew", "flown"), "show": ("shown",),
    "be": ("is", "are", "was", "were", "been", "am", "'s"), "have": ("has", "had"),
    "sweep": ("swept",), "dig": ("dug",), "bear": ("bore", "borne"),
    "throw": ("threw", "thrown"), "ring": ("rang", "rung"),
    "draw": ("drew", "drawn"), "tear": ("tore", "torn"), "rid": (), "quit": (), "split": (), "set": (), "shed": (),
    "seek": ("sought",), "lead": ("led",), "build": ("built",), "run": ("ran",),
    "catch": ("caught",), "creep": ("crept",),
    "steal": ("stole", "stolen"), "sink": ("sank", "sunk"), "freeze": ("froze", "frozen"),
    "feel": ("felt",), "fling": ("flung",),
    "overthrow": ("overthrew", "overthrown"), "forsake": ("forsook", "forsaken"), "pay": ("paid",), "sell": ("sold",),
    "lend": ("lent",), "deal": ("dealt",), "ride": ("rode", "ridden"), "grow": ("grew", "grown"), "stick": ("stuck",),
    "slide": ("slid",), "wreak": ("wrought",), "undergo": ("underwent", "undergone"), "choose": ("chose", "chosen"),
    "speak": ("spoke", "spoken"), "hide": ("hid", "hidden"), "rise": ("rose", "risen"),
}  # fmt: skip

DOUBLING = {"shell": False, "target": False, "open": False, "enter": False, "capture": False, "cut": True, "hit": True,
            "win": True, "overrun": True, "get": True, "put": True, "torment": False, "blast": False, "admit": True,
            "repel": True, "rebel": True, "begin": True, "bombard": False, "expel": True, "control": True,
            "kidnap": True, "raid": False, "stop": True, "plan": True, "trap": True,
            "rid": True, "quit": True, "split": True}  # fmt: skip


def verb_forms(lemma: str) -> frozenset[str]:
    """Every form of a verb.

    >>> sorted(verb_forms("seize"))
    ['seize', 'seized', 'seizes', 'seizing']
    >>> sorted(verb_forms("withdraw"))
    ['withdraw', 'withdrawing', 'withdrawn', 'withdraws', 'withdrew']
    """
    past = IRREGULAR.get(lemma)
    regular = () if past is not None else (_suffixed(lemma, "ed"),)
    return frozenset((lemma, plural(lemma), _suffixed(lemma, "ing"), *regular, *(past or ())))


def noun_forms(lemma: str) -> frozenset[str]:
    """Singular and plural of a noun.

    >>> sorted(noun_forms("sortie"))
    ['sortie', 'sorties']
    """
    return frozenset((lemma, plural(lemma)))


def plural(lemma: str) -> str:
    """The form in -s: plural of a noun, third person of a verb."""
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _suffixed(lemma: str, suffix: str) -> str:
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + suffix
    if suffix == "ed" and lemma.endswith("e"):
        return lemma + "d"
    if suffix == "ed" and lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + suffix


def _doubles(lemma: str) -> bool:
    """Whether the last consonant doubles: sure for one syllable, listed for the others."""
    if lemma in DOUBLING:
        return DOUBLING[lemma]
    if len(lemma) < 3 or lemma[-1] in "wxy" + VOWELS or lemma[-2] not in VOWELS or lemma[-3] in VOWELS:
        return False
    return sum(letter in VOWELS for letter in lemma) == 1
