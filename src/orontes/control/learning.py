"""How often whose words bear out, learned without labels from how well they agree with all that is told.

Expectation–maximisation as in Dawid and Skene, "Maximum likelihood estimation of observer error-rates using the EM
algorithm" (Applied Statistics 1979), with one number for each voice and sort of statement: what is believed after all
reports are weighed says which of them were true, and that says how to weigh them. What is stated of a source beforehand
counts as `STATED` reports, so that one who said little is taken as stated.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from orontes.control import params
from orontes.control.evidence import Says
from orontes.control.observing import Floats, Signs

_LEAST = 0.01


def stated(signs: Signs, voices: int) -> Floats:
    """How far each voice is believed beforehand, 0 to 1: the weights that its signs carry say it."""
    total = np.bincount(signs.voice, signs.weight / np.maximum(signs.worth, _LEAST), voices)
    return np.asarray(total / np.maximum(np.bincount(signs.voice, minlength=voices), 1))


def trust(signs: Signs, beliefs: Floats, before: Floats) -> Floats:
    """How far each voice is to be believed, 0 to 1, given `beliefs` shaped (days, places, holders).

    `before` is what was stated of them. That a side attacks says nothing that beliefs could bear out.
    """
    signs = signs.where(signs.says != list(Says).index(Says.ATTACKS))
    right = params.STATED * before + np.bincount(signs.voice, _borne_out(signs, beliefs), len(before))
    asked = params.STATED + np.bincount(signs.voice, signs.worth, len(before))
    return np.clip(right / asked, _LEAST, 1.0)


def weighed(signs: Signs, believed: Floats) -> Signs:
    """The signs with weights that follow from how far their voices are believed; unknown voices stay as stated."""
    known = signs.voice < len(believed)
    learned = np.append(believed, 0.0)[np.minimum(signs.voice, len(believed))] * signs.worth
    return replace(signs, weight=np.minimum(params.MOST, np.where(known, learned, signs.weight)))


def _borne_out(signs: Signs, beliefs: Floats) -> Floats:
    """How far each sign turned out right beyond luck: 1 where it surely did, 0 where it is as likely as any."""
    held = beliefs[signs.day, signs.place, signs.holder]
    before = beliefs[np.maximum(signs.day - 1, 0), signs.place, signs.holder]
    either = np.maximum(held, before)  # what is told of a day may be of its morning or its evening
    found = np.empty(len(held))
    for says, likely, luck in (
        (Says.COMES, held, 0.0),
        (Says.LEAVES, 1 - held, 0.0),
        (Says.HOLDS, either, params.USUAL),
        (Says.LACKS, 1 - np.minimum(held, before), 1 - params.USUAL),
    ):
        meant = signs.says == list(Says).index(says)
        found[meant] = (likely[meant] - luck) / (1 - luck)
    return found
