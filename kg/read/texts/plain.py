"""Plain text to blocks: what stands above the text, where paragraphs begin, what is only furniture."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.errors import ArticleError
from kg.model import Article, Block, BlockKind, Span
from kg.read.published import check_published, is_date_line, published_in, published_within
from kg.read.texts.language import check_english
from kg.read.texts.lines import GLUED_OUTLET, byline, dateline, ends_sentence, is_boilerplate, opens_list, outlet
from kg.slugs import few_marks

__all__ = ["Known", "Line", "make_article", "normalize", "read_text", "slug"]

#: The longest article that is read: some 50,000 words. What it says is found in time in proportion to its length, in a
#: minute or two at this one.
MAX_CHARACTERS = 300_000
#: How many lines from the top may hold the headline, the date and the byline.
_HEADER_LINES = 8
_HEADLINE_LENGTH = 200
_HEADING_LENGTH, _HEADING_WORDS = 90, 14
_WRAP = range(45, 121)
_CONTROL = re.compile(r"[\x01-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u2028\u2029\x85]")
_NO_NAME = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_MARKUP = re.compile(r"(?:#{1,6}\s+|={2,6}\s*)")


@dataclass(slots=True)
class Line:
    """A line (or wrapped paragraph) with words: where it stands, and what it is where that is known beforehand."""

    start: int
    end: int
    kind: BlockKind | None = None
    alone: bool = False
    follows_blank: bool = False


@dataclass(slots=True)
class Known:
    """What the lines above the text say of the article."""

    title: str | None = None
    published: str | None = None
    author: str | None = None
    source: str | None = None
    blocks: list[Block] = field(default_factory=list)


def read_text(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    published: str | None = None,
    source: str | None = None,
    author: str | None = None,
    url: str | None = None,
) -> Article:
    r"""The article that a plain text holds.

    The text is kept as it is, blanks and quotes included, but for: ``\r\n`` and ``\r`` become ``\n``, a byte order
    mark goes, other control characters become blanks, and Unicode is composed (NFC), with no more than thirty marks
    on a letter. Offsets count in the result.

    Args:
        id: the article's id; made of its first words if None.
        title: the headline; it is put above the text, with a blank line between, if it does not stand there.
        published: ISO day, month or year; wins over a date line of the text.

    Raises:
        ArticleError: if the text is empty, too long, binary or not English, or ``published`` is no date.
    """
    text = normalize(text)
    title = " ".join(normalize(title).split()) if title else None
    if title and " ".join(text.lstrip().split("\n", 1)[0].split()) != title:
        text = f"{title}\n\n{text}"
    _check_length(text)
    lines = _lines(text)
    if title:
        lines[0].kind = BlockKind.HEADLINE
    known = Known(title=title, source=source, author=author)
    return make_article(text, lines, id=id, known=known, published=published, url=url)


def normalize(text: str) -> str:
    """``text`` in the form in which offsets count.

    Raises:
        ArticleError: if it is empty or holds what no text holds.
    """
    if "\x00" in text or any(0xD800 <= ord(char) <= 0xDFFF for char in text):
        raise ArticleError("binary data, not a text", remedy="give plain text or HTML")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", few_marks(_CONTROL.sub(" ", text)))
    if not any(char.isalnum() for char in text):
        raise ArticleError("no words in it", remedy="give an article with text")
    return text


def slug(words: str, *, limit: int = 60) -> str:
    """``words`` as a name of ``[a-z0-9-]``, cut at a word."""
    ascii_only = unicodedata.normalize("NFKD", few_marks(words)).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")
    if len(name) > limit:
        name = name[: limit + 1].rsplit("-", 1)[0][:limit].strip("-")
    return name or "article"


def make_article(
    text: str,
    lines: Sequence[Line],
    *,
    id: str | None = None,
    known: Known | None = None,
    published: str | None = None,
    url: str | None = None,
) -> Article:
    """The article of ``text``, whose words stand in ``lines``; see :func:`read_text`."""
    _check_length(text)
    if published is not None:
        published = check_published(published)
    known = known or Known()
    known.source, known.author = _name(known.source), _name(known.author)
    check_english(text)
    rest = _header(text, lines, known)
    known.blocks.extend(_body(text, rest, known))
    first = next((b for b in known.blocks if b.kind is not BlockKind.BOILERPLATE), None)
    if not any(b.kind in {BlockKind.PARAGRAPH, BlockKind.HEADLINE} for b in known.blocks) or first is None:
        raise ArticleError("no article in it, only the furniture of a page", remedy="give an article with text")
    opening = known.title or " ".join(text[first.span.start : first.span.end].split()[:10])
    return Article(
        id=id or slug(opening),
        text=text,
        blocks=tuple(known.blocks),
        title=known.title,
        published=published or known.published,
        source=known.source,
        author=known.author,
        url=url,
    )


def _check_length(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        remedy = "give its parts one by one, each as an article"
        raise ArticleError(f"an article of more than {MAX_CHARACTERS:,} characters", remedy=remedy)


def _name(words: str | None) -> str | None:
    """A name on one line, without characters that no text holds."""
    return " ".join(_NO_NAME.sub(" ", words).split()) or None if words else None


def _lines(text: str) -> list[Line]:
    """The lines of a plain text that have words; lines that were broken to a width are one."""
    runs: list[list[Line]] = [[]]
    start = 0
    for raw in text.split("\n"):
        words = raw.strip()
        if any(char.isalnum() for char in words):
            begin = start + raw.index(words)
            runs[-1].append(Line(begin, begin + len(words)))
        elif not words:
            runs.append([])
        start += len(raw) + 1
    lines = []
    for run in filter(None, runs):
        run[0].follows_blank = True
        run[0].alone = len(run) == 1
        lines.extend([Line(run[0].start, run[-1].end, follows_blank=True)] if _is_wrapped(text, run) else run)
    return lines


def _is_wrapped(text: str, run: list[Line]) -> bool:
    """True if the lines are one paragraph broken to a width: all but the last about as long, broken mid-sentence."""
    lengths = [line.end - line.start for line in run]
    if len(run) < 2 or max(lengths) not in _WRAP or min(lengths[:-1]) < 0.6 * max(lengths):
        return False
    words = [text[line.start : line.end] for line in run]
    if any(is_date_line(line) or is_boilerplate(line) or byline(line) for line in words):
        return False
    return any(not ends_sentence(line) for line in words[:-1]) and ends_sentence(words[-1])


def _header(text: str, lines: Sequence[Line], known: Known) -> list[Line]:
    """Take the lines above the text: headline, date, byline. What is left is returned."""
    headed = False
    for position, line in enumerate(lines[:_HEADER_LINES]):
        words = text[line.start : line.end]
        following = lines[position + 1] if position + 1 < len(lines) else None
        kind = line.kind or _above(words, known)
        if kind is None and not headed and _is_headline(text, line, following):
            kind = BlockKind.HEADLINE
        if kind is None or kind in {BlockKind.PARAGRAPH, BlockKind.HEADING}:
            return list(lines[position:])
        if kind is BlockKind.HEADLINE:
            headed = True
            line.start += _markup(words)
            known.title = known.title or " ".join(text[line.start : line.end].rstrip("=# ").split())
        known.blocks.append(Block(kind, Span(line.start, line.end)))
    return list(lines[_HEADER_LINES:])


def _above(words: str, known: Known) -> BlockKind | None:
    """The kind of a line by its form, and what it says of the article."""
    if is_date_line(words):
        known.published = known.published or published_in(words)
        return BlockKind.DATE_LINE
    if authors := byline(words):
        known.author = known.author or authors
        return BlockKind.BYLINE
    if name := outlet(words):
        known.source = known.source or name
        return BlockKind.BYLINE
    return BlockKind.BOILERPLATE if is_boilerplate(words) else None


def _is_headline(text: str, line: Line, following: Line | None) -> bool:
    """True for a short line without a final full stop that stands apart from a text below it."""
    words = text[line.start : line.end]
    if following is None or len(words) > _HEADLINE_LENGTH or words.endswith((",", ";")) or "\n" in words:
        return False
    if ends_sentence(words) and not words.endswith(("?", "!")):
        return False
    below = text[following.start : following.end]
    apart = following.follows_blank or is_date_line(below) or byline(below) is not None or outlet(below) is not None
    return apart or (len(below) > len(words) and ends_sentence(below) and not below[0].islower())


def _body(text: str, lines: Sequence[Line], known: Known) -> Iterator[Block]:
    in_list = False
    begun = False
    for position, line in enumerate(lines):
        words = text[line.start : line.end]
        last = position + 1 == len(lines)
        if is_boilerplate(words) or (in_list and not ends_sentence(words)):
            in_list = in_list or opens_list(words)
            yield Block(BlockKind.BOILERPLATE, Span(line.start, line.end))
            continue
        in_list = False
        if outlet(words):
            known.source = known.source or outlet(words)
            yield Block(BlockKind.BYLINE, Span(line.start, line.end))
        elif line.kind is BlockKind.HEADING or (line.kind is None and _is_heading(words, line, last=last)):
            yield Block(BlockKind.HEADING, Span(line.start + _markup(words), line.end))
        else:
            yield from _paragraph(text, line, known, first=not begun)
            begun = True


def _markup(words: str) -> int:
    """How many characters of ``words`` are a mark-up that makes it a heading."""
    found = _MARKUP.match(words)
    return found.end() if found else 0


def _is_heading(words: str, line: Line, *, last: bool) -> bool:
    if _markup(words):
        return True
    if not line.alone or last or len(words) > _HEADING_LENGTH or len(words.split()) > _HEADING_WORDS:
        return False
    return words[0].isalnum() and not words[0].islower() and not ends_sentence(words) and words[-1] not in "\"”’'"


def _paragraph(text: str, line: Line, known: Known, *, first: bool) -> Iterator[Block]:
    start = line.start
    if first:
        glued = GLUED_OUTLET.match(text, start, line.end)
        if glued:
            known.source = known.source or glued.group(1)
            yield Block(BlockKind.BYLINE, Span(start, glued.end()))
            start = glued.end()
        length = dateline(text[start : line.end])
        if length:
            words = text[start : start + length]
            known.published = known.published or published_within(words)
            yield Block(BlockKind.DATELINE, Span(start, start + len(words.rstrip())))
            start += length
    yield Block(BlockKind.PARAGRAPH, Span(start, line.end))
