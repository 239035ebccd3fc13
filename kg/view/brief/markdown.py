"""A brief as Markdown (CommonMark): what articles say is escaped, so that none of it is Markdown or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.view.brief.content import Brief, Line, Quote, Source
from kg.view.html import UNWRITABLE

_ACTS = re.compile(r"[\\`*_\[\]<>&#|~]")


def markdown(brief: Brief) -> str:
    """The text, a paragraph or an entry of a list on each line."""
    return "\n".join(_written(brief)) + "\n"


def _written(brief: Brief) -> Iterator[str]:
    yield f"# {_text(brief.title)}"
    if brief.subtitle:
        yield f"\n{_text(brief.subtitle)}"
    for section in brief.sections:
        yield f"\n## {_text(section.title)}\n"
        yield from (_line(line, brief.articles) for line in section.lines)
        if section.left_out:
            yield f"\n… and {section.left_out:,} more."
    if brief.articles:
        yield "\n## Articles\n"
        yield from (f"{at}. {_article(article)}" for at, article in enumerate(brief.articles, 1))
    if brief.not_quoted:
        yield f"\n… and {brief.not_quoted:,} more, of which nothing is quoted here."


def _line(line: Line, articles: tuple[Source, ...]) -> str:
    note = f" ({_text(line.note)})" if line.note else ""
    quotes = "; ".join(_quote(quote, articles[quote.article - 1]) for quote in line.quotes)
    lead = " " if line.text.endswith(":") else " — "
    return f"- **{_text(line.text)}**{note}{lead + quotes if quotes else ''}"


def _quote(quote: Quote, article: Source) -> str:
    about = ", ".join(_text(each) for each in (article.publisher, article.day) if each)
    words = _text(f"{quote.before}{quote.words}{quote.after}")
    return f"“{words}” (article {quote.article}{f', {about}' if about else ''})"


def _article(article: Source) -> str:
    known = [_text(each) for each in (article.title, article.publisher, article.day) if each]
    if article.link:
        known.append(f"<{article.link}>")
    return ", ".join(known)


def _text(text: str) -> str:
    return _ACTS.sub(r"\\\g<0>", UNWRITABLE.sub("\ufffd", text))
