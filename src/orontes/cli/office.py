"""`orontes sitrep`: the situation report of an edition as a Word or PDF document."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from orontes.cli.terms import talk
from orontes.errors import OutputRefused, RequestError

Edition = Annotated[Path, typer.Argument(help="The folder of an edition.")]
File = Annotated[Path, typer.Argument(help="The file to write: .docx or .pdf.")]


def sitrep(edition: Edition, file: File) -> None:
    """Write the situation report of an edition as a document, with its map and its chart."""
    try:
        from orontes import plot  # an extra, and a second to load: no other command needs it
    except ImportError as error:
        raise RequestError(str(error)) from error
    content = plot.sitrep(plot.Edition.load(edition), file.suffix)
    try:
        with file.open("xb") as out:
            out.write(content)
    except FileExistsError as error:
        raise OutputRefused(f"{file}: is there already; name another file") from error
    except OSError as error:
        raise OutputRefused(f"{file}: cannot be written ({error.strerror}); name another file") from error
    talk.print(f"wrote {file}", markup=False)
