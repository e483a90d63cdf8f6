"""A learner's own copy of the lessons: made once, brought up to date later, no work written over."""

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
from gongwen.labels import label
from gongwen.manifest import fingerprint, read_manifest, write_manifest

LANGUAGE_CELL = "language"
"""The id of the cell that says which edition a notebook belongs to."""


class StartError(Exception):
    """The lessons cannot be copied; the message says why and what to do."""


class Copied(NamedTuple):
    """What became of each file of the lessons.

    `new` was not there; `updated` was older than the kit's and as the kit had made it; `kept` was
    changed by the learner and is not as the kit now has it; `same` was as the kit has it.
    """

    new: list[str]
    updated: list[str]
    kept: list[str]
    same: list[str]


def copy_lessons(target: Path, lang: str = "en", lessons: Path = KIT) -> Copied:
    """Copy one edition of the lessons with its exercises into a folder.

    Parameters
    ----------
    target : Path
        A new folder, or one that was made this way: files that nobody has changed since are brought
        up to date, all others are left alone. A notebook that was only run is not changed.
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
    found = Copied([], [], [], [])
    try:
        made = read_manifest(target)
        try:
            for source, path in sources:
                name = path.as_posix()
                now = fingerprint(source)
                outcome = _bring(source, target / path, now, made.get(name))
                getattr(found, outcome).append(name)
                if outcome != "kept":
                    made[name] = now
        finally:
            write_manifest(target, made)
    except OSError as error:
        raise StartError(f"{target}: cannot be written: {error.strerror}") from error
    return found


def _bring(source: Path, place: Path, now: str, made: str | None) -> str:
    """Copy a file where that writes nothing over; what became of it, as `Copied` calls it.

    `now` is the kit's file, `made` what the kit had put there.
    """
    if not place.exists():
        _copy(source, place)
        return "new"
    there = fingerprint(place)
    if there == now:
        return "same"
    if there != made:
        return "kept"
    _copy(source, place)
    return "updated"


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
        half.replace(place)
    finally:
        half.unlink(missing_ok=True)


def in_a_sentence(target: Path, found: Copied, lang: str = "en") -> str:
    """What became of the files, for the one who asked for it."""
    parts = [
        label(f"start.{name}", lang, n=len(files))
        for name, files in (("new", found.new), ("updated", found.updated), ("same", found.same))
        if files
    ]
    if found.kept:
        names = ("、" if lang == "zh" else ", ").join(found.kept)
        parts.append(label("start.kept", lang, n=len(found.kept), names=names))
    return label(
        "start.all", lang, folder=target, parts=("，" if lang == "zh" else ", ").join(parts)
    )


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
