"""Shapes in which two clauses are opposed without words of an axis, in points."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from gongwen.rhetoric.opposition.denial import denies, of_denial
from gongwen.rhetoric.opposition.neighbours import NOW
from gongwen.rhetoric.opposition.places import ENOUGH, Point

_NEAR, _LONG = 2, 12
_ALIKE = 0.5
_MORE = re.compile(r"(?<![很许众诸太好最更繁过几万千百十余])多[一-龥]{0,2}[一几半]")
_LESS = re.compile(r"(?<![减缺很不至])少[一-龥]{0,2}[一几半]")
_DOES_MORE = re.compile(r"(?<![很许众诸太好最更繁过几万千百十余增])多([一-龥])")
_DOES_LESS = re.compile(r"(?<![减缺很不至])少([一-龥])")
_WHEN = re.compile(
    r"^[^，的\d]{1,9}?(?:的时候|(?<![及适平同即小随按准过定实限暂有当何届临战一二三四五六七八九十点几])时)(?![间期代刻而常尚])(?=[^，])"
)
_SHEET = "会|单|图|图纸|表|纸|纸面|墙|账|账面|账本|屏幕|文件|材料|报告|汇报|新闻|电视|照片|嘴|口号|朋友圈|群|台账|本子|黑板|计划|方案|合同|制度|简报|表格|电话|主席台|办公室"
_PAPER = re.compile(
    rf"^(?:(?!社会|机会|[把将让对给从在])[一-龥]{{0,3}}?(?:{_SHEET})[上里中时](?![墙网报线交门])|坐在[^，]{{1,4}}里)"
)
_PLACE = re.compile(
    r"^(?:可|但|而|到|一到|走[到进])?(?:[一-龥]{1,3}[上下里中外后头](?![墙网报线交门])|实地|现场|一线|[^，]{2,6}时(?![间期]))"
)
_BUT = re.compile(r"^[^，]{0,6}?(?:却|偏偏|反倒|反而)")
_AGO = re.compile(r"^[一二三四五六七八九十几两百\d]{1,5}多?(?:年|个?月|天)(?:多|之|以)?前")
_STILL, _ALREADY = (re.compile(rf"^[^，]{{2,5}}(?:{words})") for words in ("还|才|只", "已|就|竟"))
_ALLOWED = re.compile(r"^[^，]{1,4}可以")
_BARRED = re.compile(r"^[^，]{1,6}?(?:决|绝|万万|但)?(?:不能|不可(?!能)|不许|不容)")
_EASY, _HARD = re.compile(r".{2}好[一-龥]$"), re.compile(r".{2}难[一-龥]$")
_WHAT_IS = re.compile(r"^[^，]{1,8}的是")

Shape = Callable[[str, str], Iterator[Point]]


def shapes_in(text: str) -> list[Shape]:
    """The shapes that may be met in a sentence, by the words that they cannot do without.

    Each gives the points that two clauses get without a word of an axis.
    """
    return [shape for sign, shape in _SHAPES if sign.search(text)]


def _of_amounts(one: str, other: str) -> Iterator[Point]:
    """多 against 少 before a verb (多流一滴汗，少担一分险)."""
    more, less = _DOES_MORE.search(one), _DOES_LESS.search(other)
    if more and less and more[1] == less[1] and abs(len(one) - len(other)) <= 1:
        yield Point(ENOUGH, more[0], less[0])
    elif _MORE.search(one) and _LESS.search(other):
        yield Point(ENOUGH, "多", "少")
    elif _LESS.search(one) and _MORE.search(other):
        yield Point(ENOUGH, "少", "多")


def _of_ease(one: str, other: str) -> Iterator[Point]:
    """What is easy in one clause and hard in the other (明火好救，暗火难防)."""
    if _EASY.search(one) and _HARD.search(other):
        yield Point(ENOUGH, "好", "难")
    elif _HARD.search(one) and _EASY.search(other):
        yield Point(ENOUGH, "难", "好")


def _of_then(one: str, other: str) -> Iterator[Point]:
    """Years ago against today."""
    if _AGO.match(one) and NOW.match(other):
        yield Point(ENOUGH, "…前", "现在")


def _of_occasions(one: str, other: str) -> Iterator[Point]:
    """Two occasions that open clauses as long (验收时, 漏水时)."""
    a, b = _WHEN.match(one), _WHEN.match(other)
    if a and b and a[0] != b[0] and abs(len(one) - len(other)) <= 1:
        yield Point(ENOUGH, a[0], b[0])


def _of_paper(one: str, other: str) -> Iterator[Point]:
    """What stands on paper against the place itself."""
    paper, place = _PAPER.match(one), _PLACE.match(other)
    if paper and place and not _PAPER.match(other):
        yield Point(ENOUGH, paper[0], place[0])


def _of_leave(one: str, other: str) -> Iterator[Point]:
    """What may be against what must not be (人可以穷，院子不能脏)."""
    if _ALLOWED.match(one) and _BARRED.match(other) and max(len(one), len(other)) <= _LONG:
        yield Point(ENOUGH, "可以", "不能")


def _of_turn(_: str, other: str) -> Iterator[Point]:
    """却 or 偏偏 in the second clause."""
    if _BUT.match(other):
        yield Point(1, "…", "却")


_SHAPES: tuple[tuple[re.Pattern[str], Shape], ...] = (
    (re.compile("[不没未无]"), of_denial),
    (re.compile("多.*少|少.*多"), _of_amounts),
    (re.compile("好.*难|难.*好"), _of_ease),
    (re.compile("前.*(?:现在|如今|今[天日]|眼下|而今|目前|年[后过])"), _of_then),
    (re.compile("时.*时"), _of_occasions),
    (re.compile(rf"(?:{_SHEET})[上里中时]|坐在"), _of_paper),
    (re.compile("可以.*不"), _of_leave),
    (re.compile("却|偏偏|反[倒而]"), _of_turn),
)


def likeness(one: str, other: str) -> Iterator[Point]:
    """The points of build where opposed words open both clauses: one denied, or alike."""
    near = abs(len(one) - len(other)) <= _NEAR and max(len(one), len(other)) <= _LONG
    if near and denies(one) != denies(other):
        yield Point(1, "…", "不…")
    same = sum(x == y for x, y in zip(one, other, strict=False))
    if len(one) == len(other) and same >= _ALIKE * len(one):
        yield Point(1, "…", "…")
    if _STILL.match(one) and _ALREADY.match(other):
        yield Point(1, "还", "已")
    if _WHAT_IS.match(one) and _WHAT_IS.match(other):
        yield Point(1, "的是", "的是")
