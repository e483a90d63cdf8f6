"""Numbers as the automatic lists of Word and of web pages write them: 一, ①, iv, b."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_FORMAL = str.maketrans("零一二三四五六七八九十百千万", "零壹贰叁肆伍陆柒捌玖拾佰仟萬")


def chinese(n: int) -> str:
    """A number as it is counted in Chinese.

    >>> chinese(12), chinese(105), chinese(20030)
    ('十二', '一百零五', '二万零三十')
    """
    if n >= 10_000:
        head, rest = divmod(n, 10_000)
        gap = "零" if 0 < rest < 1000 else ""
        return chinese(head) + "万" + gap + (_below_myriad(rest) if rest else "")
    text = _below_myriad(n)
    return text.removeprefix("一") if 10 <= n < 20 else text


def _below_myriad(n: int) -> str:
    if n == 0:
        return _DIGITS[0]
    text, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, n = divmod(n, unit)
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + name
        gap = digit == 0
    return text


def digits(n: int, zero: str = "〇") -> str:
    """A number digit by digit: 二〇 for 20."""
    return "".join(zero if char == "0" else _DIGITS[int(char)] for char in str(n))


def roman(n: int) -> str:
    """A number in capital Roman numerals."""
    text = ""
    for value, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        count, n = divmod(n, value)
        text += sign * count
    return text


def letters(n: int) -> str:
    """A number as Word letters its lists: A to Z, AA, BB and so on."""
    times, place = divmod(n - 1, 26)
    return chr(ord("A") + place) * (times + 1)


def _ringed(n: int) -> str:
    for first, last, code in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= n <= last:
            return chr(code + n - first)
    return str(n)


def _one_of(first: int, last: int) -> Callable[[int], str]:
    return lambda n: chr(first + n - 1) if n <= last else str(n)


def _cycle(names: str) -> Callable[[int], str]:
    return lambda n: names[n - 1] if n <= len(names) else str(n)


def _sexagenary(n: int) -> str:
    return _STEMS[(n - 1) % 10] + _BRANCHES[(n - 1) % 12]


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": "{:02d}".format,
    "decimalFullWidth": lambda n: str(n).translate({c: c + 0xFEE0 for c in range(48, 58)}),
    "decimalEnclosedCircle": _ringed,
    "decimalEnclosedParen": _one_of(0x2474, 20),
    "decimalEnclosedFullstop": _one_of(0x2488, 20),
    "upperRoman": roman,
    "lowerRoman": lambda n: roman(n).lower(),
    "upperLetter": letters,
    "lowerLetter": lambda n: letters(n).lower(),
    "chineseCounting": chinese,
    "chineseLegalSimplified": lambda n: chinese(n).translate(_FORMAL),
    "ideographDigital": digits,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "ideographEnclosedCircle": _one_of(0x3280, 10),
}
_SAME = {
    "chineseCountingThousand": "chineseCounting",
    "taiwaneseCounting": "chineseCounting",
    "taiwaneseCountingThousand": "chineseCounting",
    "japaneseCounting": "chineseCounting",
    "japaneseLegal": "chineseLegalSimplified",
    "ideographLegalTraditional": "chineseLegalSimplified",
    "taiwaneseDigital": "ideographDigital",
    "japaneseDigitalTenThousand": "ideographDigital",
    "decimalFullWidth2": "decimalFullWidth",
    "decimalEnclosedCircleChinese": "decimalEnclosedCircle",
}


def counter(n: int, number_format: str) -> str:
    """A number in one of Word's number formats; Arabic digits in one that is not known.

    >>> counter(3, "chineseCounting"), counter(3, "decimalEnclosedCircle"), counter(3, "lowerRoman")
    ('三', '③', 'iii')
    """
    if number_format == "none":
        return ""
    write = _FORMATS.get(_SAME.get(number_format, number_format), str)
    return write(n) if n > 0 else chinese(0) if write is chinese else str(n)


def gap(marker: str, text: str) -> str:
    """What keeps an automatic number and the text behind it apart: a space between digits.

    Lists set a tab or some room behind their numbers, which is no character. Without any, "1." and
    "2024年" would read as one number.
    """
    return " " if marker[-1:] in {*"0123456789."} and text[:1].isdigit() else ""
