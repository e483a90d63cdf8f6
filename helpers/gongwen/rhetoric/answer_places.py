"""Where the answer to a question stands: behind it, or behind the series that it opens."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongwen.rhetoric.answers import is_direct
from gongwen.rhetoric.lost_marks import asks_unmarked
from gongwen.rhetoric.question_forms import is_open
from gongwen.rhetoric.stretches import Sentence

ANSWER_REACH = 2
"""Within how many sentences a question must be answered to be one of the speaker's own (设问)."""

_MOST_QUESTIONS = 4
_BY_OTHERS = re.compile(
    r"(?![^，：]*没有?说)(?:他们?|她们?|大家(?!(?:肯定|一定|都|自然|可能)*会)|有人|对方|(?!我)[一-龥]{1,4}(?=回答|答道)|[^，。：“]{1,8}(?:师傅|同志|老人|大爷|大娘|孩子|群众|村民|书记))[^，。：“]{0,6}?(?:说|答|回答|讲|告诉我)(?:道|了一句)?[，：]"
)
_MOVES_ON = re.compile(
    r"(?:[二三四五六七八九十]是|第[二三四五六七]|其[二三四]|再次|最后|另外|此外|下面|接下来|下一步|再就是|还有一[个点条]|再说一[个件])"
)
"""How a sentence opens that goes on to something else."""

_ADDRESSES = re.compile(r"同志们|各位|朋友们|乡亲们|老师们|谢谢")


def answer_of(sentences: Sequence[Sentence], number: int, end: int) -> tuple[int, int] | None:
    """The speaker's answer: what follows in the sentence, the paragraph or the next, and asks nothing.

    Questions of a series share the answer that follows them. Where somebody else answers at once
    there is none (秤呢？她说：…). Over the border of a paragraph only a sentence that opens as answers do counts.
    """
    here = sentences[number]
    rest = here.text[end:].strip("”’， ")
    if len(rest) > 1:
        return here.end - len(rest), here.end
    for one in sentences[number + 1 : number + 1 + ANSWER_REACH + _MOST_QUESTIONS]:
        if one.block != here.block and not (
            is_direct(one.text, here.text)
            or (is_open(here.text) and not _ADDRESSES.match(one.text))
        ):
            return None
        if _BY_OTHERS.match(one.text) or _MOVES_ON.match(one.text):
            return None
        if "？" not in one.text and not asks_unmarked(one.text):
            return one.start, one.end
    return None


def text_at(sentences: Sequence[Sentence], span: tuple[int, int] | None) -> str:
    """The words of an answer."""
    if span is None:
        return ""
    home = next((one for one in sentences if one.start <= span[0] < one.end), None)
    return home.text[span[0] - home.start :] if home else ""
