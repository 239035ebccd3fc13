"""Writes docs/plover.md from the tables: ``python -m docs.plover > docs/plover.md``."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from kg.lexicon.plover import acts, contexts, roots

HEAD = """# PLOVER

Events and claims are coded in the terms of [PLOVER](https://github.com/openeventdata/PLOVER), the event ontology of
political science that followed CAMEO: what is done to whom (the root code), how (the mode) and about what (the
contexts). The definitions here and in `ontology/codes.ttl` are in our own words.

| property | says |
| --- | --- |
| `sc:plover` | the root code after modality: a planned meeting is an `AGREE`, a refused loan a `REJECT` |
| `sc:ploverRoot` | the root code of the deed itself, where it is another: `CONSULT`, `AID` |
| `sc:ploverMode` | how: `visit`, `arrest`; of requests, refusals and threats what they are about |
| `sc:ploverContext` | what it is about: `economic`, `military`, `legal`; several if need be |

An act has one code. Elections, changes of office, accidents and bare comments are no acts, unless their words say so:
who resigns retreats. There are sixteen root codes, those of POLECAT; the list of fifteen has `YIELD` for `CONCEDE`
and `RETREAT` (`kg.lexicon.plover.folded`). Signing and ratifying, and opening relations, are `COOPERATE` here,
`SUPPORT` in the codebook. Where that leaves a choice, it is this: an apology is `SUPPORT`; a resignation is
`RETREAT`; help that is refused is `REJECT`; attacks on computers are `COERCE`; embargoes, tariffs and frozen assets
of foreigners are `SANCTION`. `pardon`, `ease` and `cyber` are modes of ours.

## How a code is found

The words of a fact are looked up in `ontology/plover/acts.tsv`: at its trigger or cue, and at the verb whose deed a
noun names ("called off the talks"). A row says which words tell an act, with which objects, by whom; the row of which
most is there counts. Where none fits, type or stance decide. Then modality: `roots.tsv` says what becomes of an act
that is planned, possible, asked for or refused. What is promised, asked for, refused or threatened is looked up in
the words said: who vows to help agrees, who vows to strike back threatens.

Of a main clause of which no event and no claim was read, the words are looked up, too. What they tell becomes a fact
of the row's type (rule `acts.predicate`) if somebody acts, a state, an official or a known body has a part in it, and
its words say enough; with the same evidence, status and dates as all others.

`python -m benchmarks.plover FILE.tsv` measures it by sentences of which the code is known, each read as an article of
its own; what is not coded counts as wrong. A sentence's code is that of its main act, whose words stand nearest to
its main verb (`main_act` there). [data/plover](../data/plover/README.md) has sentences:

| sentences | macro-F1 before these tables | now | uncoded before | now |
| --- | --- | --- | --- | --- |
@FIGURES@
"""

FIGURES = (
    ("450 that were seen while the tables were made", ".60", ".96", "22 %", "2 %"),
    ("150 by which nothing was made", ".61", ".91", "23 %", "7 %"),
    ("300 by somebody who knew neither tables nor program", "", ".81", "", "13 %"),
)


def page() -> str:
    rows = "\n".join(f"| {' | '.join(row)} |" for row in FIGURES)
    parts = [HEAD.replace("@FIGURES@", rows), _roots(), _acts(), _contexts()]
    return "\n".join(parts)


def _roots() -> str:
    lines = [
        "## Root codes\n",
        "Intensity is that of the codebook: from -10, hostile, to 10, cooperative. An empty cell: no act.\n",
        "| code | quad class | intensity | planned | possible | asked for | refused |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for root in roots().values():
        after = (root.becomes.get(status, "") for status in ("scheduled", "possible", "requested", "negated"))
        lines.append(_row(root.code, root.quad, f"{root.intensity:+}", *after))
    return "\n".join(lines) + "\n"


def _acts() -> str:
    lines = [
        "## Acts\n\nA sentence for each row of the table, and some of the words by which it is known.\n",
        "| code | mode | words | example |",
        "| --- | --- | --- | --- |",
    ]
    for row in acts():
        words = sorted(row.act)[:4]
        told = f"any {row.on}" if not row.act else ", ".join(words) + (", ..." if len(row.act) > len(words) else "")
        lines.append(_row(row.code, row.mode, told.replace("_", " "), row.example))
    return "\n".join(lines) + "\n"


def _contexts() -> str:
    names = ", ".join(f"`{name}`" for name in contexts())
    return f"## Contexts\n\nA context is that of the row, or told by words of the clause (`contexts.tsv`): {names}.\n"


def _row(*cells: str) -> str:
    return f"| {' | '.join(_cells(cells))} |"


def _cells(cells: Iterable[str]) -> Iterable[str]:
    return (cell.replace("|", "\\|") for cell in cells)


if __name__ == "__main__":
    sys.stdout.write(page())
