"""The one place that says which texts detectors may be tuned on, and which only report."""

from __future__ import annotations

SPLITS = ("dev", "test")
SECOND = "second"
"""The folder of the second, independent annotation of some texts, beside those of the splits."""


def split(document_id: str) -> str:
    """`test` if the number in the id is 2, 5, 8, …, else `dev`.

    Ids number the texts of one type from 01. So a third of each type is test, every type with two
    texts or more has one there, and a text that is added later moves no other text.

    >>> split("js-01"), split("js-02"), split("js-03")
    ('dev', 'test', 'dev')

    Raises
    ------
    ValueError
        If the id has no number at its end.
    """
    _, _, number = document_id.rpartition("-")
    if not number.isdecimal():
        raise ValueError(f"{document_id!r} has no number; an id such as js-01 is expected")
    return "test" if int(number) % 3 == 2 else "dev"
