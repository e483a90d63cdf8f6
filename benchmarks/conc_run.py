"""conc on tokens that were cut already; run by bench_phrases.py with an interpreter that has conc.

    python conc_run.py TOKENS.csv FOLDER WORD...

The file has a column `text`, a document a row, its tokens parted by spaces. Prints one JSON object:
seconds to build, and for each word the seconds (the best of three) of a concordance of twenty
lines and of one of all, and how many these are.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from time import process_time

import spacy
from spacy.tokenizer import Tokenizer


def by_spaces(*_: object) -> spacy.Language:
    """A pipeline that cuts at spaces and nowhere else, in place of the model conc asks for."""
    nlp = spacy.blank("xx")
    nlp.tokenizer = Tokenizer(nlp.vocab, token_match=re.compile(r"\S+").match)
    nlp.disable_pipes = lambda *_: None  # there are none
    return nlp


def main() -> None:
    """Build, search, print."""
    spacy.load = by_spaces
    from conc.concordance import Concordance  # noqa: PLC0415 - after its model is replaced
    from conc.corpus import Corpus  # noqa: PLC0415 - likewise

    logging.disable(logging.CRITICAL)
    source, folder, *words = sys.argv[1:]
    start = process_time()
    corpus = Corpus("bench", "")
    corpus.build_from_csv(source, folder, text_column="text", model="by_spaces")
    found: dict[str, object] = {"build": process_time() - start}
    concordance = Concordance(corpus)
    for word in words:
        figures = {}
        for name, size in (("page", 20), ("all", 10_000_000)):
            seconds = []
            for _ in range(3):
                start = process_time()
                report = concordance.concordance(word, context_length=10, page_size=size)
                seconds.append(process_time() - start)
            figures[name] = min(seconds)
        found[word] = {**figures, "total": report.summary_data["total_count"]}
    print(json.dumps(found, default=str))


if __name__ == "__main__":
    main()
