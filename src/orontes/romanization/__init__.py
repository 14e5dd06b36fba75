"""How one name is written in many ways: spellings folded to one key, and how alike two names are.

It knows letters and sounds. It refuses to know what a name means or where it lies: two places of one key are still two.
"""

from orontes.romanization.folding import core, fold, folds
from orontes.romanization.letters import plain, words
from orontes.romanization.likeness import similar
from orontes.romanization.nearness import near_keys

__all__ = ["core", "fold", "folds", "near_keys", "plain", "similar", "words"]
