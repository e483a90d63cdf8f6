"""Bytes to text: which encoding a Chinese text is in, or a clear error.

Strict decoding proves UTF-8, but nothing else: GB18030 accepts the bytes of Big5 (and of much
besides) without complaint. So every other reading of the bytes is weighed by how common its hanzi
are, and the best one is taken only if it reads like Chinese, or like plain Latin text. (Korean in
EUC-KR is not told from Chinese by this: its bytes are those of everyday hanzi.)
"""

from __future__ import annotations

import codecs
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from gongwen.reading.hanzi import COMMON_HANZI
from gongwen.reading.source import UnreadableError

# The longer marks first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
# cp950 is Big5 as Windows writes it; the Hong Kong set has some hanzi more.
_NAMES = {"cp950": "big5"}
_MULTIBYTE = ("utf-8", "gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")

_SAMPLE = 200_000  # characters that are weighed: enough for certainty, and quick
_CHINESE = 0.12  # the least weight of a text that reads like Chinese
_BLANK = "\t\n\r\x0b\x0c"
_REMEDY = "open it in the program it comes from and save it as UTF-8"


class Decoded(NamedTuple):
    """A text, the name of its encoding, and whether its last character was cut in two."""

    text: str
    encoding: str
    truncated: bool = False


def decode(data: bytes, name: str, declared: str = "") -> Decoded:
    """The text of some bytes, without its byte order mark, and how it was encoded.

    A file that was cut within its last character is read up to there, and said to be truncated.

    Parameters
    ----------
    data : bytes
        The whole file.
    name : str
        The file's name, for the error.
    declared : str
        The encoding that the file itself declares, as HTML does: believed if the text it gives
        is plausible and the bytes are not UTF-8.

    Raises
    ------
    UnreadableError
        If the data are binary, or give plausible text in no encoding.
    """
    found = _marked(data, name) or (_wide(data) if b"\0" in data else _guessed(data, declared))
    if found is None and b"\0" in data:
        raise _binary(name)
    if found is None:
        raise UnreadableError(f"{name}: reads as Chinese in no encoding{_fault(data)}; {_REMEDY}.")
    if _is_binary(found.text):
        raise _binary(name)
    return found


def _binary(name: str) -> UnreadableError:
    return UnreadableError(
        f"{name}: holds binary data, not text; choose a text, HTML or .docx file instead."
    )


def _marked(data: bytes, name: str) -> Decoded | None:
    """The text after a byte order mark, which is taken at its word."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            found = strict(data[len(mark) :], codec)
            if found is None:
                raise UnreadableError(
                    f"{name}: begins as {codec.upper()} but has other bytes further on; {_REMEDY}."
                )
            return found
    return None


def _wide(data: bytes) -> Decoded | None:
    """The text of bytes with zeros among them: UTF-16 or UTF-32 without a mark, or nothing."""
    readings = [
        found
        for codec in _WIDE
        if (found := strict(data, codec)) and found.text and "\0" not in found.text
    ]
    return _best(readings) or next((found for found in readings if _is_latin(found.text)), None)


def _guessed(data: bytes, declared: str) -> Decoded | None:
    utf8 = strict(data, "utf-8")
    if utf8 and not utf8.truncated and not _is_doubtful(utf8.text):
        return utf8
    hz = strict(data, "hz") if b"~{" in data and data.isascii() else None
    readings = [found for codec in _MULTIBYTE if (found := strict(data, codec))]
    believed = strict(data, declared) if declared else None
    if believed and _weight(believed.text) >= _CHINESE:
        readings = [utf8, believed] if utf8 else [believed]
    return _best([hz, *readings] if hz else readings) or (utf8 or _western(data))


def _is_doubtful(text: str) -> bool:
    """Whether UTF-8 proves nothing: seven bits that may be HZ, or a few pairs of bytes.

    Some simplified hanzi in GB18030 (the two of 联通 are the well-known case) happen to be valid
    pairs in UTF-8; a text with real three-byte characters cannot come about by chance.
    """
    if text.isascii():
        return "~{" in text
    return max(text) < "\u0800" and len(text) < 100


def strict(data: bytes, codec: str) -> Decoded | None:
    """The text if the bytes are valid, but for a last character cut in two; otherwise None."""
    try:
        decoder = codecs.getincrementaldecoder(codec)()
        text = decoder.decode(data)
        # Not every codec can tell what it holds back; those that cannot are asked to finish.
        pending = bytes(decoder.getstate()[0])
        if not pending:
            text += decoder.decode(b"", final=True)
    except (LookupError, UnicodeError, NotImplementedError):
        return None
    return Decoded(text, _NAMES.get(codec, codec), bool(pending))


def _best(readings: Iterable[Decoded]) -> Decoded | None:
    """The reading with the commonest hanzi, whole ones before cut ones, if it is plausible."""
    weighed = [
        (_weight(found.text), not found.truncated, -i, found) for i, found in enumerate(readings)
    ]
    best = max(weighed, default=None)
    return best[-1] if best and best[0] >= _CHINESE else None


def _western(data: bytes) -> Decoded | None:
    """The bytes as Windows writes Western languages, if they are mostly plain letters."""
    found = strict(data, "cp1252")
    return found if found and _is_latin(found.text) else None


def _weight(text: str) -> float:
    """How much a text reads like Chinese, from -2 to 1; the more hanzi, the surer.

    It is the mean worth of its characters beyond ASCII, drawn towards 0 where they are few.
    """
    counts = Counter(
        char for char in text[:_SAMPLE] if not " " <= char <= "~" and char not in _BLANK
    )
    total = counts.total()
    if not total:
        return _CHINESE  # plain ASCII reads well, but says less for an encoding than Chinese does
    return sum(_worth(char) * count for char, count in counts.items()) / (total + 4)


@cache
def _worth(char: str) -> int:
    """What a character says for its text: 1 if it is a common one in Chinese, down to -2."""
    if char in COMMON_HANZI or char in "“”‘’…—·　、。《》〈〉「」『』【】〔〕\xa0\u3000\ufeff":
        return 1
    if "\uff01" <= char <= "\uff5e":
        return 1
    if "\u4e00" <= char <= "\u9fff":
        return 0 if _is_everyday(char) else -1
    if "\u3000" <= char <= "\u303f" or "\u2000" <= char <= "\u2bff":
        return 0
    return -1 if "\u3400" <= char <= "\u4dbf" else -2


def _is_everyday(char: str) -> bool:
    """Whether the hanzi is of the first level of GB 2312 or of Big5, about half of each."""
    gb, big5 = char.encode("gb2312", "ignore"), char.encode("big5", "ignore")
    return b"\xb0\xa1" <= gb <= b"\xd7\xf9" or b"\xa4\x40" <= big5 <= b"\xc6\x7e"


def _is_latin(text: str) -> bool:
    """Whether the text is Western: mostly ASCII letters, the rest Latin letters and punctuation."""
    beyond = [char for char in text if char > "\x7f"]
    latin = all(
        "\xa0" <= char < "\xc0"
        or "\u2010" <= char <= "\u2044"
        or unicodedata.name(char, "").startswith("LATIN")
        for char in beyond
    )
    return latin and len(beyond) * 4 <= len(text) and not _is_binary(text)


def _is_binary(text: str) -> bool:
    """Whether the text holds zeros, or more control characters than stray ones."""
    if "\0" in text:
        return True
    sample = text[:_SAMPLE]
    controls = sum(map(sample.count, map(chr, (*range(1, 9), *range(14, 27), *range(28, 32), 127))))
    return controls * 20 > len(sample)


def _fault(data: bytes) -> str:
    """Where the bytes stop being UTF-8, if most of them are."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        if len(before.decode("utf-8")) < len(before) - 2:
            line = before.count(b"\n") + 1
            return f" (it is UTF-8 up to line {line}, then broken)"
    return ""
