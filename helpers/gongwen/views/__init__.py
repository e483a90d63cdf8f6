"""Views: what was found, as HTML that a notebook, a widget or a printed page can show.

    highlight(document, layer)            the text with the layer's spans marked and named
    blocks_view(document)                 what the reader made of each line
    outline_tree(document)                headings as a tree, with what is odd about them
    layers_view(document, layers)         several layers over one text, each on a line of its own
    move_strip(documents)                 documents as ribbons of their moves
    compare_layers(document, codings)     what several codings call each stretch, and their agreement
    aligned_members(finding, document)    members of a parallel figure, shared words in line
    rhythm(text)                          clauses as bars, in the order of reading aloud
    rhetoric_profile(densities)           a chart of densities with intervals; density_table in words
    modality_ladder(document)             directives by strength and by whether they name who acts
    compare_segmentations(text, a, b)     two ways to cut a sentence, one above the other
    table(frame), card(mapping)           any table, any description
    evidence(hits, documents)             the lines behind a number
    span_card(document, row, name)        what a layer says of one span
    kwic(lines, documents)                hits one below the other, the passage behind each
    passage(document, start, end)         the paragraph around a span, under its headings
    side_by_side(pairs, documents)        passages that two documents share
    measures_table(collocates)            all measures on the same pairs, and who disagrees
    keyness_plot(keywords, documents)     key words by frequency and effect
    choice(steps)                         the questions by which a type of document was chosen
    findings_view(documents, layer)       what the draft checker found, a card each
    versions_view(before, after)          two versions of a draft side by side
    folded(view)                          any view, out of sight until it is unfolded

A view prints nothing and changes nothing. All text of a document is escaped. Where style sheets
are dropped, as on GitHub, words still say all that colour says.
"""

from gongwen.views.blocks import blocks_view
from gongwen.views.choosing import choice
from gongwen.views.comparison import agreement_table, compare_layers
from gongwen.views.findings import findings_view
from gongwen.views.html import View, folded, stack
from gongwen.views.kwic import kwic, passage
from gongwen.views.ladder import index_words, modality_ladder, voiced_view
from gongwen.views.layers import layers_view
from gongwen.views.marks import highlight
from gongwen.views.measures import measures_table
from gongwen.views.members import aligned_members, diagnosis_table
from gongwen.views.outline import outline_tree
from gongwen.views.plots import Plot, keyness_plot
from gongwen.views.profile import density_table, rhetoric_profile
from gongwen.views.reuse import side_by_side
from gongwen.views.rhythm import rhythm
from gongwen.views.segmentation import compare_segmentations
from gongwen.views.spans import span_card
from gongwen.views.strip import move_name, move_strip
from gongwen.views.tables import card, evidence, located, table
from gongwen.views.versions import versions_view

__all__ = [
    "Plot",
    "View",
    "agreement_table",
    "aligned_members",
    "blocks_view",
    "card",
    "choice",
    "compare_layers",
    "compare_segmentations",
    "density_table",
    "diagnosis_table",
    "evidence",
    "findings_view",
    "folded",
    "highlight",
    "index_words",
    "keyness_plot",
    "kwic",
    "layers_view",
    "located",
    "measures_table",
    "modality_ladder",
    "move_name",
    "move_strip",
    "outline_tree",
    "passage",
    "rhetoric_profile",
    "rhythm",
    "side_by_side",
    "span_card",
    "stack",
    "table",
    "versions_view",
    "voiced_view",
]
