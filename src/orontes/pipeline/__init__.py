"""The order of the stages, and nothing else: reports in, edition out.

Every run goes through a casebook. `run` keeps it in a temporary folder that is gone afterwards; the step-by-step
commands keep it on disk and do only what is still to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orontes.pipeline.adding import add
from orontes.pipeline.job import Choices, Job, Silent, Summary, Watcher

if TYPE_CHECKING:
    from orontes.pipeline.explaining import Conclusion, Explanation
    from orontes.pipeline.exporting import Format, export
    from orontes.pipeline.judging import judge
    from orontes.pipeline.reader import Reader
    from orontes.pipeline.running import build, explain, publish_edition, read, run

__all__ = [
    "Choices",
    "Conclusion",
    "Explanation",
    "Format",
    "Job",
    "Reader",
    "Silent",
    "Summary",
    "Watcher",
    "add",
    "build",
    "explain",
    "export",
    "judge",
    "publish_edition",
    "read",
    "run",
]

_LATER = {  # loaded when asked for: whoever adds a report needs none of the rooms that judge
    "explaining": ("Conclusion", "Explanation"),
    "exporting": ("Format", "export"),
    "judging": ("judge",),
    "reader": ("Reader",),
    "running": ("build", "explain", "publish_edition", "read", "run"),
}
_WHERE = {name: module for module, names in _LATER.items() for name in names}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """What one of the modules of `_LATER` gives."""
        from importlib import import_module

        if name not in _WHERE:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
