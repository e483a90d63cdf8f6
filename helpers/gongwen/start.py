"""A learner's own copy of the lessons: made once, added to later, never written over."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from gongwen.exercises.finding import FOLDER, KIT
from gongwen.exercises.store import NAME

LANGUAGE_CELL = "language"
"""The id of the cell that says which edition a notebook belongs to."""


class StartError(Exception):
    """The lessons cannot be copied; the message says why and what to do."""


class Copied(NamedTuple):
    """The files that are new in a copy, and those that were there and stay as they are."""

    new: list[str]
    kept: list[str]


def copy_lessons(target: Path, lang: str = "en", lessons: Path = KIT) -> Copied:
    """Copy one edition of the lessons with its exercises into a folder.

    Parameters
    ----------
    target : Path
        A new folder, or one that was made this way: what stands in it is left alone.
    lang : {'en', 'zh'}
        The edition.
    lessons : Path
        Where the lessons stand; by default in the repository that the package is installed from.

    Returns
    -------
    Copied
        Names of files, relative to `target`, in order.

    Raises
    ------
    StartError
        If there are no lessons, the folder cannot be used, or it holds the other edition.
    """
    sources = list(_sources(lessons, lang))
    _check(target, lessons, lang)
    found = Copied([], [])
    try:
        for source, name in sources:
            place = target / name
            if place.exists():
                found.kept.append(name.as_posix())
            else:
                _copy(source, place)
                found.new.append(name.as_posix())
    except OSError as error:
        raise StartError(f"{target}: cannot be written: {error.strerror}") from error
    return found


def _sources(lessons: Path, lang: str) -> Iterator[tuple[Path, Path]]:
    """Every file to copy, and its name in the copy."""
    if not any((lessons / lang).glob("*.ipynb")):
        raise StartError(
            f"there are no lessons in {lessons / lang}: install the kit from its repository "
            "(pip install --editable .), and choose --lang en or zh"
        )
    for path in sorted((lessons / lang).rglob("*")):
        name = path.relative_to(lessons / lang)
        hidden = any(part.startswith(".") for part in name.parts)
        if path.is_file() and not hidden and name.name != NAME:
            yield path, name
    for path in sorted((lessons / FOLDER).glob("*.yml")):
        yield path, Path(FOLDER) / path.name


def _check(target: Path, lessons: Path, lang: str) -> None:
    """Refuse what is no folder, the kit's own lessons, and a copy of the other edition."""
    if target.exists() and not target.is_dir():
        raise StartError(f"{target}: is a file; name a folder")
    if lessons.resolve() in (target.resolve(), *target.resolve().parents):
        raise StartError(f"{target}: holds the kit's own lessons; name a folder outside of it")
    for path in sorted(target.glob("*.ipynb")):
        other = edition(path)
        if other not in (None, lang):
            raise StartError(
                f"{target}: holds the {other} edition; name another folder for the {lang} one"
            )


def edition(path: Path) -> str | None:
    """The language of a lesson's notebook, from its language cell; None where it has none."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        source = next(cell["source"] for cell in cells if cell.get("id") == LANGUAGE_CELL)
    except (OSError, ValueError, KeyError, TypeError, StopIteration):
        return None
    return next((lang for lang in ("en", "zh") if f'"{lang}"' in "".join(source)), None)


def _copy(source: Path, place: Path) -> None:
    """Copy a file whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    half = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        shutil.copyfile(source, half)
        half.rename(place)
    finally:
        half.unlink(missing_ok=True)


def lab_command(target: Path) -> list[str]:
    """The command that opens JupyterLab on the first lesson of a copy, without asking the network."""
    first = min((path.name for path in target.glob("[0-9][0-9]*.ipynb")), default="")
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [
        sys.executable, "-m", "jupyterlab", *(["--allow-root"] if as_root else []),
        f"--ServerApp.root_dir={target.resolve()}",
        f"--LabApp.default_url=/lab/tree/{first}" if first else "--LabApp.default_url=/lab",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.news_url=None",
        "--LabApp.extension_manager=readonly",
    ]  # fmt: skip
