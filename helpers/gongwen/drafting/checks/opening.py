"""Checks of title and receivers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.documents import Block
from gongwen.drafting.bodies import UNADDRESSED
from gongwen.drafting.draft import Draft
from gongwen.drafting.registry import Finding, check_for
from gongwen.drafting.rules import BODY
from gongwen.reading import cues
from gongwen.reading.markers import hanzi

_OTHER_TYPE = re.compile(
    r"(?:公示|须知|启事|提示|声明|简章|通知书|答复|安排表|名单|书)(?:[（(].*)?$"
)
_BODIES = re.compile(
    r"(?:人民政府|办公室|委员会|[局厅部处院]|部门|单位|机构|公司|学校|街道)(?:（[^）]*）)?[，。；,;.]?$"
)


@check_for("T08")
def title_without_type(draft: Draft) -> Iterator[Finding]:
    """A title with 关于 that names no type, of a document that is addressed or numbered."""
    titles = list(draft.document.of_kind("title"))
    official = draft.numbered or (draft.addressee and not _is_greeting(draft))
    named = cues.type_in(draft.title) or _OTHER_TYPE.search(draft.title)
    if titles and official and "关于" in draft.title and not named:
        yield Finding(titles[0].start, titles[-1].end)


def _is_greeting(draft: Draft) -> bool:
    return any(
        cues.is_speech_salutation(draft.document.text_of(block))
        for block in draft.document.of_kind("salutation")
    )


@check_for("T08b")
def title_with_final_mark(draft: Draft) -> Iterator[Finding]:
    """A title that ends in a mark."""
    for block in _title_lines(draft):
        found = re.search(r"(?<=[一-龥”》）])[。；，：、.]$", draft.words(block))
        if found:
            yield Finding(block.start + found.start(), block.end, "")


def _title_lines(draft: Draft) -> Iterator[Block]:
    """Titles, or else lines above the receivers that would be titles but for their final mark."""
    titles = list(draft.document.of_kind("title"))
    yield from titles
    for block in () if titles else draft.document.blocks:
        words = draft.words(block)
        if block.kind == "salutation":
            return
        if block.kind in ("paragraph", "closing", "heading"):
            about = re.match(r"[^，。；：]{0,30}关于[^，。；：]{2,60}的", words)
            if about and cues.type_in(words.rstrip("。；，：、.")):
                yield block
            return


@check_for("T09")
def receivers_without_colon(draft: Draft) -> Iterator[Finding]:
    """Receivers followed by a half-width colon, another mark or none."""
    block = _receivers(draft)
    if block is None or not draft.statutory:
        return
    text = draft.document.text_of(block)
    bare = text.rstrip("：:，。；,;. 　")
    if text[len(bare) :] == "：" or (text[len(bare) :] == ":" and draft.half_width):
        return
    if len(bare) < len(text):
        yield Finding(block.start + len(bare), block.end, "：")
    else:
        yield Finding(block.end - 1, block.end, f"{text[-1]}：")


def _receivers(draft: Draft) -> Block | None:
    """The line of receivers, also where it lacks its colon; None where there is none."""
    blocks = draft.document.blocks
    for before, block in zip((None, *blocks), blocks, strict=False):
        if block.kind == "salutation":
            return None if cues.is_speech_salutation(draft.document.text_of(block)) else block
        if before and before.kind in ("title", "doc_number") and _names_bodies(draft, block):
            return block
        if block.kind in BODY:
            return None
    return None


def _names_bodies(draft: Draft, block: Block) -> bool:
    words = draft.words(block)
    if block.kind not in ("paragraph", "signature", "note") or hanzi(words) > 60:
        return False
    bare = words.rstrip("，。；,;. 　")
    named = all(_BODIES.search(part) for part in re.split("[，、]", bare) if part)
    return named and not re.search(r"[。；：！？\d《]", bare) and draft.type not in UNADDRESSED


@check_for("T09b")
def receivers_of_the_unaddressed(draft: Draft) -> Iterator[Finding]:
    """Receivers above a text that goes to nobody in particular."""
    for block in draft.document.of_kind("salutation"):
        if not cues.is_speech_salutation(draft.document.text_of(block)):
            yield Finding(block.start, block.end)
        return


@check_for("T28")
def no_receivers(draft: Draft) -> Iterator[Finding]:
    """A numbered document of a type that is addressed, without receivers."""
    titles = list(draft.document.of_kind("title"))
    if titles and draft.numbered and draft.whole and _receivers(draft) is None:
        yield Finding(titles[0].start, titles[-1].end)
