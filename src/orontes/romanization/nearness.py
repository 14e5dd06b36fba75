"""Keys one slip of the pen away: what a misspelt name may have been meant for.

An index of keys answers for each of them at once, so that no name need be compared with all others, however many.
The four slips are Damerau's (1964, "A technique for computer detection and correction of spelling errors"): a letter
left out, put in, mistaken, or two exchanged.
"""

from __future__ import annotations

ALPHABET = "abdfgiklmnprtuʂʒʃħʤʝʍʋ"  # letters of keys


def near_keys(key: str) -> tuple[str, ...]:
    """Every key that one edit makes of a key, and none twice; the key itself is not among them.

    >>> "ʂrkb" in near_keys("ʂrkub"), "ʂrbk" in near_keys("ʂrkb"), "ʂrkb" in near_keys("ʂrkb")
    (True, True, False)
    """
    splits = [(key[:at], key[at:]) for at in range(len(key) + 1)]
    edited = [before + letter + after for before, after in splits for letter in ALPHABET]
    edited += [before + letter + after[1:] for before, after in splits[:-1] for letter in ALPHABET]
    edited += [before + after[1:] for before, after in splits[:-1]]
    edited += [before + after[1] + after[0] + after[2:] for before, after in splits[:-2]]
    return tuple(near for near in dict.fromkeys(edited) if near != key)
