"""Folding: from a spelling to a key that its other spellings share.

Arabic writes consonants and long vowels; what reporters write between them is guesswork ("Mhardeh", "Muhrada",
"Maharda"). The key therefore keeps the consonants, whether the name begins or ends in a vowel, and, only in names of
up to three consonants where little else tells them apart, the place of rounded vowels ("Suran", not "Saran").
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler, Levenshtein

from orontes.romanization.rules import load_rules

SHORT = 3  # consonants, up to which a key keeps its rounded vowels

_RULES = load_rules()
_LETTERS = str.maketrans(dict(_RULES.letters))
_SOUNDS = str.maketrans(dict(_RULES.sounds))
_ARABIC = str.maketrans(dict(_RULES.arabic))
_IN_ARABIC = re.compile(f"[{''.join(_RULES.arabic)}]")
_PAIR = re.compile("|".join(_RULES.pairs))
_AL = re.compile(r"^ال(?=..)")
_CONSTRUCT = re.compile("ة ")  # silent at the end of a name, heard within it: Taybat al-Imam
_SILENT = re.compile(r"['’‘ʼʻ`´ʿʾʹ′ˈ＇]")
_WORD = re.compile(r"[^\W_]+")
_DOUBLED = re.compile(r"([^\W\daeiou_])\1+")
_SUN_ARTICLE = re.compile(r"^[aei]([zsdtrn]|sh)(?=\1)")  # "Ezzor" = ez + Zor
_JOINED_ARTICLE = re.compile(r"^[ae]l(?=[^aeiou\W]\w{4})")  # "Alrawda" = al + Rawda
_VOWEL = re.compile("[aiu]")
_RUN = re.compile("[aiu]{2,}")  # vowels that met when words were joined
_OPEN, _OPEN_ALL = str.maketrans("i", "a"), str.maketrans("iu", "aa")
_INNER = re.compile(r"(?<=(.))a+(?!\1|$)")  # kept between two of one consonant: Azaz is not Az
_TA_MARBUTA = re.compile(r"(?<=[ae])h$")
_GLIDES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=[aeiou])y[ie](?=[^aeiouwy])"), "y"),  # Tayyibat = Taybat
    (re.compile(r"i+y?(?=[aou])|iy(?=[ei])|i(?=e$)|y(?=[aeiou])"), "υ"),  # Salamiyah = Salamieh = Salamia
    (re.compile(r"u*w(?=[aeiouy])"), "ω"),  # Suwayda = Sweida
    (re.compile(r"[aeiouyw]*[ouw][aeiouyw]*"), "u"),  # Zawr = Zor = Zour
    (re.compile(r"[aeiy]*[iy]$"), "i"),
    (re.compile(r"[aeiy]*[ae]$"), "a"),
    (re.compile(r"^[aeiy]+(?!$)"), "i"),
    (re.compile(r"(?<=.)[aeiy]+(?!$)"), "a"),
)


def plain(name: str) -> str:
    """The name in lower case, without diacritics and apostrophes, its words apart by single spaces.

    >>> plain("Kafr Nabūdah"), plain("al-Bab"), plain("Ma’arrat  an-Nu'mān")
    ('kafr nabudah', 'al bab', 'maarrat an numan')
    """
    if name.isascii() and name.isalpha():  # most names, and there are hundreds of thousands to index
        return name.lower()
    return " ".join(_WORD.findall(_bare(name)))


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """One key for every spelling of a name; "" where nothing in it is a letter or digit. Folding a key changes nothing.

    >>> fold("Al-Lataminah") == fold("Latamneh")
    True
    >>> fold("Hama") == fold("Homs")
    False
    """
    words = _stripped([_RULES.words.get(word, word) for word in _WORD.findall(_latin(_bare(name)))])
    sounded = _RUN.sub(lambda run: "u" if "u" in run.group() else run.group()[-1], "".join(map(_sound, words)))
    first, middle, last = sounded[:1].replace("a", "i" if sounded[1:] else "a"), sounded[1:-1], sounded[1:][-1:]
    long = len(_VOWEL.sub("", sounded)) > SHORT
    marked = first + middle.translate(_OPEN_ALL if long else _OPEN) + last
    return _DOUBLED.sub(r"\1", _INNER.sub("", marked))


def similar(a: str, b: str) -> float:
    """How alike two names are, 0 to 1: edit distance over their keys and Jaro-Winkler over their letters, halved.

    >>> similar("Khan Sheikhoun", "Khan Shaykhun") > 0.9 > similar("Hama", "Homs")
    True
    """
    letters = JaroWinkler.similarity(plain(a), plain(b))
    return 0.5 * (Levenshtein.normalized_similarity(fold(a), fold(b)) + letters)


def _bare(name: str) -> str:
    """Lower case without diacritics; letters that Unicode does not take apart are spelled out by the rules."""
    if not name.isascii():  # twice, since taking a letter apart can leave a capital, and lowering one a compound
        name = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
        name = "".join(c for c in name if not unicodedata.combining(c))
    return _SILENT.sub("", name.lower())


def _latin(name: str) -> str:
    if _IN_ARABIC.search(name):
        name = _CONSTRUCT.sub("ت ", " ".join(_AL.sub("", word) for word in name.split()))
    return name.translate(_ARABIC).translate(_LETTERS)


def _stripped(words: list[str]) -> list[str]:
    """The words without articles, whether they stand apart ("al Bab"), or joined to what follows ("Ezzor")."""
    kept = [word for word in words[:-1] if word not in _RULES.articles] + words[-1:]
    kept[1:] = [_SUN_ARTICLE.sub("", word) for word in kept[1:]]
    return [_JOINED_ARTICLE.sub("", word) for word in kept]


def _sound(word: str) -> str:
    """Consonants, with the vowels between them marked: `i` and `a` for open ones, `u` for rounded ones."""
    word = _PAIR.sub(lambda pair: _RULES.pairs[pair.group()], word)
    word = _DOUBLED.sub(r"\1", _TA_MARBUTA.sub("", word)).translate(_SOUNDS)
    for pattern, becomes in _GLIDES:
        word = pattern.sub(becomes, word)
    return word
