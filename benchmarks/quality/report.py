"""A page that shows each article with the facts found highlighted, beside the gold facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from benchmarks.quality.match import FACTS, Comparison, Json

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 1.5rem auto; max-width: 90rem; padding: 0 1rem; color: #1a1a1a; }
article { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 2rem; border-top: 1px solid #bbb; }
.text { white-space: pre-wrap; }
mark { color: inherit; background: none; border-bottom: 3px solid; padding: 0; }
.right { border-color: #1b7837; } .wrong { border-color: #b2182b; } .missed { border-color: #c47900; }
mark.wrong { border-bottom-style: double; } mark.missed { border-bottom-style: dashed; }
ul { list-style: none; padding: 0; font-size: .9rem; }
li { margin: .35rem 0; padding-left: .6rem; border-left: 4px solid; }
table { border-collapse: collapse; } td, th { padding: .1rem .6rem; text-align: right; }
td:first-child { text-align: left; }
@media (max-width: 50rem) { article { grid-template-columns: 1fr; } }
"""


@dataclass(frozen=True)
class Compared:
    """Gold facts, facts found, and how they compare, for one article."""

    gold: Json
    found: Json
    comparison: Comparison


@dataclass(frozen=True)
class _Fact:
    """``verdict`` is right, wrong (no gold fact) or missed; ``start`` is -1 where the words are not found."""

    verdict: str
    told: str
    start: int
    end: int


def page(articles: Sequence[Compared], table: str) -> str:
    """The report as one HTML file without scripts.

    Args:
        table: the figures, as a table in Markdown.
    """
    body = "".join(_article(article) for article in articles)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Facts found and facts made by hand</title>'
        f"<style>{_STYLE}</style></head><body><h1>Facts found and facts made by hand</h1>"
        '<p><mark class="right">found, and right</mark> · <mark class="wrong">found, but no gold fact</mark> · '
        f'<mark class="missed">a gold fact that was missed</mark></p>{_html_table(table)}{body}</body></html>\n'
    )


def _article(article: Compared) -> str:
    text = article.found["article"].get("text", "")
    facts = sorted(_facts(article, text), key=lambda fact: (fact.start, fact.end, fact.verdict))
    items = "".join(f'<li class="{fact.verdict}">{escape(fact.told)}</li>' for fact in facts)
    title = article.found["article"].get("title") or article.found["article"]["id"]
    return (
        f'<article><div><h2>{escape(title)}</h2><div class="text">{_marked(text, facts)}</div></div>'
        f"<div><h2>{len(facts)} facts</h2><ul>{items}</ul></div></article>"
    )


def _facts(article: Compared, text: str) -> list[_Fact]:
    """The facts found, and the gold facts that were not."""
    facts = []
    for kind in FACTS:
        for number, fact in enumerate(article.found[kind]):
            verdict = "right" if article.comparison.is_right(kind, number) else "wrong"
            told = f"{verdict}: {_told(kind, fact, article.found)} [{fact['rule']}, {fact['confidence']:.2f}]"
            facts.append(_Fact(verdict, told, fact["start_offset"], fact["end_offset"]))
        for number, fact in enumerate(article.gold.get(kind, [])):
            if number not in article.comparison.pairs[kind]:
                words = fact.get("evidence") or fact.get("text") or ""
                start = text.find(words) if words else -1
                facts.append(_Fact("missed", f"missed: {_told(kind, fact, article.gold)}", start, start + len(words)))
    return facts


def _told(kind: str, fact: Json, facts: Json) -> str:
    names = {entity["id"]: entity["name"] for entity in facts.get("entities", [])}

    def named(ids: Sequence[str] | None) -> str:
        return ", ".join(names.get(id, id) for id in ids or [])

    if kind == "roles":
        return f"role {named([fact['person']])}: {fact['title']}, {named([fact['of']] if fact.get('of') else [])}"
    if kind == "relations":
        return f"{named([fact['subject']])} {fact['type']} {named([fact['object']])}"
    if kind == "events":
        when = fact.get("start") or ""
        return f"{fact['type']} ({fact['status']}) {named(fact.get('agents'))} → {named(fact.get('targets'))} {when}"
    return f"claim ({fact.get('stance')}) {named(fact['speakers'])}: “{fact['text']}”"


def _marked(text: str, facts: Sequence[_Fact]) -> str:
    """The text with a mark for every stretch that facts stand on."""
    placed = [fact for fact in facts if 0 <= fact.start < fact.end <= len(text)]
    cuts = sorted({0, len(text), *(edge for fact in placed for edge in (fact.start, fact.end))})
    parts = []
    for start, end in pairwise(cuts):
        here = [fact for fact in placed if fact.start <= start and end <= fact.end]
        words = escape(text[start:end])
        if not here:
            parts.append(words)
            continue
        # What is wrong or missing is what one looks for.
        worst = min(here, key=lambda fact: ("wrong", "missed", "right").index(fact.verdict)).verdict
        parts.append(f'<mark class="{worst}" title="{escape(" | ".join(fact.told for fact in here))}">{words}</mark>')
    return "".join(parts)


def _html_table(table: str) -> str:
    rows = [line.strip("|").split("|") for line in table.strip().splitlines()]
    cells = ["".join(f"<td>{escape(cell.strip())}</td>" for cell in row) for row in rows if "---" not in row[0]]
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"
