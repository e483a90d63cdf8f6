"""Phrases: what is said again and again, and in what words.

    formulae(document)                    ready-made wording by function (ADDR, ACH, REQ, …)
    inventory()                           the formulae known, with notes in both languages
    by_item(formulae(corpus))             how often each occurs, with its notes
    frames(document)                      slot frames (以X为Y) with the spans of their slots
    triples(document)                     adverb, verb and object (切实加强…建设)
    concordance(corpus, "充分…作用")       every place of a word or pattern, in context
    bundles(corpus)                       strings that come again in many texts
    ngrams(corpus, 3)                     all n-grams, how often and how evenly they occur
    collocates(corpus, "加强")             words that keep company, all measures side by side
    ranks(pairs), overlap(pairs)          how far the measures agree on the same pairs
    keyness(part, against)                what one part says more often than another
    shared_passages(corpus)               what documents have in common, word for word
    lines(row, corpus)                    the places behind a row of any of these tables
    inside(layer, spans)                  the rows of a layer in a move, a section, any other layer
    sections(corpus)                      headings with all that stands under them, by level

Whatever counts or lists takes `inside=spans` too: `bundles(corpus, inside=moves[moves["label"] ==
"REQ"])`, `collocates(corpus, "加强", inside=sections(corpus).query("level == 1"))`; key words
compare tokens: `keyness(inside(words, spans), words)`.

Patterns and lists stand in `data/phrases/`.
"""

from gongwen.phrases.bundles import bundles, ngrams
from gongwen.phrases.collocation import collocates, triples
from gongwen.phrases.concordance import concordance
from gongwen.phrases.formulae import by_item, formulae
from gongwen.phrases.frames import fillers, frames, slots_of, variability
from gongwen.phrases.inventory import inventory
from gongwen.phrases.keyness import keyness
from gongwen.phrases.lines import lines
from gongwen.phrases.places import inside, sections
from gongwen.phrases.ranks import overlap, ranks
from gongwen.phrases.reuse import near_duplicates, shared_passages

__all__ = [
    "bundles",
    "by_item",
    "collocates",
    "concordance",
    "fillers",
    "formulae",
    "frames",
    "inside",
    "inventory",
    "keyness",
    "lines",
    "near_duplicates",
    "ngrams",
    "overlap",
    "ranks",
    "sections",
    "shared_passages",
    "slots_of",
    "triples",
    "variability",
]
