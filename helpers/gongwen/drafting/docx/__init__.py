"""Word files of drafts: how they are set, repaired in place, and laid out anew."""
