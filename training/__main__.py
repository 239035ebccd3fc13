"""``python -m training``: train the network, measure it, and say what it was trained on."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def main(words: list[str]) -> None:
    """Run one of the commands."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("statistics", help="what the annotated articles hold, in Markdown")
    commands.add_parser("agreement", help="how far two annotators of the same articles agree")
    told = commands.add_parser("card", help="write the model card")
    judged = commands.add_parser("judge", help="measure the folds, and fit what is decided by several signs")
    made = commands.add_parser("made", help="train what all others begin with, on articles written for it")
    fold = commands.add_parser("fold", help="train on all folds but one")
    fold.add_argument("number", type=int)
    whole = commands.add_parser("whole", help="train on everything, and write what the package ships")
    tried = commands.add_parser("ablations", help="train small networks, to see what is worth what")
    for each in (made, fold, whole, told, judged, tried):
        each.add_argument("--work", type=Path, default=Path("build/training"), help="where weights and logs are kept")
    for each in (fold, whole):
        each.add_argument("--epochs", type=int, help="how often everything is seen")
        each.add_argument("--seed", type=int, default=1)
    for each in (made, fold, whole, tried):
        each.add_argument("--threads", type=int, default=2)
    options = parser.parse_args(words)
    if options.command == "statistics":
        from training.statistics import statistics

        sys.stdout.write(statistics())
    elif options.command == "agreement":
        from kg.evaluation.report.table import tables
        from training.agreement import agreement
        from training.data import ARTICLES, MADE

        for folder in (ARTICLES, MADE):
            sys.stdout.write(f"{folder.name}\n\n{tables(agreement(folder))}\n")
    elif options.command == "card":
        from training.card import card

        Path("training", "MODEL_CARD.md").write_text(card(options.work), encoding="utf-8")
    elif options.command == "judge":
        from training.judging import judge

        judge(options.work)
    elif options.command == "ablations":
        from training.ablations import ablations

        ablations(options.work, options.threads)
    else:
        from training.runs import run

        run(options)


if __name__ == "__main__":
    main(sys.argv[1:])
