"""Folding: from a spelling to a key that its other spellings share.

Arabic writes consonants and long vowels; what reporters write between them is guesswork ("Mhardeh", "Muhrada",
"Maharda"). The key therefore keeps the consonants, whether the name begins or ends in a vowel, and, only in names of
up to three consonants where little else tells them apart, the vowel it ends in, consonantal y and w, and the place of
rounded vowels ("Suran", not "Saran").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import normalize

from orontes.romanization.letters import WORD, bare
from orontes.romanization.rules import load_rules
from orontes.romanization.scripts import load_scripts
from orontes.romanization.traditions import load_traditions

SHORT, SHORTER = 3, 2  # consonants, up to which a key keeps traces of its vowels, and where they are rounded

_RULES = load_rules()
_SCRIPTS = load_scripts()
_TRADITIONS = load_traditions()
_ONE_OF_EACH = {id(spellings): country for country, spellings in _TRADITIONS.items()}.values()
_LETTERS = str.maketrans(dict(_RULES.letters))
_SOUNDS = str.maketrans(dict(_RULES.sounds))
_FOREIGN = re.compile("[\u0370-\u1fff]")
_DOUBLED = re.compile(r"([^\W\daeiou_])\1+")
_TWICE = re.compile(r"([^\W\d])\1+")
_CARDINAL = str.maketrans("oewy", "uiui")
_SUN_ARTICLE = re.compile(r"^[aei]([zsdtrn]|sh)(?=\1)")  # "Ezzor" = ez + Zor
_JOINED_ARTICLE = re.compile(r"^[ae]l(?=[^aeiou\W]\w{4})")  # "Alrawda" = al + Rawda
_VOWELS = re.compile("[aeiouyw]+")
_RUN = re.compile("[aiu]{2,}")  # vowels that met when words were joined
_TRACES = str.maketrans("", "", "aiuʝʍ")
_OPEN, _OPEN_ROUNDED = str.maketrans("i", "a"), str.maketrans("iu", "aa")
_OPEN_ALL = str.maketrans("iuʝʍ", "aaaa")
_INNER = re.compile(r"(?<=(.))a+(?!\1|$)")  # kept between two of one consonant: Azaz is not Az
_GLIDES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=[aeiou])y[ie](?=[^aeiouwy])"), "y"),  # Tayyibat = Taybat
    (re.compile(r"i+y?(?=[aou])|iy(?=[ei])|i(?=e$)|y(?=[aeiou])"), "ʝ"),  # Salamiyah = Salamieh = Salamia
    (re.compile(r"u*w(?=[aeiouy])"), "ʍ"),  # Suwayda = Sweida
    (re.compile(r"[aeiouyw]*[ouw][aeiouyw]*"), "u"),  # Zawr = Zor = Zour
    (re.compile(r"[aeiy]*[iy]$"), "i"),
    (re.compile(r"[aeiy]*[ae]$"), "a"),
    (re.compile(r"^[aeiy]+(?!$)"), "i"),
    (re.compile(r"(?<=.)[aeiy]+(?!$)"), "a"),
)


@lru_cache(maxsize=65536)
def fold(name: str, country: str = "") -> str:
    """One key for every spelling of a name; "" where nothing in it is a letter or digit. Folding a key changes nothing.

    Args:
        name: in any script.
        country: ISO 3166 alpha-2, for the key by that country's own tradition of spelling, if it has one.

    >>> fold("Al-Lataminah") == fold("Latamneh")
    True
    >>> fold("Hama") == fold("Homs")
    False
    >>> fold("Luhansk", "UA") == fold("Lugansk", "UA")
    True
    """
    words = _words(name)
    last = len(words) - 1
    text = "".join([_sounded(word, at == 0, at == last, country) for at, word in enumerate(words)])
    text = _RUN.sub(lambda run: "u" if "u" in run.group() else run.group()[-1], text)
    first, middle, final = text[:1].replace("a", "i" if text[1:] else "a"), text[1:-1], text[1:][-1:]
    consonants = len(text.translate(_TRACES))
    if consonants > SHORT:
        text = (first + middle.translate(_OPEN_ALL) + final).rstrip("a")
    else:
        text = first + middle.translate(_OPEN if consonants <= SHORTER else _OPEN_ROUNDED) + final
    return _DOUBLED.sub(r"\1", _INNER.sub("", text))


def folds(name: str, countries: Sequence[str] = ()) -> tuple[str, ...]:
    """The common key of a name and its keys by the traditions of some countries: of all, where none is given.

    >>> folds("Lugansk", ["UA"])
    ('lgnʂk',)
    """
    chosen = [country for country in countries or _ONE_OF_EACH if country in _TRADITIONS]
    return tuple(dict.fromkeys(key for country in ("", *chosen) if (key := fold(name, country))))


def core(name: str) -> str:
    """A name without the words that many names share; "" where it has none of them, or nothing else.

    >>> core("Khirbat Tarrama"), core("Nahiyat al-Qasim"), core("Hama"), core("Qal'at")
    ('tarrama', 'qasim', '', '')
    """
    words = _words(name)
    own = [word for word in words if word not in _RULES.common]
    return " ".join(own) if len(own) < len(words) else ""


@lru_cache(maxsize=65536)
def sounds(name: str, country: str = "") -> str:
    """How a name sounds, its vowels with it: what tells names of one key apart ("suran", "saran").

    >>> sounds("Khan Sheikhoun") == sounds("Khan Chikhun")
    True
    """
    words = _words(name)
    last = len(words) - 1
    spelt = [_spelt(word, at == 0, at == last, country).strip() for at, word in enumerate(words)]
    return _TWICE.sub(r"\1", "".join(spelt).translate(_CARDINAL))


def latin(name: str) -> str:
    """A name in small Latin letters without marks, from whatever script it is in."""
    if name.isascii():
        return bare(name)
    text = bare(normalize("NFC", name).lower().translate(_LETTERS))
    return _SCRIPTS.spell(text) if _FOREIGN.search(text) else text


def _words(name: str) -> list[str]:
    """The words of a name without the articles that stand apart ("al Bab")."""
    words = WORD.findall(latin(name))
    return [word for word in words[:-1] if word not in _RULES.articles] + words[-1:]


@lru_cache(maxsize=65536)  # names are built from few words
def _sounded(word: str, opens: bool, ends: bool, country: str) -> str:
    """Consonants of a word, with the vowels between them marked: `i` and `a` for open ones, `u` for rounded ones."""
    return _VOWELS.sub(_vowels, _spelt(word, opens, ends, country))[1:-1]


def _spelt(word: str, opens: bool, ends: bool, country: str) -> str:
    """A word by its sounds, between spaces, without an article that is joined to it ("Ezzor", "Alrawda")."""
    word = _RULES.words.get(word, word) if ends else _RULES.constructs.get(word, _RULES.words.get(word, word))
    if not opens:
        word = _SUN_ARTICLE.sub("", word, count=1)
    word = f" {_JOINED_ARTICLE.sub('', word, count=1)} "
    for spellings in (_TRADITIONS.get(country, ()), _RULES.spellings):
        for written, becomes in spellings:
            word = word.replace(written, becomes)
    return _DOUBLED.sub(r"\1", word.translate(_SOUNDS))


def _vowels(run: re.Match[str]) -> str:
    start, end = run.span()
    return _marks(run.group(), run.string[start - 1] == " ", run.string[end] == " ")


@lru_cache(maxsize=4096)
def _marks(run: str, opens: bool, ends: bool) -> str:
    """What becomes of a run of vowels, whether or not it opens or ends its word."""
    word = f"{'' if opens else 'x'}{run}{'' if ends else 'x'}"
    for pattern, becomes in _GLIDES:
        word = pattern.sub(becomes, word)
    return word.strip("x")
