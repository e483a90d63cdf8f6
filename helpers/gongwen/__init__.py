"""Teaching kit for Chinese official documents and speeches: `import gongwen as gw`.

Text goes in (`read`, `read_text`, `load`), layers of spans come out (`sentences`, `tokens`,
`outline`, `enumerations`, `promises`, `damage`), views show them.
"""

from gongwen.documents import Block, Document, Origin, Traced, check_layer, make_layer
from gongwen.reading.damage import damage
from gongwen.reading.read import read, read_bytes, read_text
from gongwen.reading.source import UnreadableError
from gongwen.structure import describe, document_type, enumerations, outline, parts, promises

__version__ = "0.1.0"

__all__ = [
    "Block",
    "Document",
    "Origin",
    "Traced",
    "UnreadableError",
    "check_layer",
    "damage",
    "describe",
    "document_type",
    "enumerations",
    "make_layer",
    "outline",
    "parts",
    "promises",
    "read",
    "read_bytes",
    "read_text",
]
