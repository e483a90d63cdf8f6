"""Numeral coinages: what is one (`names`), where it stands (`mentions`), how it is explained.

names      the shape of a name, well-known names, words with a numeral that are none
mentions   names in a text: quoted, of two numerals, with a numeral before the quoted word
listing    what a listing is, and how many parts a name promises
glosses    where the parts of a name are listed behind a cue
echoes     pieces behind a name that repeat its class word
before     parts that are listed before the name
"""
