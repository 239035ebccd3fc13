"""The tables: how many tests of each part gave what, and what differs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tools.conformance.known import Known
from tools.conformance.outcome import Outcome

BEGIN, END = "<!-- conformance: begin -->", "<!-- conformance: end -->"


def table(outcomes: Sequence[Outcome], known: Known) -> str:
    """Counts by part and the list of differences, in Markdown. The same outcomes give the same text."""
    lines = [
        "| part | tests | as the W3C expects | as the engine alone gives |",
        "| --- | ---: | ---: | ---: |",
    ]
    parts = dict.fromkeys(each.part for each in outcomes)
    lines += [_row(part, [each for each in outcomes if each.part == part]) for part in parts]
    evaluations = [each for each in outcomes if each.is_evaluation]
    if evaluations:
        lines.append(_row("**all queries with a result**", evaluations))
    lines.append(_row("**all**", outcomes))
    differing = [each for each in outcomes if each.name in known.differences and _differs(each)]
    if differing:
        lines += ["", "| test | differs from | why |", "| --- | --- | --- |"]
        lines += [f"| `{each.name}` | {_from(each)} | {known.differences[each.name].why} |" for each in differing]
    return "\n".join(lines) + "\n"


def unexpected(outcomes: Iterable[Outcome], known: Known) -> list[str]:
    """What is not as it is known to be, better or worse, one line each."""
    found, names = [], set()
    for each in outcomes:
        names.add(each.name)
        difference = known.differences.get(each.name)
        conforms = difference is None or difference.conforms
        like_engine = difference is None or difference.like_engine
        if each.conforms != conforms or (each.like_engine is not None and each.like_engine != like_engine):
            told = f": {each.detail}" if each.detail else ", and has a reason why it should"
            found.append(f"{each.name} {'differs' if _differs(each) else 'does not differ'}{told}")
    return found


def _differs(outcome: Outcome) -> bool:
    return not outcome.conforms or outcome.like_engine is False


def _from(outcome: Outcome) -> str:
    names = ["the W3C"] * (not outcome.conforms) + ["the engine"] * (outcome.like_engine is False)
    return " and ".join(names)


def _row(part: str, outcomes: Sequence[Outcome]) -> str:
    conforming = sum(each.conforms for each in outcomes)
    compared = [each for each in outcomes if each.like_engine is not None]
    alike = _share(sum(each.like_engine is True for each in compared), len(compared)) if compared else ""
    return f"| {part} | {len(outcomes)} | {_share(conforming, len(outcomes))} | {alike} |"


def _share(count: int, of: int) -> str:
    """A number, and as a share if it is not all."""
    return f"{count}" if count == of else f"{count} of {of} ({count / of:.1%})"
