"""What stands above and below a picture for a paper: title, legend, and a word on what is left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from textwrap import wrap
from typing import Any

from kg.view.layout.packing import Point
from kg.view.phrasing.names import shortened
from kg.view.picture.paper import Paper, clean
from kg.view.style import EVENT, INK, LINE, QUIET, looks, status_look

MARGIN = 26.0
TIE, CLAIM = "office or other tie", "claim"
"""Looks of lines that are no events; those of events are their statuses."""

_EVENT = "event: "
_TITLE, _SUBTITLE, _NOTE = 15.0, 9.0, 8.0
_MOST_LINES = 3
_LONGEST, _LONGEST_WORD = 400, 30
"""Characters of a text, and of a word before it is broken."""


def stroke(look: str) -> tuple[str, Sequence[int], str]:
    """Colour and dashes of a line, and its word in the legend."""
    if look in (CLAIM, TIE):
        return (QUIET if look == CLAIM else LINE), ((1, 2) if look == TIE else ()), look
    found = status_look(look)
    return (found.border if look else EVENT.border), found.dashes, f"{_EVENT}{found.word}"


def head(paper: Paper, model: Mapping[str, Any], width: float) -> float:
    """The title; gives where the picture may begin."""
    y = _paragraph(paper, clean(model["title"]), MARGIN, width, _TITLE, INK, bold=True)
    return _paragraph(paper, clean(model["subtitle"]), y + 2, width, _SUBTITLE, QUIET) + MARGIN


def legend(paper: Paper, types: Iterable[str], line_looks: Iterable[str], width: float, y: float) -> float:
    """What symbols and lines mean; gives where it ends.

    Args:
        types: of the things that are drawn, as often as there are things.
        line_looks: of the lines that are drawn, in the order in which they are told.
    """
    paper.rule((MARGIN, y), (width - MARGIN, y), LINE)
    y += 14
    counts = Counter(types)
    found = looks(counts)["types"]
    told = [
        (name, f"{look['word'] if counts[name] == 1 else look['many']} ({counts[name]})")
        for name, look in found.items()
        if counts[name]
    ]
    x = MARGIN
    for name, words in told:
        x, y = _entry_at(paper, words, 16, x, y, width)
        paper.symbol((x + 5, y), found[name]["shape"], 4.5, found[name]["fill"], found[name]["border"])
        paper.text((x + 14, y), words, _NOTE)
        x += 14 + paper.measure(words, _NOTE)[0] + 16
    x, y = MARGIN, y + (16 if told else 0)
    strokes: dict[tuple[str, tuple[int, ...]], list[str]] = defaultdict(list)
    for look in dict.fromkeys(line_looks):
        colour, dashes, words = stroke(look)
        strokes[colour, tuple(dashes)].append(words)
    for (colour, dashes), alike in strokes.items():
        words = " or ".join([alike[0], *(word.removeprefix(_EVENT) for word in alike[1:])])
        x, y = _entry_at(paper, words, 36, x, y, width)
        paper.arrow([(x, y), (x + 26, y)], colour, dashes)
        paper.text((x + 31, y), words, _NOTE)
        x += 31 + paper.measure(words, _NOTE)[0] + 16
    return y + 12


def _entry_at(paper: Paper, words: str, before: float, x: float, y: float, width: float) -> Point:
    """Where an entry of the legend stands: beside the one before it, or in the next row."""
    if x > MARGIN and x + before + paper.measure(words, _NOTE)[0] > width - MARGIN:
        return MARGIN, y + 15
    return x, y


def note(paper: Paper, words: str, width: float, y: float) -> float:
    """What the picture does not show; gives where it ends."""
    return _paragraph(paper, words, y, width, _NOTE, QUIET)


def told(model: Mapping[str, Any], links: Sequence[Mapping[str, Any]], kept: list[str], untold: int) -> str:
    """What the picture shows and what it leaves out."""
    linked = {end for link in links for end in (link["from"], link["to"])}
    told = {link["fact"] for link in links}
    apart = sum(fact["id"] not in told for kind in ("events", "claims") for fact in model[kind])
    alone = len(model["things"]) - len(linked)
    if not linked:
        return "Nothing in this graph is linked to anything else."
    first = f"All {len(kept):,} linked things are shown."
    if len(kept) < len(linked):
        first = f"Shown are {len(kept):,} of {len(linked):,} linked things, the most connected."
    left_out = [
        *([f"{_number(alone, 'thing')} without a link"] if alone else []),
        *(
            [_number(apart, "event or claim that joins no two things", "events and claims that join no two things")]
            if apart
            else []
        ),
        *([f"{_number(untold, 'further link')} between the same things"] if untold else []),
    ]
    return f"{first} Left out: {'; '.join(left_out)}." if left_out else first


def _number(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _paragraph(
    paper: Paper, words: str, y: float, width: float, size: float, colour: str, *, bold: bool = False
) -> float:
    """Text in lines as wide as the sheet; gives where the next may begin."""
    lines = [""]
    for word in wrap(shortened(words, _LONGEST), _LONGEST_WORD, break_on_hyphens=False):
        for part in word.split():
            longer = f"{lines[-1]} {part}".strip()
            if lines[-1] and paper.measure(longer, size, bold=bold)[0] > width - 2 * MARGIN:
                lines.append(part)
            else:
                lines[-1] = longer
    if len(lines) > _MOST_LINES:
        lines[_MOST_LINES - 1 :] = [f"{lines[_MOST_LINES - 1]} …"]
    for line in lines:
        paper.text((MARGIN, y + 0.6 * size), line, size, colour=colour, bold=bold)
        y += 1.35 * size
    return y
