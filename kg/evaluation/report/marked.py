"""An article with the facts in its text: which were found and are right, which are spurious, which were missed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.evaluation.results import ArticleResult
from kg.evaluation.scoring.article import FACTS, Finding
from kg.view.html import html_text

__all__ = ["article_part"]

#: What is wrong or missing is what one looks for.
_WORST_FIRST = ("spurious", "missed", "right")


def article_part(article: ArticleResult, names: Sequence[str]) -> str:
    """A closed part of the page; the text shows what the first reader found, the lists what each did."""
    wrong = [sum(finding.verdict != "right" for finding in scores.findings) for scores in article.scores]
    told = ", ".join(f"{html_text(name)} {number}" for name, number in zip(names, wrong, strict=True))
    lists = "".join(
        f"<h3>{html_text(name)}</h3>{_list(scores.findings)}"
        for name, scores in zip(names, article.scores, strict=True)
    )
    return (
        f"<details><summary><bdi>{html_text(article.name)}</bdi> <small>errors: {told}</small></summary>\n"
        f'<div class="article"><div class="text">{_marked(article.text, article.scores[0].findings)}</div>'
        f"<div>{lists}</div></div></details>\n"
    )


def _list(findings: Sequence[Finding]) -> str:
    ordered = sorted(findings, key=lambda each: _WORST_FIRST.index(each.verdict))
    items = (f'<li class="{each.verdict}"><bdi>{_told(each)}</bdi></li>' for each in ordered)
    return f'<ul class="facts">{"".join(items)}</ul>'


def _told(finding: Finding) -> str:
    return html_text(f"{finding.kind}: {' '.join(finding.what.split())}")


def _marked(text: str, findings: Sequence[Finding]) -> str:
    """The text with a mark for every stretch that facts stand on."""
    placed = [
        (finding.span, finding)
        for finding in findings
        if finding.section in FACTS and finding.span is not None and finding.span.end <= len(text)
    ]
    opening: dict[int, list[Finding]] = {}
    closing: dict[int, list[Finding]] = {}
    for span, finding in placed:
        opening.setdefault(span.start, []).append(finding)
        closing.setdefault(span.end, []).append(finding)
    here: list[Finding] = []
    parts = []
    for start, end in pairwise(sorted({0, len(text), *opening, *closing})):
        gone = {id(finding) for finding in closing.get(start, ())}
        here = [finding for finding in here if id(finding) not in gone] + opening.get(start, [])
        words = html_text(text[start:end])
        if here:
            worst = min((finding.verdict for finding in here), key=_WORST_FIRST.index)
            words = f'<mark class="{worst}" title="{" | ".join(map(_told, here))}">{words}</mark>'
        parts.append(words)
    return "".join(parts)
