"""Words: sentences, clauses and tokens as layers; segmenters and what sets them apart.

    tokens(document)                      the words of a document with their dictionary tags
    frequency(tokens(document))           how often each occurs
    compare(document, a, b)               where two segmenters differ
    effect_of("着力点", document)          what an entry of the dictionary changes

A count of words is a count under one segmenter. So each result says which it was:
`provenance(layer)` gives engine, version and the fingerprint of the dictionary.
"""

from gongwen.words.compare import Score, compare, count_changes, effect_of, score
from gongwen.words.dictionary import TAGS, DictionaryError, Word, kit_words, load_words
from gongwen.words.segmenter import ENGINES, Located, Segmenter, default_segmenter
from gongwen.words.sentences import clauses, count_hanzi, sentences
from gongwen.words.tokens import frequency, provenance, tokens

__all__ = [
    "ENGINES",
    "TAGS",
    "DictionaryError",
    "Located",
    "Score",
    "Segmenter",
    "Word",
    "clauses",
    "compare",
    "count_changes",
    "count_hanzi",
    "default_segmenter",
    "effect_of",
    "frequency",
    "kit_words",
    "load_words",
    "provenance",
    "score",
    "sentences",
    "tokens",
]
