"""Where a person is named: what is mentioned as one, titles and honorifics left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg import lexicon
from kg.extract.layers import PersonName, TitlePhrase
from kg.extract.names.spans import NameSpan
from kg.language import Annotation, Token
from kg.model import EntityType


def person_names(
    annotation: Annotation, spans: Iterable[NameSpan], titles: Sequence[TitlePhrase]
) -> Iterator[PersonName]:
    """The names of persons, each with the title before it.

    Args:
        spans: all names of the article.
    """
    single = [title for title in titles if not title.plural]
    before = {end: title for title in single for end in (title.end, title.last)}
    in_title = {i for title in titles for i in range(title.title_first, title.last)}
    for span in spans:
        if span.type is not EntityType.PERSON:
            continue
        first, last, honorific = _bare(annotation, span, in_title)
        if first < last:
            title = before.get(first)
            here = title is not None and annotation.tokens[title.head].sentence == annotation.tokens[first].sentence
            yield _named(annotation, first, last, title if here else None, honorific)


def _bare(annotation: Annotation, span: NameSpan, in_title: set[int]) -> tuple[int, int, str | None]:
    """The name without "Mr.", titles and letters of honour, and the gender that an honorific tells."""
    tokens, first, last = annotation.tokens, span.first, span.last
    honorific = _honorific_before(annotation, first)
    while first < last:
        gender = _gender(tokens[first])
        if gender is not None and first + 1 < last:
            honorific = honorific or gender
            first += 2 if tokens[first + 1].text == "." else 1
        elif first in in_title and tokens[first].text not in lexicon.first_names():
            first += 1
        else:
            break
    while last > first and (tokens[last - 1].lower in lexicon.post_nominals() or tokens[last - 1].text in ",.-"):
        last -= 1
    opens = first < last and (tokens[first].text[0].isupper() or tokens[first].lower in lexicon.words("particles"))
    titled = any(i in in_title and tokens[i].text not in lexicon.first_names() for i in range(first, last))
    named = opens and not titled and any(token.text[0].isupper() for token in tokens[first:last])
    return first, last if named else first, honorific


def _honorific_before(annotation: Annotation, first: int) -> str | None:
    before = annotation.next(annotation.tokens[first], -1)
    if before is not None and before.text == ".":
        before = annotation.next(before, -1)
    return _gender(before) if before is not None else None


def _gender(token: Token) -> str | None:
    """Gender ("m", "f" or "") of an honorific, None for any other word."""
    if not token.text[0].isupper():
        return None
    titles = lexicon.titles()
    entry = titles.get(token.lower) or titles.get(token.lower.rstrip("."))
    return entry.gender if entry is not None and entry.kind == "honorific" else None


def _named(
    annotation: Annotation, first: int, last: int, title: TitlePhrase | None, honorific: str | None
) -> PersonName:
    words = annotation.article.text[annotation.tokens[first].start : annotation.tokens[last - 1].end].split()
    gender = honorific or (title.entry.gender if title is not None else "")
    return PersonName(first, last, tuple(words), title, gender)
