"""Sheets with their keys: the same exercises, one sheet a variant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from gongwen.classroom.collecting import ClassroomError
from gongwen.classroom.sheets.pieces import Piece, letter
from gongwen.classroom.sheets.printed import key_pieces, task_pieces
from gongwen.classroom.sheets.shuffling import shuffled
from gongwen.exercises import Exercise
from gongwen.labels import check_language, label

MOST = 26


class Sheet(NamedTuple):
    """A worksheet and its key; `variant` is its letter, empty where there is only one."""

    variant: str
    exercises: tuple[Exercise, ...]
    task: tuple[Piece, ...]
    key: tuple[Piece, ...]


def worksheets(
    exercises: Iterable[Exercise],
    lang: str = "en",
    *,
    title: str = "",
    variants: int = 0,
    seed: int = 0,
) -> list[Sheet]:
    """Worksheets with keys.

    Parameters
    ----------
    exercises : iterable of Exercise
        What to print, in this order.
    lang : {'en', 'zh'}
        The language of prompts and heads.
    title : str
        Printed at the top; by default only that it is a worksheet.
    variants : int
        How many shuffled variants, A, B, …; 0 prints everything once, as the files have it.
    seed : int
        Deals the variants; the same seed deals them again.

    Raises
    ------
    ClassroomError
        If there are no exercises, or more variants than letters.
    """
    check_language(lang)
    asked = tuple(exercises)
    if not asked:
        raise ClassroomError(
            "there are no exercises to print; name a lesson, an exercise or a text"
        )
    if not 0 <= variants <= MOST:
        raise ClassroomError(f"{variants} variants: write a number from 0 to {MOST}")
    if not variants:
        return [_sheet("", asked, title, lang, None)]
    return [
        _sheet(name, tuple(shuffled(one, f"{seed} {name}") for one in asked), title, lang, seed)
        for name in map(letter, range(variants))
    ]


def _sheet(
    variant: str, exercises: tuple[Exercise, ...], title: str, lang: str, seed: int | None
) -> Sheet:
    def pieces(key: str, words: str) -> list[Piece]:
        name = label(f"class.{key}", lang)
        which = label("class.variant", lang, name=variant, seed=seed) if variant else ""
        head = Piece("title", " · ".join(filter(None, [title or name, which])))
        return [head, *([Piece("text", words)] if words else [])]

    task = pieces("worksheet", label("class.name_date", lang))
    key = pieces("key", label("class.key", lang) if title else "")
    for number, one in enumerate(exercises, 1):
        task += task_pieces(one, number, lang)
        key += key_pieces(one, number, lang)
    return Sheet(variant, exercises, tuple(task), tuple(key))
