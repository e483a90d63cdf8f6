"""Cutting text into words: jieba or rjieba, either with the same tokens."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from gongwen.words import dictionary
from gongwen.words.dictionary import Word

ENGINES = ("rjieba", "jieba")
BLANK, UNKNOWN = "", "x"

_RARE = r"\u3400-\u4dbf\u9fd6-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_JOINED = r"a-zA-Z0-9+#&._%\-"
_EVEN = (  # what may follow the first character of a run without being odd: 2024, 3G, 12.5%, 1.
    rf"(?:(?<=[a-zA-Z0-9])[a-zA-Z0-9]*%?|(?<=[0-9])[0-9]*\.(?:[0-9]+%?)?)(?![{_JOINED}])"
)
_ODD = re.compile(
    rf"[{_RARE}{_JOINED}](?:(?<=[{_RARE}])|(?<![{_JOINED}][{_JOINED}])(?=[{_JOINED}])(?!{_EVEN}))"
)
_HAN = re.compile(r"[\u4e00-\u9fd5]+")
_INSIDE = re.compile(rf"[\u4e00-\u9fd5{_RARE}{_JOINED}]")

_SHIFT = 16
_CODES = (1 << _SHIFT - 1) - 1

Cut = Callable[[str, bool], list[str]]
Run = tuple[int, int]
IntArray = np.ndarray[tuple[int], np.dtype[np.int64]]
BoolArray = np.ndarray[tuple[int], np.dtype[np.bool_]]


class Coded(NamedTuple):
    """The words of a text as columns: each one's tag (a place in `Segmenter.tags`) and its end.

    `loose` marks those that the hidden Markov model may have made out of single characters.
    """

    words: list[str]
    codes: IntArray
    ends: IntArray
    loose: BoolArray


class Located(NamedTuple):
    """A word and its offsets in the text that was cut."""

    word: str
    start: int
    end: int


@dataclass(frozen=True)
class Segmenter:
    """A way to cut text into words; two with the same fields cut alike and tag alike.

    Nothing is loaded before the first use. What is loaded is private to this configuration and
    kept for the next segmenter of the same one: jieba's module-wide tokenizer and its cache file
    are never touched.

    rjieba is jieba written anew in Rust and some fifteen times as fast. It differs from jieba in
    three corners: hanzi beyond U+9FD5 or below U+4E00 (jieba takes them for punctuation),
    Latin letters and digits joined by one of `+#&._%-` (GB/T 9704-2012), and pairs of characters
    that come back inside a stretch unknown to the dictionary, where two cuts are equally likely
    and rounding decides (rjieba's probabilities have six decimals). Stretches with one of these are
    handed to jieba itself, so both engines give the same tokens. What remains are two cuts whose log
    probabilities differ by less than those six decimals: one in a million strings of random hanzi,
    none in 1.8 million characters of newspaper.

    Parameters
    ----------
    engine : {'', 'rjieba', 'jieba'}
        Empty for rjieba where it is installed and jieba where it is not.
    hmm : bool
        Whether stretches of single characters are cut by jieba's hidden Markov model, which
        finds names and makes up words; without it, every longer word is in the dictionary.
    words : tuple of Word
        Entries beside jieba's own dictionary; see `kit_words` and `load_words`. Their order makes
        no difference, and of two for one word the latter counts.

    Raises
    ------
    ValueError
        If the engine is unknown or an entry cannot be used.
    ModuleNotFoundError
        If the engine is not installed.
    """

    engine: str = ""
    hmm: bool = True
    words: tuple[Word, ...] = ()

    def __post_init__(self) -> None:
        """Settle the engine; refuse what cannot be used."""
        if self.engine not in ("", *ENGINES):
            raise ValueError(f"unknown engine {self.engine!r}; known are {', '.join(ENGINES)}")
        engine = self.engine or ("rjieba" if find_spec("rjieba") else "jieba")
        if not find_spec(engine):
            raise ModuleNotFoundError(
                f"{engine} is not installed; `pip install {engine}` brings it"
            )
        object.__setattr__(self, "engine", engine)
        entries = {entry.word: dictionary.check_word(entry) for entry in self.words}
        object.__setattr__(self, "words", tuple(entries[word] for word in sorted(entries)))

    def with_words(self, *words: Word | str) -> Segmenter:
        """The same segmenter with more entries; one that is there already is replaced.

        `Word(…, freq=0)` takes a word out of jieba's dictionary.
        """
        return replace(self, words=(*self.words, *map(_as_word, words)))

    def without_words(self, *words: str) -> Segmenter:
        """The same segmenter without these entries; jieba's own words stay."""
        return replace(self, words=tuple(entry for entry in self.words if entry.word not in words))

    @cached_property
    def name(self) -> str:
        """Engine and version, such as `rjieba 0.2.2` or `jieba 0.42.1 without HMM`."""
        return f"{self.engine} {version(self.engine)}{'' if self.hmm else ' without HMM'}"

    @cached_property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits for the dictionary in force: jieba's and the added words."""
        return dictionary.fingerprint(self.words)

    def describe(self) -> str:
        """One line for a caption: engine, version, dictionary and its fingerprint."""
        added = f" + {len(self.words):,} words" if self.words else ""
        size = len(dictionary.base().freq)
        return f"{self.name}, dictionary {self.fingerprint} (jieba's {size:,} words{added})"

    def cut(self, text: str) -> list[Located]:
        """The words of a text with their offsets; white space and punctuation are words here."""
        found = self.coded(text)
        ends = [0, *found.ends.tolist()]
        return list(map(Located, found.words, ends, ends[1:]))

    def split(self, text: str) -> list[str]:
        """The words of a text; joined, they are the text again."""
        return self.coded(text).words

    def tag(self, words: Iterable[str]) -> list[str]:
        """The tag of each word.

        A tag is looked up, never guessed from the context: the one of the added entry, else the
        one in jieba's dictionary. Words in neither are `m` (numbers), `eng` (Latin letters), `w`
        (punctuation), empty (white space) or `x`.
        """
        return [self.tags[self._known[word] >> 1 & _CODES] for word in words]

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """All tags there are, in the order of their codes; the first is that of white space."""
        used = set(dictionary.base().tag.values()) | {entry.tag for entry in self.words}
        return (BLANK, UNKNOWN, *sorted((used | {"m", "eng", "w"}) - {UNKNOWN}))

    def coded(self, text: str) -> Coded:
        """The words of a text as columns, their tags as places in `tags`: the fast way."""
        found = self._code(self._cut(text, self.hmm))
        if self.engine == "jieba":
            return found
        words, changed = found.words, False
        for run in sorted(_odd(text) | (_tied(text, found) if self.hmm else set()), reverse=True):
            first, last = np.searchsorted(found.ends, run, side="right").tolist()
            again = self._plain(text[slice(*run)], self.hmm)
            changed |= words[first:last] != again
            words[first:last] = again  # from the end, so that what comes before keeps its place
        return self._code(words) if changed else found

    def _code(self, words: list[str]) -> Coded:
        known = np.fromiter(map(self._known.__getitem__, words), np.int64, len(words))
        loose = (known & 1).astype(np.bool_)
        return Coded(words, known >> 1 & _CODES, np.cumsum(known >> _SHIFT), loose)

    @cached_property
    def _cut(self) -> Cut:
        return _loaded(self.engine, self.words)

    @cached_property
    def _plain(self) -> Cut:
        return _loaded("jieba", self.words)

    @cached_property
    def _known(self) -> _Known:
        tags = {entry.word: entry.tag for entry in self.words if entry.freq != 0}
        cut = self._cut if self.engine != "jieba" and self.hmm else None
        return _Known({tag: code for code, tag in enumerate(self.tags)}, tags, cut)


@lru_cache(maxsize=1)
def default_segmenter() -> Segmenter:
    """The kit's segmenter: the faster engine that is installed, with the kit's own dictionary."""
    return Segmenter(words=dictionary.kit_words())


class _Known(dict[str, int]):
    """What is to be known of a word in one number, looked up once: length, tag, whether loose.

    One look-up a word instead of three is a tenth of all the time that tokens take.
    """

    def __init__(self, codes: dict[str, int], tags: dict[str, str], cut: Cut | None) -> None:
        self._code, self._tag, self._cut = codes, tags, cut

    def __missing__(self, word: str) -> int:
        tag = self._tag.get(word) or dictionary.base().tag.get(word) or _kind(word)
        known = len(word) << _SHIFT | self._code[tag] << 1 | self._is_loose(word)
        self[word] = known
        return known

    def _is_loose(self, word: str) -> bool:
        """Whether the word is no likelier than its characters.

        Any other was taken from the dictionary: the model sees none of its characters.
        """
        if self._cut is None or not _HAN.fullmatch(word):
            return False
        return len(word) == 1 or self._cut(word, False) != [word]  # noqa: FBT003 - rjieba wants it so


def _kind(word: str) -> str:
    """A tag for a word that no dictionary has, from its characters."""
    if word.isspace():
        return BLANK
    if all(c.isnumeric() or c in ".%" for c in word) and word not in (".", "%"):
        return "m"
    if not any(c.isalnum() for c in word):
        return "w"
    return "eng" if word.isascii() else UNKNOWN


def _as_word(word: Word | str) -> Word:
    return Word(word) if isinstance(word, str) else word


def _odd(text: str) -> set[Run]:
    """The runs that rjieba may cut otherwise because of their characters."""
    return {_run(text, match.start()) for match in _ODD.finditer(text)}


def _tied(text: str, cut: Coded) -> set[Run]:
    """The runs in which the hidden Markov model may have found two cuts equally likely.

    That takes a pair of characters that comes back within one stretch of loose words: only then
    can moving the end of a word from one place to another leave the probability as it is.
    """
    edges = np.flatnonzero(np.diff(cut.loose, prepend=False, append=False))
    firsts, lasts = edges[::2], edges[1::2]
    before = np.concatenate([[0], cut.ends])
    starts, ends = before[firsts], before[lasts]
    kept = (ends - starts > 2) & (ends - starts > lasts - firsts)  # some word of two or more
    return {
        _run(text, start)
        for start, end in zip(starts[kept].tolist(), ends[kept].tolist(), strict=True)
        if len(set(pairwise(text[start:end]))) < end - start - 1
    }


def _run(text: str, place: int) -> Run:
    """The stretch without a mark or white space around a place; jieba cuts each one by itself."""
    start = end = place
    while start and _INSIDE.match(text, start - 1):
        start -= 1
    while _INSIDE.match(text, end):
        end += 1
    return start, end


@lru_cache(maxsize=4)
def _loaded(engine: str, words: tuple[Word, ...]) -> Cut:
    """The function that cuts a text, with the model or without, over a dictionary of its own."""
    given = dictionary.frequencies(words)
    return _load_rjieba(given) if engine == "rjieba" else _load_jieba(given)


def _load_rjieba(given: dict[str, int]) -> Cut:
    import rjieba  # noqa: PLC0415 - takes a fifth of a second, and may not be installed

    # filled from jieba's own file: so both engines have one dictionary, whatever their versions
    engine = rjieba.Jieba.empty()  # type: ignore[no-untyped-call]  # its stub has no type here
    for word, freq in (dictionary.base().freq | given).items():
        if freq:
            engine.add_word(word, freq, None)
    cut: Cut = engine.cut
    return cut


def _load_jieba(given: dict[str, int]) -> Cut:
    with warnings.catch_warnings():  # of jieba's own source, on first import
        warnings.simplefilter("ignore")
        import jieba  # noqa: PLC0415 - only where this engine is asked for

    engine = jieba.Tokenizer()
    engine.FREQ = dictionary.base().freq | given
    engine.total = sum(engine.FREQ.values())
    for word in list(engine.FREQ):
        for end in range(1, len(word)):
            engine.FREQ.setdefault(word[:end], 0)
    engine.initialized = True  # else it would log, and unmarshal a file from the temporary folder
    return lambda text, hmm: list(engine.cut(text, HMM=hmm))
