"""Phrases: what is said again and again, and in what words.

    formulae(document)                    ready-made wording by function (ADDR, ACH, REQ, …)
    inventory()                           the formulae known, with notes in both languages
    by_item(formulae(corpus))             how often each occurs, with its notes
    frames(document)                      slot frames (以X为Y) with the spans of their slots
    triples(document)                     adverb, verb and object (切实加强…建设)
    concordance(corpus, "充分…作用")       every place of a word or pattern, in context
    bundles(corpus)                       strings that come again in many texts
    collocates(corpus, "加强")             words that keep company, all measures side by side
    keyness(part, against)                what one part says more often than another
    shared_passages(corpus)               what documents have in common, word for word
    lines(row, corpus)                    the places behind a row of any of these tables

Patterns and lists stand in `data/phrases/`.
"""

from gongwen.phrases.bundles import bundles
from gongwen.phrases.collocation import collocates, triples
from gongwen.phrases.concordance import concordance
from gongwen.phrases.formulae import by_item, formulae
from gongwen.phrases.frames import fillers, frames, slots_of, variability
from gongwen.phrases.inventory import inventory
from gongwen.phrases.keyness import inside, keyness
from gongwen.phrases.lines import lines
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
    "shared_passages",
    "slots_of",
    "triples",
    "variability",
]
