"""Where findings on a whole document are shown: its title, its receivers."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.documents import Block
from gongwen.drafting.draft import Draft
from gongwen.drafting.registry import Finding
from gongwen.reading import cues


def the_title(draft: Draft, **known: object) -> Iterator[Finding]:
    """The title as the place of a finding; nothing where there is none."""
    blocks = list(draft.document.of_kind("title"))
    if blocks:
        yield Finding(blocks[0].start, blocks[-1].end, known=known)


def receivers(draft: Draft) -> Block | None:
    """The line of receivers; None where there is none, or listeners are greeted."""
    block = next(draft.document.of_kind("salutation"), None)
    greets = block and cues.is_speech_salutation(draft.document.text_of(block))
    return None if greets else block


def receivers_span(draft: Draft, block: Block) -> tuple[int, int]:
    """The receivers without their colon."""
    return block.start, block.start + len(draft.words(block).rstrip("：: 　"))
