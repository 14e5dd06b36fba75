"""Watching: feeds, sitemaps and pages are looked at for weeks, and what they name is captured once."""

from __future__ import annotations

from orontes.pipeline.watching.rounds import Means, watch
from orontes.pipeline.watching.targets import kind_of, named, seconds, targets_of
from orontes.pipeline.watching.types import Event, Kind, Outcome, Tally, Target

__all__ = ["Event", "Kind", "Means", "Outcome", "Tally", "Target", "kind_of", "named", "seconds", "targets_of", "watch"]
