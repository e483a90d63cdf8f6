"""The date a draft is signed with, as a day of the calendar."""

from __future__ import annotations

import re
from datetime import date

from gongwen.drafting.draft import Draft

_DAY = re.compile(r"((?:19|20)\d\d)\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})")


def signed_date(draft: Draft) -> date | None:
    """The day of the sign-off; None where there is none or it does not exist."""
    return day_in(str(draft.facts["date"] or ""))


def day_in(words: str) -> date | None:
    """The first day named in Arabic numerals; None where there is none or it does not exist."""
    found = _DAY.search(words)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
