"""A corpus: documents in order, filtered and described, with the gold that belongs to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from gongwen.corpus import gold
from gongwen.corpus.header import CorpusError
from gongwen.corpus.splits import split
from gongwen.documents import Document, layer_of
from gongwen.words import count_hanzi
from gongwen.words.sentences import stretches

HEADER_COLUMNS = (
    "type",
    "variant",
    "kind",
    "register",
    "level",
    "date",
    "title",
    "issuer",
    "field",
    "quality",
)


@dataclass(frozen=True)
class Corpus:
    """Documents in order, each with an id of its own.

    What `where` leaves is again a corpus, so filters chain.

    >>> notices = corpus.where(type="通知", quality=("good", "plain"))  # doctest: +SKIP
    >>> notices.describe()  # doctest: +SKIP

    Parameters
    ----------
    documents : tuple of Document
        In order.
    folder : Path or None
        Where the corpus was loaded from, if it is laid out as the shipped one; gold stands in its
        folder `annotation`.
    """

    documents: tuple[Document, ...]
    folder: Path | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """Refuse two documents of one name."""
        counts = Counter(document.id for document in self.documents)
        twice = [name for name, count in counts.items() if count > 1]
        if twice:
            name = twice[0]
            files = [document.file for document in self.documents if document.id == name]
            raise CorpusError(f"two documents are called {name!r} ({', '.join(files)}); rename one")

    def __iter__(self) -> Iterator[Document]:
        return iter(self.documents)

    def __len__(self) -> int:
        return len(self.documents)

    def __contains__(self, name: object) -> bool:
        return name in self._by_id

    def __getitem__(self, name: str) -> Document:
        """The document with this id.

        Raises
        ------
        KeyError
            If there is none, naming some that there are.
        """
        if name not in self._by_id:
            some = ", ".join(list(self._by_id)[:5])
            raise KeyError(f"no document is called {name!r}; there are {some}, …")
        return self._by_id[name]

    @cached_property
    def _by_id(self) -> dict[str, Document]:
        return {document.id: document for document in self.documents}

    def __repr__(self) -> str:
        kinds = Counter(document.meta.get("type") or "?" for document in self)
        parts = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common(6))
        more = ", …" if len(kinds) > 6 else ""
        return f"Corpus of {len(self)} documents: {parts}{more}"

    @property
    def ids(self) -> list[str]:
        """The ids, in order."""
        return list(self._by_id)

    def where(self, *tests: Callable[[Document], Any], **wanted: Any) -> Corpus:
        """The documents that meet all conditions, as a corpus.

        Parameters
        ----------
        *tests : callable
            Each is given the document and says whether to keep it.
        **wanted
            Fields of the header, or `id`, `file`, `split`: with a value that the field must have,
            several values (tuple, list, set) of which it must have one, or a callable that is
            given the field's value. A field that is a list (`relates`, `faults`) has a value if
            the value is in it.

        Raises
        ------
        CorpusError
            If no document has a field of this name.

        >>> corpus.where(date=lambda date: date >= "2023")  # doctest: +SKIP
        """
        known = {name for document in self for name in fields(document)}
        for name in wanted:
            if self.documents and name not in known:
                raise CorpusError(f"no document has {name!r}; known are {', '.join(sorted(known))}")
        kept = tuple(
            document
            for document in self
            if all(test(document) for test in tests)
            and all(_meets(fields(document).get(name), want) for name, want in wanted.items())
        )
        return replace(self, documents=kept)

    def describe(self) -> pd.DataFrame:
        """The documents as a table.

        Returns
        -------
        pandas.DataFrame
            One row a document: `id`, then `type, variant, kind, register, level, date, title,
            issuer, field, quality` from the header (empty where there is none), `split` (dev or
            test; only for the shipped corpus), and counted: `blocks`, `sentences`, `hanzi`.
        """
        rows = [
            {
                "id": document.id,
                **{name: document.meta.get(name) for name in HEADER_COLUMNS},
                "split": fields(document).get("split"),
                "blocks": len(document.blocks),
                "sentences": len(stretches(document)),
                "hanzi": count_hanzi(document.text),
            }
            for document in self
        ]
        columns = ["id", *HEADER_COLUMNS, "split", "blocks", "sentences", "hanzi"]
        return pd.DataFrame(rows, columns=columns)

    def layer(self, find: Callable[[Document], pd.DataFrame]) -> pd.DataFrame:
        """The layer that a function makes of each document, all in one table.

        >>> corpus.layer(gw.sentences)  # doctest: +SKIP
        """
        return layer_of(self, find)

    @property
    def layers(self) -> list[str]:
        """The names of the layers that have gold."""
        return gold.names(self.folder)

    def annotated(self, layer: str, split: str | None = None) -> Corpus:
        """The documents that have gold of this layer, those with nothing to mark included.

        Parameters
        ----------
        layer : str
            One of `layers`.
        split : {'dev', 'test', 'second'}, optional
            By default dev and test.
        """
        done = {path.stem for path in gold.files(self.folder, layer, split)}
        return self.where(lambda document: document.id in done)

    def gold(self, layer: str, split: str | None = None) -> pd.DataFrame:
        """The hand-made annotation of these documents.

        Parameters
        ----------
        layer : str
            One of `layers`.
        split : {'dev', 'test', 'second'}, optional
            By default dev and test; `second` is the independent second annotation of some texts.

        Returns
        -------
        pandas.DataFrame
            A layer: `document, start, end, label, text` and the layer's own columns, lists as
            Python lists.

        Raises
        ------
        CorpusError
            If there is no such layer, or a file does not fit its text, naming file and row.
        """
        return gold.read_layer(self.folder, layer, split, self._by_id)


def fields(document: Document) -> Mapping[str, Any]:
    """What `where` can ask of a document: its header, id, file, and its split if it has a header."""
    own = {"id": document.id, "file": document.file}
    if "composed" in document.meta:
        own["split"] = split(document.id)
    return {**document.meta, **own}


def _meets(value: Any, want: Any) -> bool:
    if callable(want):
        return value is not None and bool(want(value))
    wanted = want if isinstance(want, (tuple, list, set, frozenset)) else (want,)
    values = value if isinstance(value, list) else [value]
    return any(one in wanted for one in values)
