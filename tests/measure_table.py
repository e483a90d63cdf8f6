"""Write the tables of docs/measures.md: every measure beside an independent one.

    python tests/measure_table.py

The same on every machine: values to six decimals, differences below 10⁻⁹ as such.
"""

import math
import sys
import warnings
from pathlib import Path

from measure_oracles import CHECKS, Check, Difference, differences

DOCS = Path(__file__).parents[1] / "docs" / "measures.md"


def page() -> str:
    """The page with its tables made anew; the prose around them stays."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # short texts are meant
        tables = {"measures": "\n".join(map(section, CHECKS)), "differences": apart()}
    text = DOCS.read_text(encoding="utf-8")
    for name, table in tables.items():
        begin, end = f"<!-- {name} -->\n", "<!-- end -->"
        before, _, rest = text.partition(begin)
        text = f"{before}{begin}{table}{end}{rest.partition(end)[2]}"
    return text


def section(group: str) -> str:
    """The table of one group of measures."""
    head = (
        "| measure | function | worked case | ours | oracle | its value | difference | largest |\n"
        "|---|---|---|---:|---|---:|---:|---:|\n"
    )
    return f"## {group}\n\n{head}" + "".join(map(row, CHECKS[group]))


def row(check: Check) -> str:
    """One measure beside one oracle."""
    values = list(check.values())
    case, ours, theirs = values[0]
    largest = max(abs(mine - other) for _, mine, other in values)
    cells = (
        check.name,
        f"`{check.function}`",
        case,
        number(ours),
        check.oracle,
        number(theirs),
        size(abs(ours - theirs)),
        size(largest),
    )
    return f"| {' | '.join(cells)} |\n"


def apart() -> str:
    """The table of known differences."""
    head = "| program | case | its value | ours | value | why |\n|---|---|---:|---|---:|---|\n"
    return head + "".join(map(row_apart, differences()))


def row_apart(this: Difference) -> str:
    """What the other program gives, what we give, and why."""
    cells = (
        this.oracle,
        this.case,
        number(this.theirs),
        f"`{this.function}`",
        number(this.ours),
        this.why,
    )
    return f"| {' | '.join(cells)} |\n"


def number(value: float | None) -> str:
    """Six decimals; a dash for what is missing."""
    if value is None or math.isnan(value):
        return "–"
    # Adding 0 turns a rounded −0 into 0.
    return f"{round(float(value), 6) + 0:.6f}" if math.isfinite(value) else "∞"


def size(difference: float) -> str:
    """A difference, or that it is one of rounding."""
    return "< 10⁻⁹" if difference < 1e-9 else f"{difference:.4f}"


if __name__ == "__main__":
    DOCS.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{DOCS.relative_to(DOCS.parents[1])}\n")
