"""Views: what was found, as HTML that a notebook, a widget or a printed page can show.

    highlight(document, layer)            the text with the layer's spans marked and named
    blocks_view(document)                 what the reader made of each line
    outline_tree(document)                headings as a tree, with what is odd about them
    compare_segmentations(text, a, b)     two ways to cut a sentence, one above the other
    table(frame), card(mapping)           any table, any description
    evidence(hits, documents)             the lines behind a number

A view prints nothing and changes nothing. All text of a document is escaped. Where style sheets
are dropped, as on GitHub, words still say all that colour says.
"""

from gongwen.views.blocks import blocks_view
from gongwen.views.html import View, stack
from gongwen.views.marks import highlight
from gongwen.views.outline import outline_tree
from gongwen.views.segmentation import compare_segmentations
from gongwen.views.tables import card, evidence, located, table

__all__ = [
    "View",
    "blocks_view",
    "card",
    "compare_segmentations",
    "evidence",
    "highlight",
    "located",
    "outline_tree",
    "stack",
    "table",
]
