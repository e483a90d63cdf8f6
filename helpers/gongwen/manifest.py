"""What the kit has put into a learner's copy: a plain list, so that work is told from what is only old."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

MANIFEST = ".kit-files.txt"
"""In the copy: a fingerprint, two spaces and a file's name on each line."""


def fingerprint(path: Path) -> str:
    """The SHA-256 of what a file says; of a notebook, of what stands in its cells.

    Running a notebook changes its outputs, counts and metadata; that is no work of anybody's, so
    these are left out.
    """
    data = path.read_bytes()
    if path.suffix == ".ipynb":
        data = _cells(data) or data
    return hashlib.sha256(data).hexdigest()


def _cells(data: bytes) -> bytes | None:
    """What stands in a notebook's cells, in order; None where it is no notebook."""
    try:
        cells = json.loads(data)["cells"]
        said = [
            (cell["cell_type"], "".join(cell["source"]), cell.get("attachments")) for cell in cells
        ]
    except (ValueError, KeyError, TypeError):
        return None
    return json.dumps(said, sort_keys=True).encode()


def read_manifest(folder: Path) -> dict[str, str]:
    """The fingerprint of each file as the kit made it, by name; nothing where no list is."""
    try:
        lines = (folder / MANIFEST).read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, UnicodeDecodeError):
        return {}
    pairs = (line.partition("  ") for line in lines)
    return {name: found for found, gap, name in pairs if gap}


def write_manifest(folder: Path, made: Mapping[str, str]) -> None:
    """Write the list whole or not at all; no list where nothing was made."""
    if not made:
        return
    half = folder / f"{MANIFEST}.{os.getpid()}"
    lines = (f"{found}  {name}\n" for name, found in sorted(made.items()))
    try:
        half.write_text("".join(lines), encoding="utf-8", newline="\n")
        half.replace(folder / MANIFEST)
    finally:
        half.unlink(missing_ok=True)
