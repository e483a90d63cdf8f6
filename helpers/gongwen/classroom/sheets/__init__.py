"""Worksheets and keys on paper: from exercises or a text, in shuffled variants, as HTML or .docx.

sheets = worksheets(chosen(["05"]), variants=2, seed=7)   variants A and B with their keys
write_sheets(sheets, "moves.docx")                        moves-A.docx, moves-A-key.docx, …
text_exercises(document, ["moves", "gaps"])               exercises made of a text of one's own
"""

from gongwen.classroom.sheets.from_text import TASKS, text_exercises
from gongwen.classroom.sheets.making import Sheet, worksheets
from gongwen.classroom.sheets.shuffling import shuffled
from gongwen.classroom.sheets.writing import write_sheets

__all__ = ["TASKS", "Sheet", "shuffled", "text_exercises", "worksheets", "write_sheets"]
