"""A brief as one HTML page that needs nothing but itself, runs no script, and prints on A4."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources

from kg.view.brief.content import Brief, Line, Quote, Source
from kg.view.html import hash_source, html_text

_URL = re.compile(r"https?://[^\s<>\"\\]+")


def page(brief: Brief) -> str:
    """The HTML."""
    style = (resources.files(__package__) / "page.css").read_text(encoding="utf-8")
    policy = f"default-src 'none'; style-src {hash_source(style)}; base-uri 'none'; form-action 'none'"
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">',
            f"<title>{html_text(brief.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>",
            *_written(brief),
            "</main>\n</body>\n</html>\n",
        ]
    )


def _written(brief: Brief) -> Iterator[str]:
    yield f"<h1>{_bdi(brief.title)}</h1>"
    if brief.subtitle:
        yield f"<p>{_bdi(brief.subtitle)}</p>"
    for section in brief.sections:
        yield f"<section>\n<h2>{html_text(section.title)}</h2>\n<ul>"
        yield from (_line(line, brief.articles) for line in section.lines)
        yield "</ul>"
        if section.left_out:
            yield f"<p>… and {section.left_out:,} more.</p>"
        yield "</section>"
    if brief.articles:
        yield "<section>\n<h2>Articles</h2>\n<ol>"
        yield from (_article(at, article) for at, article in enumerate(brief.articles, 1))
        yield "</ol>"
        if brief.not_quoted:
            yield f"<p>… and {brief.not_quoted:,} more, of which nothing is quoted here.</p>"
        yield "</section>"


def _line(line: Line, articles: tuple[Source, ...]) -> str:
    note = f' <span class="note">{html_text(line.note)}</span>' if line.note else ""
    said = ' class="said"' if line.text.endswith(":") else ""
    quotes = "".join(f"\n<p{said}>{_quote(quote, articles[quote.article - 1])}</p>" for quote in line.quotes)
    return f"<li><b>{_bdi(line.text)}</b>{note}{quotes}</li>"


def _quote(quote: Quote, article: Source) -> str:
    words = f"<mark>{html_text(quote.words)}</mark>" if quote.before or quote.after else html_text(quote.words)
    about = ", ".join(html_text(each) for each in (article.publisher, article.day) if each)
    cite = f'<a href="#article-{quote.article}">article {quote.article}</a>{f", {about}" if about else ""}'
    return f"<q><bdi>{html_text(quote.before)}{words}{html_text(quote.after)}</bdi></q> <cite>{cite}</cite>"


def _article(number: int, article: Source) -> str:
    known = [_bdi(each) for each in (article.title, article.publisher, article.day) if each]
    if article.url and _URL.fullmatch(article.url):
        url = html_text(article.url)
        known.append(f'<a href="{url}" rel="noopener noreferrer"><bdi>{url}</bdi></a>')
    return f'<li id="article-{number}">{", ".join(known)}</li>'


def _bdi(text: str) -> str:
    return f"<bdi>{html_text(text)}</bdi>"
