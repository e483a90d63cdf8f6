"""A panel that cuts a text in two ways and shows which counts change."""

from __future__ import annotations

import re
from importlib.util import find_spec

import ipywidgets as widgets
import pandas as pd

from gongwen.documents import Document
from gongwen.views import compare_segmentations, located, table
from gongwen.views.html import View, el, stack, view
from gongwen.widgets.base import WIDE, Panel, output, row, show
from gongwen.words import ENGINES, Segmenter, compare, frequency, kit_words, sentences, tokens
from gongwen.words.sentences import as_document

TOP = 50
"""How many of the most frequent words are watched for changes."""

_SPLIT = re.compile(r"[\s,，、;；]+")
_LONGEST = 30


def count_flips(before: pd.DataFrame, after: pd.DataFrame, top: int = TOP) -> pd.DataFrame:
    """The words among the most frequent whose count differs between two frequency tables.

    Parameters
    ----------
    before, after : pandas.DataFrame
        From `frequency`, of the same documents under two segmenters.
    top : int
        Words that are among so many first in either table are looked at.

    Returns
    -------
    pandas.DataFrame
        Columns `word`, `before`, `after`, `change`, `rank_before`, `rank_after` (from 1; missing
        where the word does not occur), the greatest change first.
    """
    both = _ranked(before, "before").merge(_ranked(after, "after"), on="word", how="outer")
    both = both.fillna({"before": 0, "after": 0}).astype({"before": "int64", "after": "int64"})
    watched = (both["rank_before"] <= top) | (both["rank_after"] <= top)
    found = both[watched.fillna(value=False) & (both["before"] != both["after"])]
    found = found.assign(
        change=found["after"] - found["before"], size=(found["after"] - found["before"]).abs()
    )
    found = found.sort_values(["size", "word"], ascending=[False, True], ignore_index=True)
    return found[["word", "before", "after", "change", "rank_before", "rank_after"]]


def _ranked(counts: pd.DataFrame, name: str) -> pd.DataFrame:
    ranks = pd.array(range(1, len(counts) + 1), dtype="Int64")
    return pd.DataFrame({"word": counts["word"], name: counts["count"], f"rank_{name}": ranks})


class Setting(widgets.Box):
    """The controls of one segmentation: engine, HMM, the kit's dictionary."""

    def __init__(self, panel: Panel, name: str, *, kit: bool) -> None:
        engines = [engine for engine in ENGINES if find_spec(engine)]
        self.engine = widgets.Dropdown(
            options=engines, value=engines[0], description=panel.say("engine"),
            layout={"width": "15em"}, style={"description_width": "initial"},
        )  # fmt: skip
        self.hmm = _checkbox(panel.say("hmm"), on=True)
        self.kit = _checkbox(panel.say("kit"), on=kit)
        title = widgets.HTML(el("b", panel.say(name)))
        super().__init__(
            (title, row([self.engine, self.hmm, self.kit])), layout={"flex_flow": "column"}
        )

    def segmenter(self, *own: str) -> Segmenter:
        """The segmenter that is set, with own words beside the rest."""
        words = kit_words() if self.kit.value else ()
        return Segmenter(self.engine.value, hmm=self.hmm.value, words=words).with_words(*own)


def _checkbox(name: str, *, on: bool) -> widgets.Checkbox:
    return widgets.Checkbox(
        value=on, description=name, indent=False, layout={"width": "auto", "margin": "2px 12px"}
    )


class SegmentationPanel(Panel):
    """Cut a text in two ways, see where they differ and which counts that changes.

    Calls `compare_segmentations` for the sentence, `compare` for the places, `frequency` and
    `count_flips` for the counts.

    Parameters
    ----------
    source : Document or str
        The text.
    lang : {'en', 'zh'}
        The language of the panel.

    Attributes
    ----------
    a, b : Segmenter
        The two in force.
    differences : layer
        The places cut differently.
    flips : pandas.DataFrame
        The frequent words whose count changes.
    """

    def __init__(self, source: Document | str, lang: str = "en") -> None:
        super().__init__("cuts", lang)
        self.source = as_document(source)
        self.setting_a = Setting(self, "a", kit=False)
        self.setting_b = Setting(self, "b", kit=True)
        self.own = widgets.Textarea(
            description=self.say("own"), placeholder=self.say("own_hint"), rows=3,
            style={"description_width": "initial"}, layout={"width": "26em", "max_width": "100%"},
        )  # fmt: skip
        self.apply = self.button("apply")
        self.sentence = widgets.Dropdown(
            description=self.say("sentence"), style={"description_width": "initial"}, layout=WIDE
        )
        self.status, self.sentence_view, self.places, self.counts = (output() for _ in range(4))
        self._sentences = sentences(self.source)
        self._own: tuple[str, ...] = ()
        for setting in (self.setting_a, self.setting_b):
            for control in (setting.engine, setting.hmm, setting.kit):
                control.observe(lambda _: self._cut(), "value")
        self.apply.on_click(lambda _: self._use_words())
        self.sentence.observe(lambda _: self._show_sentence(), "value")
        self.lay_out(
            self.setting_a, self.setting_b, [self.own, self.apply], self.status,
            self.sentence, self.sentence_view, self.places, self.counts,
        )  # fmt: skip
        self._cut()

    def _use_words(self) -> None:
        words = tuple(dict.fromkeys(filter(None, _SPLIT.split(self.own.value))))
        try:
            self.setting_b.segmenter(*words)
        except ValueError as error:
            show(self.status, self.say("bad_word", error=error))
            return
        self._own = words
        self._cut()

    def _cut(self) -> None:
        """Cut the whole text in both ways and show all that follows from it."""
        self.a, self.b = self.setting_a.segmenter(), self.setting_b.segmenter(*self._own)
        self.differences = compare(self.source, self.a, self.b)
        before, after = (frequency(tokens(self.source, one)) for one in (self.a, self.b))
        self.flips = count_flips(before, after)
        show(self.status, self.say("agreement", f1=f"{self.differences.attrs['f1']:.3f}"))
        self._offer_sentences()
        self._show_sentence()
        show(self.places, self._titled(self.say("places"), self._numbered(self.differences)))
        key = "flips" if len(self.flips) else "no_flips"
        show(self.counts, self._titled(self.say(key, n=TOP), self.flips))

    def _numbered(self, layer: pd.DataFrame) -> pd.DataFrame:
        """Places with their source line, sentences counted from 1 as in the list of choices."""
        found = located(layer, self.source)
        return found.assign(sentence=found["sentence"] + 1)[["sentence", "line", "a", "b"]]

    def _titled(self, title: str, frame: pd.DataFrame) -> View:
        head = view(title, el("p", el("b", title)), lang=self.lang)
        return stack(head, table(frame, self.lang)) if len(frame) else head

    def _offer_sentences(self) -> None:
        """Sentences to choose from; those that are cut differently are marked."""
        differing = set(self.differences["sentence"])
        chosen = self.sentence.value
        options = [
            (f"{'≠' if i in differing else '='} {i + 1}. {_short(text)}", i)
            for i, text in enumerate(self._sentences["text"])
        ]
        self.sentence.options = options
        if options:
            self.sentence.value = min(differing, default=0) if chosen is None else chosen

    def _show_sentence(self) -> None:
        if self.sentence.value is None:
            show(self.sentence_view)
            return
        text = self._sentences["text"][self.sentence.value]
        show(self.sentence_view, compare_segmentations(text, self.a, self.b, self.lang))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
