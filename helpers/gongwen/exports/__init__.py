"""Exports: a corpus and its layers as TEI P5, CoNLL-U, CSV or Parquet, and back.

    to_csv(corpus, "out", {"moves": moves})      a folder with a datapackage.json
    to_parquet(corpus, "out", layers)            the same, typed
    to_tei(corpus, "corpus.xml", layers)         one TEI file, layers stand off
    to_conllu(corpus, "corpus.conllu")           sentences and words
    corpus, layers = from_csv("out")             what was exported, nothing lost
    save_table(found, "found.xlsx", settings)    one result with its settings, as CSV or for Excel
    table, settings = read_table("found.xlsx")   the same back

A path is written whole or not at all. `from_conllu` gives layers only: the format has no room for
what stands between sentences.
"""

from gongwen.exports.conllu import from_conllu, to_conllu
from gongwen.exports.parts import Exported, ExportError
from gongwen.exports.results import Result, read_table, save_table
from gongwen.exports.tables import from_csv, from_parquet, to_csv, to_parquet
from gongwen.exports.tei import to_tei
from gongwen.exports.tei_read import from_tei

__all__ = [
    "ExportError",
    "Exported",
    "Result",
    "from_conllu",
    "from_csv",
    "from_parquet",
    "from_tei",
    "read_table",
    "save_table",
    "to_conllu",
    "to_csv",
    "to_parquet",
    "to_tei",
]
