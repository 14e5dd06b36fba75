"""The theatre pack of a run that names none: chosen by the reports, and said so."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from orontes import claims, reading, theatre
from orontes.pipeline.job import Job
from orontes.publish.tallies import plural

LOOKED_AT = 200  # reports that are asked which war they are of


def with_fitting_pack(job: Job) -> Job:
    """The job with the pack that most of its reports are of the war of, or with none; a note says which, and why."""
    packs = [theatre.load(name) for name in theatre.available()]
    documents = islice(job.casebook.unread(claims.reader()), LOOKED_AT)
    choice = reading.chosen_pack(documents, packs)
    if choice is None:
        job.summary.notes += ("no theatre pack fits most of the reports: read without one; --theatre names one",)
        return job
    fits = f"{choice.fitting} of {plural(choice.reports, 'report')}"
    job.summary.notes += (f"theatre pack {choice.theatre.id!r}, which fits {fits}; --theatre names another",)
    return replace(job, pack=choice.theatre)
