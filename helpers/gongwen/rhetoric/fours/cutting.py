"""Many short pieces cut into words at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from gongwen.words import Segmenter

_BREAK = "\n"


class Cutter:
    """A segmenter that has cut the given pieces already; any other it cuts when asked.

    A call of the segmenter costs more than the cutting of a short piece, so all are cut as the
    lines of one text.
    """

    def __init__(self, segmenter: Segmenter, pieces: Iterable[str] = ()) -> None:
        self._segmenter = segmenter
        self._words: dict[str, list[str]] = {}
        self._codes: dict[str, str] = {}
        kept = list(dict.fromkeys(pieces))
        lines = groupby(segmenter.split(_BREAK.join(kept)), key=lambda word: word == _BREAK)
        for piece, words in zip(
            kept, (list(own) for broken, own in lines if not broken), strict=True
        ):
            self._words[piece] = words
        self._learn({word for words in self._words.values() for word in words})

    def split(self, piece: str) -> list[str]:
        """The words of a piece."""
        if piece not in self._words:
            self._words[piece] = self._segmenter.split(piece)
        return self._words[piece]

    def classes(self, words: Sequence[str]) -> str:
        """The classes of words, one letter each; see `CLASSES`.

        >>> from gongwen.words import default_segmenter
        >>> Cutter(default_segmenter()).classes(["打通", "堵点"])
        'vn'
        """
        codes = self._codes
        try:
            return "".join([codes[word] for word in words])
        except KeyError:
            self._learn([word for word in words if word not in codes])
            return "".join([codes[word] for word in words])

    def _learn(self, words: Collection[str]) -> None:
        for word, tag in zip(words, self._segmenter.tag(list(words)), strict=True):
            self._codes[word] = "n" if tag == "vn" else CLASSES.get(tag[:1], "x")


CLASSES = {
    "n": "n", "b": "n", "f": "n", "s": "n", "t": "t", "j": "n", "v": "v", "a": "a", "d": "d",
    "z": "a", "m": "m", "q": "m", "r": "r", "p": "p", "c": "c", "u": "u", "y": "u", "i": "i",
    "l": "i",
}  # fmt: skip
"""The class of each kind of tag: noun, time, verb, adjective, adverb, number, pronoun, …"""
