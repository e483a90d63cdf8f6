"""Where the beats of two stretches begin: at words, and inside a word where the partner shows it."""

from __future__ import annotations

from collections.abc import Sequence

from gongwen.rhetoric.phrase_classes import is_known
from gongwen.rhetoric.segments import Bare

Places = Sequence[int]
"""Places in the bare text, in order; one may be left out where a stretch has a hanzi more."""

_LONG = b"\1\0\0\0"
_QUAD = 4


def _words(source: Bare, places: Places) -> bytearray:
    if isinstance(places, range):
        starts = bytearray(source.opens[places.start : places.stop])
    else:
        starts = bytearray(source.opens[at] for at in places)
    starts[0] = 1
    return starts


def common_beats(
    source: Bare, both: tuple[Places, Places], texts: tuple[str, str]
) -> list[tuple[int, int]]:
    """The stretches between the places where a beat begins in both.

    A long or unknown word is parted where a word of the other stretch begins, if its parts are
    words (谋发展／促振兴, 上通干渠／下连农户): the second half of a pair shows how to read the first.
    """
    starts = _words(source, both[0]), _words(source, both[1])
    if starts[0] != starts[1]:
        for at in range(1, len(texts[0])):
            if starts[0][at] != starts[1][at]:
                side = starts[0][at]
                _part(starts[side], texts[side], at)
    for at in _where(starts[0], starts[1]):
        starts[0][at + 2] = starts[1][at + 2] = 1
    joint = [at for at, one in enumerate(starts[0]) if one and starts[1][at]]
    return list(zip(joint, [*joint[1:], len(texts[0])], strict=True))


def _where(one: bytearray, other: bytearray) -> list[int]:
    """Where a word of four hanzi and more begins in both."""
    found, at = [], one.find(_LONG)
    while at >= 0:
        if other.startswith(_LONG, at):
            found.append(at)
            at += 1
        at = one.find(_LONG, at + 1)
    return found


def _part(starts: bytearray, text: str, at: int) -> None:
    """Let a beat begin inside a word, if its parts are words."""
    begin = starts.rfind(1, 0, at)
    end = starts.find(1, at + 1)
    word = text[begin : end if end > 0 else len(text)]
    if len(word) == 2 and is_known(word):
        return
    cut = at - begin
    if all(_stands(part, len(word)) for part in (word[:cut], word[cut:])):
        starts[at] = 1


def _stands(part: str, whole: int) -> bool:
    """Whether a part of a word is one itself; the halves of four hanzi always are."""
    return len(part) == 1 or (len(part) == 2 and whole >= _QUAD) or is_known(part)
