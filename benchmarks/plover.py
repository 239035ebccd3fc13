"""How well acts are coded in PLOVER: articles of one sentence each, of which the root code is known.

    python -m benchmarks.plover FILE.tsv [--errors]

The columns of the file are id, code, mode, actor, recipient and sentence; of these code and sentence are used. Codes
are those of the list of fifteen (YIELD for CONCEDE and RETREAT). A sentence's code is that of its main act; where it
has none, that is wrong.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.extract import load_reader
from kg.language import Annotation, load_annotator
from kg.lexicon.plover import folded, roots
from kg.model import ArticleFacts, Coding, Span
from kg.read import read_text

PUBLISHED = "2024-05-10"
NONE = "-"
_FAR = 1_000


@dataclass(frozen=True)
class Coded:
    """A sentence with its code and what was found."""

    id: str
    sentence: str
    code: str
    found: str


def main(arguments: Sequence[str] | None = None) -> int:
    summary = (__doc__ or "").partition("\n")[0]
    parser = argparse.ArgumentParser(prog="python -m benchmarks.plover", description=summary)
    parser.add_argument("file", type=Path, metavar="FILE.tsv", help="with sentences")
    parser.add_argument("--errors", action="store_true", help="list the sentences that are coded wrongly")
    options = parser.parse_args(arguments)
    with options.file.open(encoding="utf-8", newline="") as lines:
        coded = list(code(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)))
    print(report(coded))
    if options.errors:
        print("\n".join(f"{one.code}\t{one.found}\t{one.sentence}" for one in coded if one.code != one.found))
    return 0


def code(rows: Iterable[dict[str, str]]) -> Iterable[Coded]:
    annotator, reader = load_annotator(), load_reader()
    for row in rows:
        annotation = annotator.annotate(read_text(row["sentence"], id="sentence", published=PUBLISHED))
        coding = main_act(annotation, reader.read(annotation))
        found = folded(coding.code) if coding is not None else NONE
        yield Coded(row["id"], row["sentence"], folded(row["code"]), found)


def main_act(annotation: Annotation, facts: ArticleFacts) -> Coding | None:
    """The coding of the act whose words stand nearest to the root of their sentence; of a claim before an event.

    What is only stated is no act, hence what is told counts then. None where nothing is an act.
    """
    told = [(said.cue, said.coding) for said in facts.claims]
    told += [(tuple(each.trigger or each.span for each in event.evidence), event.coding) for event in facts.events]
    coded = [
        (min(_depth(annotation, span) for span in spans), n, coding)
        for n, (spans, coding) in enumerate(told)
        if coding is not None
    ]
    return min(coded, key=lambda each: each[:2])[2] if coded else None


def _depth(annotation: Annotation, span: Span) -> int:
    return min((sum(1 for _ in token.ancestors()) for token in annotation.tokens_in(span)), default=_FAR)


def f1_by_code(coded: Sequence[Coded]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of each code that a sentence has."""
    told, found = Counter(one.code for one in coded), Counter(one.found for one in coded)
    right = Counter(one.code for one in coded if one.code == one.found)
    return {
        name: (
            right[name] / found[name] if found[name] else 0.0,
            right[name] / told[name],
            2 * right[name] / (told[name] + found[name]),
        )
        for name in sorted(told)
    }


def report(coded: Sequence[Coded]) -> str:
    """Macro-F1, what each code has, the quad classes, and what was taken for what."""
    by_code = f1_by_code(coded)
    quads = {folded(name): root.quad for name, root in roots().items()}
    figures = (
        f"macro-F1 {sum(f1 for *_, f1 in by_code.values()) / len(by_code):.3f}",
        f"accuracy {_share(one.code == one.found for one in coded):.3f}",
        f"uncoded {_share(one.found == NONE for one in coded):.3f}",
        f"quad class {_share(quads.get(one.code) == quads.get(one.found) for one in coded):.3f}",
    )
    rows = [f"{len(coded)} sentences: {', '.join(figures)}", f"{'code':10} {'P':>5} {'R':>5} {'F1':>5}"]
    rows += [f"{name:10} {p:5.2f} {r:5.2f} {f1:5.2f}" for name, (p, r, f1) in by_code.items()]
    rows.append("told as found, where they differ:")
    confused = Counter((one.code, one.found) for one in coded if one.code != one.found)
    rows += [f"{told:10} {found:10} {n}" for (told, found), n in sorted(confused.items(), key=lambda x: (-x[1], x[0]))]
    return "\n".join(rows)


def _share(cases: Iterable[bool]) -> float:
    listed = list(cases)
    return sum(listed) / len(listed)


if __name__ == "__main__":
    raise SystemExit(main())
