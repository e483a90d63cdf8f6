"""What four-character units are told by: lists, signs of build and place, learned weights.

stock      the kit's lists and the idioms of the segmenter's dictionary
places     where units stand: between marks, inside clauses, in runs
signs      what speaks for a unit that stands between marks
inside     which listed units count inside a longer clause
weights    what each sign is worth; `python -m gongwen.rhetoric.fours learn` makes them anew
"""
