"""Checks of marks that need more than a pattern: pairs, widths, ranges, leads of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.documents import Block
from gongwen.drafting.draft import Draft
from gongwen.drafting.registry import Finding, check_for
from gongwen.drafting.rules import BODY
from gongwen.reading.markers import hanzi

_LED = re.compile(
    r"(?:项|方面|点|工作|问题|措施|要求|做到|原因|任务|如下|以下|包括|环节|关系)(，)(?=一[是要][^；。]{2,}；二[是要])"
)
_HALF = re.compile(
    r"(?<=[一-龥”）》)])[,;:?!](?!//)|(?<=[一-龥”）》)])\.(?![\d.A-Za-z])|(?<=\d)[,;](?=[一-龥])"
)
_HALF_BRACKETS = re.compile(r"\([^()\n]*[一-龥][^()\n]*\)")
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}
_FULL_MARKS = re.compile("[，；：？！。（）]")
_PAIRS = (("《", "》"), ("（(", "）)"), ("“", "”"), ("〔", "〕"))
_RANGES = (
    (re.compile(r"(?<![\d\-—A-Za-z/〔])(\d+(?:\.\d+)?%?)\s?(?:-|－|–)\s?(\d+(?:\.\d+)?)(?=%|％|万|亿|元|人|个|名|天|次|户|亩|公里|吨|米|岁|分钟|小时|倍|千克|公斤|平方|立方|℃|度|家|项|处|座|辆|页|台)"), "～"),
    (re.compile(r"(\d{1,4}[年月日时])\s?(?:-|－|–)\s?(\d{1,4})(?=[年月日时])"), "—"),
    (re.compile(r"(?<![\d:：-])(\d{1,2}[:：]\d{2})\s?(?:-|－|–)\s?(\d{1,2}[:：]\d{2})(?!\d)"), "—"),
)  # fmt: skip
_NUMBERED = re.compile(r"[\d一二三四五六七八九十a-zA-Z]$")
_LONG_ENOUGH = 15


@check_for("P05")
def comma_before_a_list(draft: Draft) -> Iterator[Finding]:
    """A comma between 三项工作 and 一是…；二是…."""
    for start, end in draft.sentences():
        for found in _LED.finditer(draft.text[start:end]):
            yield Finding(start + found.start(1), start + found.end(1), "：")


@check_for("P06")
def two_colons(draft: Draft) -> Iterator[Finding]:
    """A second colon in a sentence, quotations, numbers and labels aside."""
    for start, end in draft.sentences("paragraph", "heading", "list_item"):
        text = re.sub(
            r"“[^”]*”|《[^》]*》|（[^）]*）",
            lambda found: "＿" * len(found[0]),
            draft.text[start:end],
        )
        places = [found.start() for found in re.finditer(r"(?<=[一-龥])：(?=[一-龥])", text)]
        listed = "；" in text or re.search(r"[一二三四五]是|第[一二三]|其中", text)
        if len(places) == 2 and not listed and places[0] > 6:
            yield Finding(start + places[1], start + places[1] + 1)


@check_for("P09")
def hyphen_as_range(draft: Draft) -> Iterator[Finding]:
    """30-50元, 3月-5月, 9:00-11:00."""
    for block in draft.document.of_kind(*BODY):
        text = draft.document.text_of(block)
        for pattern, mark in _RANGES:
            for found in pattern.finditer(text):
                yield Finding(
                    block.start + found.start(),
                    block.start + found.end(),
                    f"{found[1]}{mark}{found[2]}",
                )


@check_for("P11")
def half_pairs(draft: Draft) -> Iterator[Finding]:
    """An opening mark that is never closed, a closing one that was never opened."""
    open_before = False
    for block in draft.document.of_kind(*BODY, "title"):
        text = draft.words(block)
        for opening, closing in _PAIRS:
            quote = opening == "“"
            if quote and open_before:  # a quotation of several paragraphs is closed in its last
                open_before = "”" not in text
                continue
            for place in _unpaired(text, opening, closing):
                if quote and text[place] == "“" and _goes_on(draft, block):
                    open_before = True
                    continue
                yield Finding(block.start + place, block.start + place + 1)


def _unpaired(text: str, opening: str, closing: str) -> Iterator[int]:
    waiting: list[int] = []
    for place, letter in enumerate(text):
        if letter in opening:
            waiting.append(place)
        elif letter in closing:
            if waiting:
                waiting.pop()
            elif not _NUMBERED.search(text[:place]):
                yield place
    yield from waiting


def _goes_on(draft: Draft, block: Block) -> bool:
    """Whether the next paragraph opens with a quotation mark again, or closes one first."""
    following = [one for one in draft.document.of_kind(*BODY) if one.start > block.end]
    if not following:
        return False
    text = draft.words(following[0])
    return text.startswith("“") or (
        "”" in text and text.find("”") < (text.find("“") % (len(text) + 1))
    )


@check_for("P13")
def greeting_without_colon(draft: Draft) -> Iterator[Finding]:
    """同志们， as the first line of a speech."""
    address = re.compile(
        r"^(?:尊敬的)?(?:各位[一-龥]{1,6}|同志们|朋友们|同学们)(?:、(?:各位[一-龥]{1,6}|同志们|朋友们))*([，。,.；]|)$"
    )
    for block in draft.document.blocks:
        found = address.match(draft.words(block))
        if found:
            start = block.start + found.start(1)
            if found[1]:
                yield Finding(start, block.end, "：")
            else:
                yield Finding(block.end - 1, block.end, draft.words(block)[-1] + "：")
            return
        if block.kind in ("paragraph", "heading") and hanzi(draft.words(block)) > _LONG_ENOUGH:
            return


@check_for("P14")
def half_width(draft: Draft) -> Iterator[Finding]:
    """Half-width marks, reported once for the document."""
    places = [
        block.start + place
        for block in draft.document.blocks
        if block.kind not in ("furniture", "part_title", "doc_number")
        for place in _half_marks(draft.document.text_of(block))
    ]
    full = len(_FULL_MARKS.findall(draft.document.text))
    if places:
        text = draft.document.text
        edits = tuple((place, place + 1, _FULL[text[place]]) for place in places)
        known = {"half": len(places), "all": len(places) + full}
        yield Finding(places[0], places[0] + 1, None, known, edits)


def _half_marks(text: str) -> list[int]:
    """Where half-width marks stand; brackets only in pairs around hanzi, so both change or none."""
    pairs = [found.span() for found in _HALF_BRACKETS.finditer(text)]
    places = {found.start() for found in _HALF.finditer(text)}
    return sorted(places | {place for start, end in pairs for place in (start, end - 1)})


@check_for("P16")
def straight_quotes(draft: Draft) -> Iterator[Finding]:
    """Straight quotation marks; the fix opens and closes them by turns."""
    for block in draft.document.of_kind(*BODY, "title"):
        text = draft.document.text_of(block)
        places = [found.start() for found in re.finditer('["＂]', text)]
        beside = [p for p in places if _beside_hanzi(text, p)]
        if beside and len(places) % 2 == 0:
            marks = "“”" * (len(places) // 2)
            for place, mark in zip(places, marks, strict=True):
                yield Finding(block.start + place, block.start + place + 1, mark)
        elif beside:
            yield Finding(block.start + beside[0], block.start + beside[0] + 1)


def _beside_hanzi(text: str, place: int) -> bool:
    return any("一" <= letter <= "龥" for letter in text[max(0, place - 1) : place + 2])


@check_for("P21")
def paragraph_without_end(draft: Draft) -> Iterator[Finding]:
    """A paragraph of the body that stops without a mark."""
    if not draft.whole:
        return
    for block in draft.blocks(*BODY):
        words = draft.words(block)
        prose = block.kind in ("paragraph", "closing") or (block.run_in and "。" in words)
        formula = block.kind == "closing" and re.search("特此|^此复|请.{0,6}批[示复准]$", words)
        bare = bool(re.search(r"[一-龥\d%％]$", words)) and hanzi(words) >= _LONG_ENOUGH
        ended = re.search(r"[^一-龥\d%％]$", words)
        if not ended and (formula or (prose and bare and re.search("[，。；]", words[:-1]))):
            yield Finding(block.end - 1, block.end, f"{words[-1]}。")


_APPROXIMATE = re.compile(
    r"(?<![第、一二三四五六七八九十百\d])([一二两三四五六七八])、([二三四五六七八九])"
    r"(?=(?:个(?!部分)|天|年(?!级)|次|名|倍|公里|里|户|处|亩|百|千|万|成|分钟|小时|人|家|台|辆|条|公斤|斤|里路|遍)(?!季度|中全会|产业|线|级))"
)


@check_for("P02")
def approximate_number(draft: Draft) -> Iterator[Finding]:
    """三、四名 for 三四名."""
    places = {letter: place for place, letter in enumerate("一二三四五六七八九")} | {"两": 1}
    for block in draft.blocks(*BODY):
        for found in _APPROXIMATE.finditer(draft.words(block)):
            neighbours = places[found[2]] - places[found[1]] == 1
            if neighbours and found.start():
                yield Finding(
                    block.start + found.start(), block.start + found.end(), found[1] + found[2]
                )


@check_for("P22")
def paragraph_cut_off(draft: Draft) -> Iterator[Finding]:
    """A paragraph that ends in a comma."""
    if not draft.whole:
        return
    for block in draft.blocks(*BODY):
        if draft.words(block)[-1] in "，、" and hanzi(draft.words(block)) >= _LONG_ENOUGH:
            yield Finding(block.end - 1, block.end, "。")
