"""Documents that come from a store of columns: how the functions that count find out."""

from __future__ import annotations

from collections.abc import Sequence
from operator import is_
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt

from gongwen.documents import Document

if TYPE_CHECKING:
    from gongwen.words.columns import TextColumns, WordColumns
    from gongwen.words.segmenter import Segmenter

IntArray = npt.NDArray[np.signedinteger[Any]]


class Store(Protocol):
    """Whatever holds documents as columns already; places number its documents."""

    documents: Sequence[Document]

    def texts(self, places: IntArray) -> TextColumns:
        """These documents as one string."""

    def sentences(self, places: IntArray) -> IntArray:
        """Beginnings and ends of their sentences in that string, in two rows."""

    def words(self, places: IntArray, segmenter: Segmenter | None) -> WordColumns | None:
        """Their words, or nothing if they were cut by another segmenter."""


def stored(documents: Sequence[Document]) -> tuple[Store, IntArray] | None:
    """The store that all of the documents come from, and their places in it."""
    store = getattr(documents[0], "store", None) if documents else None
    if store is None:
        return None
    if len(documents) == len(store.documents) and all(map(is_, documents, store.documents)):
        return store, np.arange(len(documents))
    places = [one.place for one in documents if getattr(one, "store", None) is store]  # type: ignore[attr-defined]  # a document with a store has a place in it
    return (store, np.array(places, np.int64)) if len(places) == len(documents) else None
