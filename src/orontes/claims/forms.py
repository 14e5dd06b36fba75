"""Inflected forms of English verbs and nouns, so that a lexicon lists lemmas and words are recognised as written.

The tagger's lemma is not relied on: in headlines it takes verbs for names, and a name keeps its form.
"""

from __future__ import annotations

VOWELS = "aeiou"

# Verbs whose past is irregular: lemma -> further forms. Where two are in use both stand here ("burned", "burnt").
IRREGULAR: dict[str, tuple[str, ...]] = {
    "be": ("is", "are", "was", "were", "been", "am", "'s"), "bear": ("bore", "borne"), "beat": ("beaten",),
    "become": ("became",), "begin": ("began", "begun"), "bend": ("bent",), "beset": (), "bind": ("bound",),
    "bite": ("bit", "bitten"), "bleed": ("bled",), "blow": ("blew", "blown"), "break": ("broke", "broken"),
    "bring": ("brought",), "build": ("built",), "burn": ("burnt", "burned"), "burst": (), "buy": ("bought",),
    "cast": (), "catch": ("caught",), "choose": ("chose", "chosen"), "cling": ("clung",), "come": ("came",), "cut": (),
    "deal": ("dealt",), "dig": ("dug",), "do": ("does", "did", "done"), "draw": ("drew", "drawn"),
    "drive": ("drove", "driven"), "fall": ("fell", "fallen"), "feed": ("fed",), "feel": ("felt",),
    "fight": ("fought",), "find": ("found",), "flee": ("fled",), "fling": ("flung",), "fly": ("flew", "flown"),
    "forbid": ("forbade", "forbidden"), "freeze": ("froze", "frozen"), "get": ("got", "gotten"),
    "give": ("gave", "given"), "go": ("goes", "went", "gone"), "grind": ("ground",), "grow": ("grew", "grown"),
    "hang": ("hung", "hanged"), "have": ("has", "had"), "hear": ("heard",), "hide": ("hid", "hidden"), "hit": (),
    "hold": ("held",), "hurt": (), "keep": ("kept",), "know": ("knew", "known"), "lay": ("laid",), "lead": ("led",),
    "leave": ("left",), "let": (), "lie": ("lay", "lain", "lying"), "light": ("lit", "lighted"), "lose": ("lost",),
    "make": ("made",), "meet": ("met",), "overrun": ("overran",), "overthrow": ("overthrew", "overthrown"),
    "overtake": ("overtook", "overtaken"), "pay": ("paid",), "put": (), "quit": (), "rebuild": ("rebuilt",),
    "retake": ("retook", "retaken"), "rid": (), "ride": ("rode", "ridden"), "rise": ("rose", "risen"),
    "run": ("ran",), "say": ("said",), "see": ("saw", "seen"), "seek": ("sought",), "send": ("sent",), "set": (),
    "shake": ("shook", "shaken"), "shoot": ("shot",), "show": ("showed", "shown"), "shut": (), "sink": ("sank", "sunk"),
    "sit": ("sat",), "slay": ("slew", "slain"), "slit": (), "speak": ("spoke", "spoken"), "spend": ("spent",),
    "split": (), "spread": (), "stand": ("stood",), "steal": ("stole", "stolen"), "stick": ("stuck",),
    "strike": ("struck", "stricken"), "string": ("strung",), "strive": ("strove", "striven"),
    "swear": ("swore", "sworn"),
    "sweep": ("swept",), "take": ("took", "taken"), "teach": ("taught",), "tear": ("tore", "torn"), "tell": ("told",),
    "think": ("thought",), "throw": ("threw", "thrown"), "thrust": (), "undo": ("undid", "undone"),
    "undergo": ("undergoes", "underwent", "undergone"), "upset": (), "wage": ("waged",), "win": ("won",),
    "withdraw": ("withdrew", "withdrawn"), "withhold": ("withheld",), "withstand": ("withstood",),
    "write": ("wrote", "written"),
}  # fmt: skip

# Verbs of several syllables whose last consonant doubles, and some of one that keep it single.
DOUBLING = {"cut": True, "hit": True, "win": True, "overrun": True, "get": True, "put": True, "admit": True,
            "repel": True, "rebel": True, "begin": True, "expel": True, "control": True, "kidnap": True, "stop": True,
            "plan": True, "trap": True, "patrol": True, "transfer": True, "confer": True, "refer": True, "defer": True,
            "occur": True, "incur": True, "deter": True, "commit": True, "submit": True, "permit": True, "omit": True,
            "equip": True, "propel": True, "compel": True, "dispel": True, "quit": True, "upset": True, "beset": True,
            "shell": False, "target": False, "open": False, "enter": False, "capture": False, "torment": False,
            "blast": False, "bombard": False, "raid": False}  # fmt: skip
# In British spelling these double too: "pummelled" beside "pummeled".
BRITISH = frozenset(
    ("pummel", "disembowel", "travel", "cancel", "signal", "marshal", "level", "tunnel", "shovel", "channel", "fuel")
)


def verb_forms(lemma: str) -> frozenset[str]:
    """Every form of a verb.

    >>> sorted(verb_forms("seize"))
    ['seize', 'seized', 'seizes', 'seizing']
    >>> sorted(verb_forms("withdraw"))
    ['withdraw', 'withdrawing', 'withdrawn', 'withdraws', 'withdrew']
    """
    past = IRREGULAR.get(lemma)
    regular = () if past is not None else (_suffixed(lemma, "ed"),)
    british = (f"{lemma}led", f"{lemma}ling") if lemma in BRITISH else ()
    return frozenset((lemma, plural(lemma), _suffixed(lemma, "ing"), *regular, *(past or ()), *british))


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
