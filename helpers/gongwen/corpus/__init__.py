"""The corpus: load it, choose from it, describe it, check it.

corpus = load()                              the shipped texts; load("my-texts") any folder
corpus.where(type="通知", quality="good")     again a corpus
corpus["js-01"]                              one document
corpus.describe()                            one row a document
corpus.gold("moves", "dev")                  hand-made annotation as a layer
load(other=True)                             texts of other registers, for comparison
build_cache(corpus, "my-cache")              a large corpus as tables; load("my-cache") opens them

Whatever a filter leaves is again a corpus. `validate` names what is wrong with texts and gold.
"""

from gongwen.corpus.cache import CacheError, build_cache, open_cache
from gongwen.corpus.collection import Corpus
from gongwen.corpus.found import found_gold
from gongwen.corpus.header import CorpusError
from gongwen.corpus.loading import find_corpus, load
from gongwen.corpus.package import data_package
from gongwen.corpus.reference import reference
from gongwen.corpus.sheet import data_sheet
from gongwen.corpus.splits import split
from gongwen.corpus.validate import validate

__all__ = [
    "CacheError",
    "Corpus",
    "CorpusError",
    "build_cache",
    "data_package",
    "data_sheet",
    "find_corpus",
    "found_gold",
    "load",
    "open_cache",
    "reference",
    "split",
    "validate",
]
