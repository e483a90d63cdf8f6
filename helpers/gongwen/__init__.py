"""Teaching kit for Chinese official documents and speeches: `import gongwen as gw`.

Text goes in (`read`, `read_text`, `load`), layers of spans come out (`sentences`, `tokens`,
`outline`, `enumerations`, `promises`, `damage`, `formulae`, `frames`), views show them, `evaluate`
holds them against what annotators marked.
"""

from gongwen.corpus import Corpus, load
from gongwen.documents import Block, Document, Origin, Traced, check_layer, make_layer
from gongwen.drafting import check, fix, fixes, rule, rules
from gongwen.evaluate import evaluate
from gongwen.exercises.notebook import exercise, progress
from gongwen.matching import agreement, matches, scores
from gongwen.moves import conflicts, moves, profile_of_moves
from gongwen.phrases import bundles, collocates, concordance, formulae, frames, keyness
from gongwen.reading.damage import damage
from gongwen.reading.read import read, read_bytes, read_text
from gongwen.reading.source import UnreadableError
from gongwen.structure import describe, document_type, enumerations, outline, parts, promises
from gongwen.words import Segmenter, sentences, tokens

__version__ = "0.1.0"

__all__ = [
    "Block",
    "Corpus",
    "Document",
    "Origin",
    "Segmenter",
    "Traced",
    "UnreadableError",
    "agreement",
    "bundles",
    "check",
    "check_layer",
    "collocates",
    "concordance",
    "conflicts",
    "damage",
    "describe",
    "document_type",
    "enumerations",
    "evaluate",
    "exercise",
    "fix",
    "fixes",
    "formulae",
    "frames",
    "keyness",
    "load",
    "make_layer",
    "matches",
    "moves",
    "outline",
    "parts",
    "profile_of_moves",
    "progress",
    "promises",
    "read",
    "read_bytes",
    "read_text",
    "rule",
    "rules",
    "scores",
    "sentences",
    "tokens",
]
