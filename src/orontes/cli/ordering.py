"""The order in which the help names the commands: as a casebook lives, and not as modules are imported."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup

ORDER = (
    *("run", "init", "add", "watch", "read", "build", "publish"),
    *("sitrep", "export", "search", "versions", "explain"),
    *("verify", "stamp", "custody", "backup", "restore", "migrate"),
    *("places", "theatre"),
)


class InOrder(TyperGroup):
    """Commands by `ORDER`."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Every command's name."""
        return sorted(super().list_commands(ctx), key=ORDER.index)
