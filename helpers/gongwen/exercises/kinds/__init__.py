"""The kinds of exercise by name. A new kind is a `Kind` in a module here and a line below."""

from gongwen.exercises.kinds.base import Kind
from gongwen.exercises.kinds.choose import CHOOSE
from gongwen.exercises.kinds.count import COUNT
from gongwen.exercises.kinds.mark import MARK
from gongwen.exercises.kinds.order import ORDER
from gongwen.exercises.kinds.repair import REPAIR
from gongwen.exercises.kinds.slots import FILL, LABEL, MATCH, OUTLINE
from gongwen.exercises.kinds.write import WRITE

__all__ = ["KINDS", "Kind"]

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (CHOOSE, MATCH, ORDER, MARK, FILL, LABEL, OUTLINE, REPAIR, COUNT, WRITE)
}
"""Every kind by its name in exercise files."""
