"""What two clauses set against each other are told by, where no frame word stands.

neighbours  which stretches of a sentence stand side by side
axes        words that lie on an axis of opposition (`data/rhetoric/opposites.tsv`)
places      whether two opposed words stand in matching places of two stretches, in points
denial      what is said in one stretch and denied in the other, in points
shapes      other shapes of opposition, in points
judge       the antitheses of a sentence: two points and no third beside them
"""
