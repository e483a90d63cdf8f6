"""Charts: Altair specifications that a notebook draws without a network."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import pandas as pd

from gongwen.documents import Document
from gongwen.labels import check_language, label
from gongwen.views.palette import LIGHT
from gongwen.words import tokens
from gongwen.words.sentences import as_documents

_DATA = "keyness"
_MIME = "application/vnd.vegalite.v5+json"
FONT = "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, sans-serif"
_CONTEXT = 14
_SIDES = ("target", "reference")


@dataclass(frozen=True)
class Plot:
    """A chart that a notebook draws; `chart` is Altair's, to be changed further."""

    spec: dict[str, Any] = field(repr=False)
    words: str

    @property
    def chart(self) -> Any:
        """The same as a chart of Altair's."""
        import altair as alt  # noqa: PLC0415 - slow to import, and most views draw no chart

        return alt.Chart.from_dict(self.spec)

    @property
    def bundle(self) -> dict[str, Any]:
        """The chart as a notebook takes it, without asking which renderer Altair is set to."""
        return {_MIME: self.spec, "text/plain": repr(self)}

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return self.bundle

    def __repr__(self) -> str:
        """One line that says what would be seen."""
        return f"<{self.words}>"


def keyness_plot(  # noqa: PLR0913 - each is a setting of the chart
    table: pd.DataFrame,
    documents: Document | Iterable[Document],
    lang: str = "en",
    *,
    words: pd.DataFrame | None = None,
    limit: int = 80,
    named: int = 40,
) -> Plot:
    """Key words by how frequent they are and how much more one side has them.

    Right is frequent (logarithmic), up is more in the target, down more in the reference. Pointing
    at a word shows its figures and a line that has it; form and colour tell the sides apart.

    Parameters
    ----------
    table : pandas.DataFrame
        From `keyness`.
    documents : Document or several
        The texts that lines are taken from: the target's, or those of both sides.
    lang : {'en', 'zh'}
        The language of axes and legend.
    words : DataFrame, optional
        Tokens of the documents, if they have been cut already.
    limit : int
        How many words to draw: those with the largest |G²|.
    named : int
        How many of them are written out, half on either side.
    """
    check_language(lang)
    texts = as_documents(documents)
    shown = table.head(limit)
    size = table.attrs["target_words"] + table.attrs["reference_words"]
    found = pd.DataFrame(
        {
            "word": shown["word"],
            "per_million": (shown["count"] + shown["reference"]) / size * 1_000_000,
            "log_ratio": shown["log_ratio"],
            "side": [label(f"keyness.{side}", lang) for side in shown["side"]],
            "count": shown["count"],
            "reference": shown["reference"],
            "g2": shown["g2"],
            "line": first_lines(
                shown["word"].tolist(), texts, tokens(texts) if words is None else words
            ),
            "named": shown["word"].where(shown.groupby("side").cumcount() < named // 2, ""),
        }
    ).round(3)  # the same on every machine, so that a lesson's stored output compares
    spec = {**_keyness_chart(lang), "datasets": {_DATA: found.to_dict("records")}}
    return Plot(spec, f"keyness plot: {len(shown)} of {len(table)} words")


def first_lines(wanted: list[str], documents: Iterable[Document], words: pd.DataFrame) -> list[str]:
    """For each word the first line that has it, the word in 【】; empty where none does."""
    texts = {document.id: document.text for document in documents}
    here = words[words["text"].isin(wanted) & words["document"].isin(texts)]
    first = here.drop_duplicates("text").set_index("text")
    lines = {
        word: _line(texts[name], start, end)
        for word, name, start, end in zip(
            first.index, first["document"], first["start"], first["end"], strict=True
        )
    }
    return [lines.get(word, "") for word in wanted]


def _line(text: str, start: int, end: int) -> str:
    before = text[max(0, start - _CONTEXT) : start].rpartition("\n")[2]
    after = text[end : end + _CONTEXT].partition("\n")[0]
    return f"{before}【{text[start:end]}】{after}"


@lru_cache(maxsize=2)
def _keyness_chart(lang: str) -> dict[str, Any]:
    """The chart without its data, made once for a language: Altair takes its time to check it."""
    import altair as alt  # noqa: PLC0415 - slow to import, and most views draw no chart

    def say(key: str) -> str:
        return label(f"keyness.{key}", lang)

    sides = [say(side) for side in _SIDES]
    colours = [LIGHT.hues[0].strong, LIGHT.hues[1].strong]
    base = alt.Chart(alt.NamedData(_DATA)).encode(
        x=alt.X(
            "per_million:Q", title=say("x"), scale=alt.Scale(type="log", nice=False, padding=30)
        ),
        y=alt.Y("log_ratio:Q", title=say("y"), scale=alt.Scale(padding=12)),
        color=alt.Color("side:N", title=say("side"), scale=alt.Scale(domain=sides, range=colours)),
        tooltip=[
            alt.Tooltip("word:N", title=label("column.word", lang)),
            alt.Tooltip("count:Q", title=say("count"), format=","),
            alt.Tooltip("reference:Q", title=say("reference_count"), format=","),
            alt.Tooltip("log_ratio:Q", title=label("column.log_ratio", lang), format=".2f"),
            alt.Tooltip("g2:Q", title=label("column.g2", lang), format=".1f"),
            alt.Tooltip("line:N", title=say("line")),
        ],
    )
    points = base.mark_point(filled=True, size=45, opacity=1).encode(
        shape=alt.Shape(
            "side:N", title=say("side"), scale=alt.Scale(domain=sides, range=["circle", "triangle"])
        )
    )
    names = base.mark_text(align="left", dx=7, fontSize=13, font=FONT).encode(text="named:N")
    zero = alt.Chart(alt.NamedData(_DATA)).mark_rule(color=LIGHT.line).encode(y=alt.datum(0))
    return (
        alt.layer(zero, points, names)
        .properties(width=640, height=420, title=say("plot"), name="keyness")
        .configure(background="white", font=FONT)
        .configure_axis(labelColor=LIGHT.ink, titleColor=LIGHT.ink, grid=False)
        .configure_legend(labelColor=LIGHT.ink, titleColor=LIGHT.ink, orient="top")
        .to_dict()
    )
