"""Verdicts that people give about records, by id, and what stands after all of them are replayed.

It knows ids, verdicts and their order in time. It refuses to know what a record is: a claim, an incident and a place
are all one id to it, so no judging room has to be rebuilt for a verdict to be kept.
"""

from orontes.review.replay import replay
from orontes.review.types import Judgement, Rulings, Verdict

__all__ = ["Judgement", "Rulings", "Verdict", "replay"]
