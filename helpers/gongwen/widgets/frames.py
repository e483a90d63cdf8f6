"""A panel of slot frames: what fills their slots, and the lines behind each filler."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from gongwen.documents import Document
from gongwen.phrases import fillers, frames, inside, slots_of, variability
from gongwen.views import View, table
from gongwen.widgets.base import output, show
from gongwen.widgets.explorer import Explorer
from gongwen.widgets.material import Material
from gongwen.widgets.sensitivity import changes
from gongwen.words import Segmenter, default_segmenter

_SHOWN = 40


class FrameExplorer(Explorer):
    """Choose a frame (以X为Y) and a slot, see what fills it; pick a filler to see its lines.

    Calls `frames`, `slots_of`, `variability` and `fillers`.

    Parameters
    ----------
    corpus : Corpus or several documents
        The texts.
    lang : {'en', 'zh'}
        The language of the panel.
    words, moves : layers, optional
        Their tokens and moves, if they have been found already.

    Attributes
    ----------
    table : pandas.DataFrame
        The fillers of the chosen slot.
    slots : layer
        All fillers of all frames in the chosen part, as `slots_of` gives them.
    lines : layer
        The places of the filler picked last.
    settings : dict
        What is set, as it is written into a saved file.
    sensitivity : pandas.DataFrame
        Fillers of the slot whose count is another under the other segmentation.
    """

    def __init__(
        self,
        corpus: Document | Iterable[Document],
        lang: str = "en",
        *,
        words: pd.DataFrame | None = None,
        moves: pd.DataFrame | None = None,
    ) -> None:
        super().__init__("frames", Material(corpus, words, moves), lang)
        self.slots = self._found(default_segmenter())
        known = variability(self.slots)
        counts = known.groupby("frame", sort=False)["count"].max()
        names = [(f"{name} ({count})", name) for name, count in counts.items()]
        self.frame = self.choice("frame", names, names[0][1] if names else None)
        slots = [(self.say("all_slots"), ""), *((one, one) for one in "XYZ")]
        self.slot = self.choice("slot", slots, "")
        self.freedom = output()
        self.start([self.frame, self.slot])

    def shown(self) -> Sequence[Any]:
        """How free the slots are, what fills them, and the lines."""
        return (self.freedom, self.found, self.passages)

    def _found(self, segmenter: Segmenter) -> pd.DataFrame:
        """The fillers of all frames, found once for each way to cut."""
        corpus = self.material.corpus
        key = (segmenter.name, segmenter.fingerprint)
        words = self.material.words
        return self.once(key, lambda: slots_of(frames(corpus, words=words(segmenter)), corpus))

    def _kept(self, slots: pd.DataFrame) -> pd.DataFrame:
        """Those in the chosen part."""
        if self.type.value:
            slots = slots[slots["document"].isin(self.material.within(self.type.value).ids)]
        spans = self.material.spans(self.place.value)
        return slots if spans is None else inside(slots, spans)

    def _table(self, slots: pd.DataFrame) -> pd.DataFrame:
        wanted = slots["frame"] == self.frame.value
        if self.slot.value:
            wanted &= slots["label"] == self.slot.value
        found = fillers(slots[wanted])
        return found.sort_values("count", ascending=False, kind="stable", ignore_index=True)

    def ask(self) -> pd.DataFrame:
        """The fillers of the frame."""
        self.slots = self._kept(self._found(default_segmenter()))
        return self._table(self.slots)

    def draw(self) -> None:
        """Show how free the slots are, and the fillers, to be picked."""
        free = variability(self.slots[self.slots["frame"] == self.frame.value])
        columns = ["slot", "count", "types", "ttr", "entropy"]
        show(self.freedom, table(free, self.lang, columns=columns))
        self.found.show(
            table(
                self.table, self.lang, columns=["slot", "filler", "count", "range"],
                pick="filler", limit=_SHOWN,
            )
        )  # fmt: skip

    def lines_of(self, row: Mapping[str, Any]) -> pd.DataFrame:
        """The places of a filler."""
        here = self.slots[
            (self.slots["frame"] == row["frame"])
            & (self.slots["label"] == row["slot"])
            & (self.slots["text"] == row["filler"])
        ]
        return here.reset_index(drop=True)

    def name(self, row: Mapping[str, Any]) -> str:
        """The frame, the slot and the filler."""
        return f"{row['frame']}，{row['slot']}＝{row['filler']}"

    @property
    def asked(self) -> Mapping[str, Any]:
        """Frame and slot."""
        return {"frame": self.frame.value, "slot": self.slot.value or "all"}

    def compare(self, other: Segmenter) -> pd.DataFrame:
        """Fillers whose count changes: a frame ends where words end."""
        return changes(self.table, self._table(self._kept(self._found(other))), ["slot", "filler"])

    def effects(self, how: str) -> Sequence[View | str]:
        """The fillers that come, go or change."""
        said = self.say("effect", n=len(self.sensitivity), total=len(self.table), how=how)
        return (
            [said, table(self.sensitivity, self.lang, limit=10)]
            if len(self.sensitivity)
            else [said]
        )
