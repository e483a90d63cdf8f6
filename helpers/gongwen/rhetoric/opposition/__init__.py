"""What two clauses set against each other are told by: axes of opposition, signs, learned weights.

neighbours  which stretches of a sentence stand side by side
poles       words that lie on an axis (`data/rhetoric/opposites.tsv`), and which are opposed
signs       what speaks for and against two neighbours being an antithesis
weights     what each sign is worth; `python -m gongwen.rhetoric.opposition learn` makes them anew
judge       the antitheses of a sentence
"""
