"""Word lists: reading them strictly, and what they add to jieba's own dictionary."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

KIT_WORDS = Path(__file__).parents[1] / "data" / "words" / "gongwen.tsv"
"""The kit's own dictionary of words of the office."""

COLUMNS = ("word", "freq", "tag", "source")

TAGS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "n": ("noun", "名词"),
        "nr": ("personal name", "人名"),
        "ns": ("place name", "地名"),
        "nt": ("name of a body", "机构团体名"),
        "nz": ("other name", "其他专名"),
        "t": ("time", "时间词"),
        "s": ("place", "处所词"),
        "f": ("position", "方位词"),
        "m": ("number", "数词"),
        "q": ("measure word", "量词"),
        "r": ("pronoun", "代词"),
        "v": ("verb", "动词"),
        "vn": ("verb used as noun", "名动词"),
        "a": ("adjective", "形容词"),
        "ad": ("adjective used as adverb", "副形词"),
        "an": ("adjective used as noun", "名形词"),
        "b": ("attributive", "区别词"),
        "z": ("state", "状态词"),
        "d": ("adverb", "副词"),
        "p": ("preposition", "介词"),
        "c": ("conjunction", "连词"),
        "u": ("particle", "助词"),
        "y": ("sentence particle", "语气词"),
        "i": ("four-character unit, idiom", "成语、四字格"),
        "l": ("set phrase", "习用语"),
        "j": ("abbreviation", "简称"),
        "w": ("punctuation", "标点"),
        "x": ("not in a dictionary", "未登录词"),
        "eng": ("Latin letters", "字母词"),
    }
)
"""What the commoner tags mean, in English and Chinese; the rest are rare ones of jieba's."""

_CUTTABLE = re.compile(r"[\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]+")
_TAG = re.compile(r"[a-z]{1,4}")


class Word(NamedTuple):
    """An entry of a word list.

    Without `freq` the word gets the least one that holds it together; 0 takes it out of jieba's
    dictionary.
    """

    word: str
    freq: int | None = None
    tag: str = "n"
    source: str = ""


class Base(NamedTuple):
    """jieba's dictionary: frequency and tag of each word, the sum, and a digest of the file."""

    freq: dict[str, int]
    tag: dict[str, str]
    total: int
    digest: bytes


class DictionaryError(ValueError):
    """A word list that cannot be used; the message names the file and the line."""


def load_words(path: str | Path) -> tuple[Word, ...]:
    """The entries of a word list.

    Parameters
    ----------
    path : str or Path
        A UTF-8 file of columns parted by tabs: word, freq (may be empty), tag (may be empty: n),
        source (may be empty). Only the first is needed. Blank lines, lines that start with `#`
        and a first line that names the columns are passed over.

    Raises
    ------
    DictionaryError
        Naming the file, the line and what is wrong with it; nothing is skipped silently.
    """
    path = Path(path)
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise DictionaryError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        at = error.object[: error.start].count(b"\n") + 1
        raise DictionaryError(f"{path}, line {at}: not UTF-8; save the file as UTF-8") from error
    words: dict[str, tuple[int, Word]] = {}
    for number, line in enumerate(lines, 1):
        cells = tuple(line.rstrip().split("\t"))
        if not line.strip() or line.startswith("#") or cells == COLUMNS[: len(cells)]:
            continue
        try:
            entry = check_word(_entry(cells))
        except ValueError as error:
            raise DictionaryError(f"{path}, line {number}: {error}") from error
        if entry.word in words:
            first = words[entry.word][0]
            raise DictionaryError(
                f"{path}, line {number}: {entry.word} stands in line {first} already"
            )
        words[entry.word] = number, entry
    return tuple(entry for _, entry in words.values())


def _entry(cells: tuple[str, ...]) -> Word:
    """The entry that a line's cells give, its frequency read as a number."""
    if len(cells) > len(COLUMNS):
        raise ValueError(
            f"{len(cells)} columns; at most {len(COLUMNS)} are expected: {' '.join(COLUMNS)}"
        )
    word, freq, tag, source = (*cells, "", "", "")[: len(COLUMNS)]
    if freq and not re.fullmatch(r"[0-9]+", freq):
        raise ValueError(f"the frequency is {freq!r}; a whole number or nothing is expected")
    return Word(word, int(freq) if freq else None, tag or "n", source)


def check_word(entry: Word) -> Word:
    """The entry itself, if a segmenter can use it.

    Raises
    ------
    ValueError
        If the word holds a character at which jieba always cuts, the frequency is below 0 or
        the tag is not one to four small letters.
    """
    if not _CUTTABLE.fullmatch(entry.word):
        bad = _CUTTABLE.sub("", entry.word)
        hint = "; columns are parted by tabs" if " " in entry.word else ""
        raise ValueError(
            f"the word {entry.word!r} has {bad!r}, which no word can have{hint}"
            if entry.word
            else "the word is empty"
        )
    if entry.freq is not None and entry.freq < 0:
        raise ValueError(f"the frequency of {entry.word} is {entry.freq}; 0 or more is expected")
    if not _TAG.fullmatch(entry.tag):
        raise ValueError(
            f"the tag of {entry.word} is {entry.tag!r}; a tag such as n, v or i is expected"
        )
    return entry


@lru_cache(maxsize=1)
def kit_words() -> tuple[Word, ...]:
    """The entries of the kit's own dictionary, data/words/gongwen.tsv."""
    return load_words(KIT_WORDS)


@lru_cache(maxsize=1)
def base() -> Base:
    """The dictionary of jieba as it is installed; read once, and not to be changed."""
    data = _base_file()
    freq, tag = {}, {}
    for line in data.decode("utf-8").splitlines():
        word, count, kind = line.split(" ")
        freq[word] = int(count)
        tag[word] = kind
    return Base(freq, tag, sum(freq.values()), blake2b(data, digest_size=16).digest())


def _base_file() -> bytes:
    spec = find_spec("jieba")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(
            "jieba is not installed; `pip install jieba` brings its dictionary"
        )
    return (Path(spec.submodule_search_locations[0]) / "dict.txt").read_bytes()


def frequencies(words: Iterable[Word]) -> dict[str, int]:
    """The frequency that each entry gets beside jieba's dictionary.

    An entry with a frequency keeps it. Any other gets the least one at which the word is likelier
    than its parts, as jieba's `suggest_freq` has it, or the one it has in jieba's dictionary if
    that is more. Shorter words come first and count as parts of longer ones, so the order of the
    entries makes no difference.
    """
    known, total = base().freq, base().total
    given: dict[str, int] = {}
    for entry in sorted(words, key=lambda entry: (len(entry.word), entry.word)):
        if entry.freq is not None:
            given[entry.word] = entry.freq
        else:
            parts = math.exp(_best_parts(entry.word, known, given, total) + math.log(total))
            given[entry.word] = max(int(parts) + 1, known.get(entry.word, 1))
    return given


def _best_parts(word: str, known: Mapping[str, int], given: Mapping[str, int], total: int) -> float:
    """The log probability of the likeliest way to make up a word from shorter ones."""
    best = [0.0] + [-math.inf] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(end):
            part = word[start:end]
            freq = given.get(part, known.get(part, 0))
            if end - start == 1:
                freq = freq or 1
            if freq and part != word:
                best[end] = max(best[end], best[start] + math.log(freq / total))
    return best[-1] if len(word) > 1 else -math.inf


def fingerprint(words: Iterable[Word]) -> str:
    """Eight hexadecimal digits that change whenever a word, a frequency or a tag does."""
    digest = blake2b(base().digest, digest_size=4)
    words = tuple(words)
    given = frequencies(words)
    for entry in sorted(words):
        digest.update(f"{entry.word}\t{given[entry.word]}\t{entry.tag}\n".encode())
    return digest.hexdigest()


def inputs(words: Iterable[Word]) -> str:
    """A checksum of what the fingerprint is made from: the same if the fingerprint is, and fast."""
    digest = blake2b(_base_file(), digest_size=16)
    for entry in sorted(words):
        digest.update("\t".join(map(str, entry)).encode())
    return digest.hexdigest()
