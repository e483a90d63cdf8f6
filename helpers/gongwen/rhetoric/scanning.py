"""Many words looked for in a text at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import add


class Words:
    """Finds the longest of many words at each place of a text.

    Two characters tell at nearly every place that no word begins there: a table of these is far
    quicker than a pattern of thousands of words.

    >>> list(Words(["风", "风浪", "浪花"]).places("风浪花，风"))
    [(0, '风浪'), (1, '浪花'), (4, '风')]
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Sort the words by their first two characters, the longest first."""
        self._single: set[str] = set()
        self._longer: dict[str, list[str]] = {}
        for word in sorted(set(words), key=len, reverse=True):
            if len(word) > 1:
                self._longer.setdefault(word[:2], []).append(word)
            else:
                self._single.add(word)

    def places(self, text: str) -> Iterator[tuple[int, str]]:
        """The longest word that begins at each place, with that place."""
        single, longer = self._single, self._longer
        for place, head in enumerate(map(add, text, f"{text[1:]}\n")):
            if head not in longer and head[0] not in single:
                continue
            for word in longer.get(head, ()):
                if text.startswith(word, place):
                    yield place, word
                    break
            else:
                if head[0] in single:
                    yield place, head[0]
