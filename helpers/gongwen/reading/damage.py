"""What a text has lost on its way: masks, gaps, torn sentences, marks that strayed or are missing.

Nothing is mended. Each finding is a span with the evidence for it, so that a reader can judge.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any

import pandas as pd

from gongwen.documents import Block, Document, make_layers
from gongwen.reading import cues
from gongwen.reading.markers import hanzi, inline_markers

LABELS = (
    "placeholder_x", "placeholder_20xx", "lost_numeral", "empty_quotes", "lost_name", "lost_word",
    "lost_head", "lost_tail", "stray_punct", "missing_punct", "glued_heading", "page_debris",
    "split_line", "gap",
)  # fmt: skip
"""The kinds of damage, in the order of the data sheet."""

COLUMNS = {"members": "object", "certain": "bool", "note": "str"}

LONGEST_STRETCH = 42
"""Hanzi without any mark, names of bodies apart, from which punctuation is taken to be lost."""

_HANZI = "\u4e00-\u9fff"
_TERMINAL = tuple("。！？!?；;：:…”’）)】》.，,、")
_NUMERAL = r"\d０-９一二三四五六七八九十百千万亿两几数多余上半每零〇整○xX×*＊.%％"
_UNIT = "|".join(
    "亿元 万元 千元 万人次 万平方米 万公里 万亩 万吨 万人 万名 亿人 亿吨 平方公里 平方米 平米 立方米 公里 公顷 个百分点 % ％".split()
)
_SURNAME = (
    "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严魏陶姜谢邹苏潘葛范彭鲁马方任袁柳唐薛雷贺汤罗"
    "郝安于傅齐康伍余顾孟黄萧尹姚邵汪毛米戴宋庞熊纪舒屈项祝董梁杜阮季江郭梅林钟徐邱骆高夏蔡田樊"
    "胡凌霍万柯卢莫房解应宗丁邓洪包左石崔龚程邢裴陆翁羊甄曲封储靳段焦巴谷车侯全班秋仲宫宁仇栾甘"
    "厉武刘詹龙叶司习温"
)
_SAYS = "(?:指出|强调|讲|说|要求|批示|断言)"


_PATTERNS: dict[str, list[tuple[re.Pattern[str], str]]] = {
    "placeholder_20xx": [
        (re.compile(r"(?:19|20)(?:[xX]{2}|[×＊*○]{2}|\d[xX×])(?![a-zA-Z])"), "masked year"),
    ],
    "placeholder_x": [
        (
            re.compile(
                rf"(?<![a-zA-Z0-9.])[xX]{{1,6}}(?=[{_HANZI}%％“”《》、，,。；;）)]|$)(?![光轴射])"
                rf"|(?<=[{_HANZI}第])(?<![一二三四五六七八九])[×＊○]{{1,6}}(?=[{_HANZI}，,。；;、])|"
                rf"(?<![\d一二三四五六七八九])[×＊○]{{2,6}}(?=[{_HANZI}])"
                rf"|(?<!\d)\d[xX]\d*(?=[{_HANZI}])(?!(?:毫|厘|分)?米)|(?<=[{_HANZI}])某{{2,4}}(?=[市县区乡镇村局])"
            ),
            "masked name or number",
        ),
    ],
    "lost_numeral": [
        (re.compile(rf"^、(?=[{_HANZI}])"), "mark without its numeral"),
        (
            re.compile(
                rf"(?<=[{_HANZI}])(?<![{_NUMERAL}均按元以逾近约超过公为平总英半家方少])(?:{_UNIT})(?![均产数制值户级以市化/])"
            ),
            "unit without a number",
        ),
        (
            re.compile(r"^年(?:以来|来|度)|^(?:19|20)(?=[，,])|(?<=[，。；,;])年以来"),
            "year without its number",
        ),
        (
            re.compile(r"(?:力争|预计|截至|到|自|从)年(?![底终初末度中内关限均年月前后级龄])"),
            "year without its number",
        ),
        (
            re.compile(rf"(?<=[{_HANZI}])(?:届次|第次|第届|第号)(?=[全会党人代]|$)|年月日"),
            "ordinal without its number",
        ),
    ],
    "empty_quotes": [
        (re.compile(r"“\s*”|《\s*》|【\s*】|「\s*」|（\s*）|\(\s*\)"), "nothing between the marks")
    ],
    "lost_name": [
        (
            re.compile(
                rf"(?:(?<=[。！？!?；;])|^)(?:同志|总书记|书记|主席|总理|省长|市长|县长|"
                rf"区长){_SAYS}"
            ),
            "title without a name",
        ),
        (
            re.compile(rf"(?:(?<=[。！？!?；;])|^)[{_SURNAME}](?:讲|指出|强调)[，,:：]"),
            "surname without the rest of the name",
        ),
        (
            re.compile(
                r"刚才[，,](?=(?:总结|回顾|传达|通报|宣读|安排|部署|介绍|讲|作|汇报)(?!得|的))"
            ),
            "who spoke is not named",
        ),
        (
            re.compile(rf"(?<=[，,。；;“以把])将(?=(?:打造|建设|建成|发展)成(?:为)?[{_HANZI}])"),
            "what 将 refers to is lost",
        ),
    ],
    "lost_word": [
        (re.compile(r"(?<=党的)(?=[和、，])(?=和省|和市|和全|和国|、)"), "name of a meeting lost"),
        (re.compile(rf"(?<=党的)(?=和[{_HANZI}x]{{1,4}}届)"), "name of a meeting lost"),
        (
            re.compile(r"对[^，。；,;]{2,12}(?:建设|工作|发展)(?=了(?:新|更|一))"),
            "verb lost before 了",
        ),
        (re.compile(r"(?:网站|报纸|媒体|报刊|电视台)(?=了[，,。])"), "verb lost before 了"),
        (re.compile(r"(?<=[，,])所(?:做|作)的。$"), "noun lost behind 的"),
    ],
    "stray_punct": [
        (
            re.compile(r"[。，、；：,;][。，、；：,;]+|。\.|\.。|[！？!?][。，,]"),
            "two marks in a row",
        ),
        (
            re.compile(
                rf"(?<=[{_HANZI}])(?<![一二三四五六七八九十])\.(?=[{_HANZI}])|"
                rf"(?<=[{_HANZI}])[。](?=[，,])"
            ),
            "mark inside a word",
        ),
        (re.compile(r"^[\]】）)〕”’，。、；：,.;:]+"), "mark that closes nothing"),
    ],
    "page_debris": [
        (
            re.compile(
                r"&(?:[a-zA-Z]{2,8}|#\d{2,5});|</?[a-zA-Z][^>]{0,80}>|https?://\S+|"
                r"(?<![@\w])www\.\S+|�+"
            ),
            "rest of the page",
        ),
    ],
    "missing_punct": [
        (re.compile(rf"[{_HANZI}](?:呢|吗)(?=[{_HANZI}]{{3}})"), "no mark behind a question"),
    ],
}
_GROUPED = {
    "placeholder_x",
    "placeholder_20xx",
    "lost_numeral",
    "empty_quotes",
    "missing_punct",
    "stray_punct",
}
_STRETCH = re.compile(r"[^，,。；;：:！!？?、…—\n“”《》（）()\s]+")
_BODY = ("paragraph", "heading", "list_item", "closing")
_NAMES = re.compile(
    r"[一-龥]{0,4}(?:人民代表大会|常务委员会|代表大会|委员会|人民政府|人民法院|人民检察院|"
    r"领导小组|办公室|[自]治[区州县])"
)
_GOES_ON = tuple("，,、的和与及或把被将对为从向")
_FULL_STOP = re.compile(rf"(?<=[{_HANZI}])\.(?=[{_HANZI}])")
_HABIT = 2
_TORN = 8
_UNNAMED = re.compile(r"同志|各位|谢谢|特此|此复|完毕|一、|注")


def damage(documents: Document | Iterable[Document]) -> pd.DataFrame:
    """The damage in one or more documents.

    Returns
    -------
    pandas.DataFrame
        A layer; `label` is one of `LABELS`. Masks, lost numbers, empty quotes and missing or stray
        marks come once for each block, with each place in `members` (a list of (start, end));
        `certain` is False where the sign may have another cause; `note` says what was seen.
    """
    return make_layers(documents, _damage, COLUMNS)


def _damage(document: Document) -> Iterator[dict[str, Any]]:
    finds: list[Callable[[Document], Iterator[dict[str, Any]]]] = [
        _by_pattern, _unmarked_stretches, _glued, _numbering, _torn_lines, _lost_ends,
    ]  # fmt: skip
    spans = [span for find in finds for span in find(document)]
    return _grouped(document, spans)


def _span(start: int, end: int, label: str, note: str, *, certain: bool = True) -> dict[str, Any]:
    return {"start": start, "end": end, "label": label, "note": note, "certain": certain}


def _grouped(document: Document, spans: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row a block for damage that comes in numbers, one row a place for the rest."""
    block_of = {
        place: number
        for number, block in enumerate(document.blocks)
        for place in range(block.start, block.end + 1)
    }
    groups: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for number, span in enumerate(spans):
        label = span["label"]
        key = block_of.get(span["start"], -1) if label in _GROUPED else -2 - number
        groups.setdefault((label, key), []).append(span)
    for group in groups.values():
        group.sort(key=lambda span: span["start"])
        yield {
            **group[0],
            "end": max(span["end"] for span in group),
            "members": [(span["start"], span["end"]) for span in group],
            "note": "; ".join(dict.fromkeys(span["note"] for span in group)),
        }


def _by_pattern(document: Document) -> Iterator[dict[str, Any]]:
    full_stops = len(_FULL_STOP.findall(document.text)) > _HABIT  # a writer's habit, no damage
    for block in document.blocks:
        if block.kind in ("furniture", "part_title"):
            continue
        text = document.text_of(block)
        for label, patterns in _PATTERNS.items():
            for pattern, note in patterns:
                for found in pattern.finditer(text):
                    if label == "stray_punct" and found.group() == "." and full_stops:
                        continue
                    yield _visible(block, found, label, note)


def _visible(block: Block, found: re.Match[str], label: str, note: str) -> dict[str, Any]:
    """The span of a match; where nothing stands in the gap, the character before it."""
    start, end = block.start + found.start(), block.start + found.end()
    if start == end:
        start = max(block.start, start - 1)
        end = start + 1
    return _span(start, end, label, note)


def _unmarked_stretches(document: Document) -> Iterator[dict[str, Any]]:
    """Stretches of body text too long to have no punctuation."""
    for block in document.of_kind("paragraph", "list_item", "heading"):
        if block.heading and not block.run_in:
            continue
        start = block.heading[1] if block.heading else block.start
        for found in _STRETCH.finditer(document.text, start, block.end):
            size = hanzi(found.group())
            if size - sum(map(len, _NAMES.findall(found.group()))) >= LONGEST_STRETCH:
                yield _span(
                    found.start(), found.end(), "missing_punct", f"{size} hanzi without a mark"
                )


def _glued(document: Document) -> Iterator[dict[str, Any]]:
    for block in document.blocks:
        if "glued" in block.flags and block.heading:
            yield _span(*block.heading, "glued_heading", "no mark between heading and body")


def _numbering(document: Document) -> Iterator[dict[str, Any]]:
    """Breaks in the numbering of headings and list items, and of lists inside paragraphs."""
    for block in document.of_kind("heading", "list_item"):
        head = (block.start, block.start + max(1, len(block.marker or "")))
        for flag in block.flags:
            if flag.startswith("gap:"):
                yield _span(
                    *head, "gap", f"{flag[4:].replace('-', ' → ')}: members between are missing"
                )
            elif flag == "head_lost":
                yield _span(*head, "lost_head", "the list does not begin with its first member")
            elif flag == "restart" and block.kind == "list_item":
                yield _span(*head, "lost_head", "the list begins anew without a heading")
    for block in document.of_kind("paragraph"):
        for kind in ("shi", "yao"):
            marks = inline_markers(document.text_of(block), kind)
            if len(marks) > 2 and marks[0].ordinal == 2:
                place = block.start + marks[0].start
                yield _span(place, place + 2, "gap", "the first member is missing")


def _torn_lines(document: Document) -> Iterator[dict[str, Any]]:
    """Scraps of a sentence standing alone on a line between body paragraphs."""
    body = [block for block in document.blocks if block.kind in _BODY]
    for before, block, after in zip(body, body[1:], body[2:], strict=False):
        text = document.text_of(block)
        alone = block.kind == "paragraph" and hanzi(text) <= _TORN and not _UNNAMED.search(text)
        between = (
            before.kind != "closing"
            and after.kind == "paragraph"
            and before.run_in | (before.kind == "paragraph")
        )
        if alone and between and text.endswith(("。", ".")) and _is_torn(document, before, after):
            yield _span(block.start, block.end, "split_line", "a piece of the sentence around it")
    for before, block in pairwise(body):
        both = before.kind == block.kind == "paragraph" and "joined" not in before.flags
        if both and document.text_of(before).endswith(_GOES_ON):
            yield _span(
                before.end - 1, before.end, "split_line", "the sentence goes on in the next line"
            )


def _is_torn(document: Document, before: Block, after: Block) -> bool:
    """Whether the lines around a scrap break off: with 的 or a bare verb, or with 就, 并, 也."""
    last_clause = re.split(r"[，,、；;]", document.text_of(before).rstrip("。."))[-1]
    goes_on = document.text_of(after)[:1] in "就并也都而则且"
    return (
        goes_on or last_clause.endswith(("的", "了", "在", "于", "和")) or hanzi(last_clause) <= 2
    )


def _lost_ends(document: Document) -> Iterator[dict[str, Any]]:
    """A document without its beginning or end, a heading without its body, a list of one."""
    body = [block for block in document.blocks if block.kind in _BODY]
    if not body:
        return
    nodes = [block for block in body if block.kind in ("heading", "list_item") and block.marker]
    headed = any(True for _ in document.of_kind("title", "salutation"))
    if (
        not headed
        and body[0].kind == "paragraph"
        and nodes
        and "head_lost" in nodes[0].flags + _first_top(nodes)
    ):
        yield _span(
            body[0].start, body[0].start + 1, "lost_head", "the text begins after its beginning"
        )
    last = body[-1]
    signed = any(True for _ in document.of_kind("closing", "signature", "date"))
    if not signed and last.kind == "paragraph" and not document.text_of(last).endswith(_TERMINAL):
        yield _span(last.end - 1, last.end, "lost_tail", "the text breaks off")
    yield from _bodiless(document, nodes)


def _first_top(nodes: list[Block]) -> tuple[str, ...]:
    top = [block for block in nodes if block.level == 1]
    return top[0].flags if top else ()


def _bodiless(document: Document, nodes: list[Block]) -> Iterator[dict[str, Any]]:
    for before, block, after in zip([None, *nodes], nodes, [*nodes[1:], None], strict=False):
        bare = block.kind == "heading" and not block.run_in
        sister = before is not None and before.run_in and before.level == block.level
        lost = after is not None and any(flag.startswith("gap") for flag in after.flags)
        if bare and sister and lost and after is not None and after.level == block.level:
            yield _span(block.end - 1, block.end, "lost_tail", "a heading whose body is lost")
        lonely = block.marker and cues.LIST_OF_ONE.match(block.marker) and after is None
        if (
            lonely
            and block.run_in
            and (before is None or before.level != block.level)
            and block is nodes[-1]
        ):
            ends = not any(b.kind == "closing" for b in document.blocks)
            if ends:
                yield _span(
                    block.end - 1, block.end, "lost_tail", "a list of one: the rest is lost"
                )
