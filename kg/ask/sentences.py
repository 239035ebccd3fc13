"""Sentences of the articles that have most of a question's words: where no fact answers it, one of them may."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from functools import cache
from math import log

from kg.ask.names import Name
from kg.ask.patterns import ADJUNCTS
from kg.ask.periods import find_span
from kg.ask.words import classes
from kg.model import Span
from kg.notes import sentences_of
from kg.query import Answer
from kg.query.binding import sparql_term
from kg.rdf.terms import Literal, text
from kg.store import SelectResult, Store

__all__ = ["in_sentences", "sentences_like"]

_WORD = re.compile(r"[^\W_]+")
_MOST = 5
#: A sentence has so much of what the best one has, and so many words of the question.
_SHARE, _FEWEST = 0.4, 2
#: Of Okapi BM25 (Robertson and Zaragoza 2009): how soon more of a word says no more, and how much length counts.
_SATURATION, _LENGTH = 1.2, 0.5
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ed", "es", "s", "e", "y")
#: What a word counts that only the name of a thing has, not the question.
_OF_LABELS = 0.3
_SHORTEST = 3
_SHORT = 4
#: Characters of the longest line that is but a date.
_DATE = 40
#: Facts of more rows are shown with their words alone.
_ROWS = 200


def sentences_like(
    store: Store, question: str, names: Iterable[Name], *, articles: Collection[str] = (), but: Collection[str] = ()
) -> Answer:
    """The sentences with most of the words of a question and of what its names name, the likest first.

    Columns: ``words``, ``article``, ``published``. No rows where no sentence has two of the words.

    Args:
        but: sentences that are shown already.
        articles: the titles of articles in which alone is looked; none for all that have the names.
    """
    asked = _stems(question) - _common()
    wanted = asked | {stem for name in names for stem in _stems(name.label)}
    texts = _texts(store, [each for name in names if name.known for each in (name.label, name.words)], articles)
    found: list[tuple[Literal, Literal | None, str, Counter[str]]] = []
    for title, day, body in texts:
        for span in sentences_of(body):
            words = " ".join(body[span.start : span.end].split())
            found.append((title, day, words, Counter(_stem(word) for word in _WORD.findall(words.lower()))))
    seen = Counter(stem for *_, stems in found for stem in wanted & stems.keys())
    mean = sum(stems.total() for *_, stems in found) / max(1, len(found))
    weight = {
        stem: log(1 + (len(found) - n + 0.5) / (n + 0.5)) * (1 if stem in asked else _OF_LABELS)
        for stem, n in seen.items()
    }

    def score(stems: Counter[str]) -> float:
        norm = _SATURATION * (1 - _LENGTH + _LENGTH * stems.total() / max(1.0, mean))
        return sum(w * stems[s] * (_SATURATION + 1) / (stems[s] + norm) for s, w in weight.items() if s in stems)

    # Of a short question one word is enough where no sentence has two.
    most = max((len(wanted & stems.keys()) for *_, stems in found), default=0)
    fewest = min(_FEWEST, max(1, most)) if len(wanted) <= _SHORT else min(_FEWEST, len(wanted))
    scored = [
        (score(stems), title, day, words) for title, day, words, stems in found if len(wanted & stems.keys()) >= fewest
    ]
    scored.sort(key=lambda each: (-each[0], each[1].value, each[3]))
    least = _SHARE * max((each[0] for each in scored), default=0.0)
    kept: dict[str, tuple[float, Literal, Literal | None, str]] = {}
    for each in scored:
        if len(kept) < _MOST and each[0] >= least > 0 and each[3] not in but and not _is_date(each[3]):
            kept.setdefault(each[3], each)
    rows = tuple((text(words), title, day) for _, title, day, words in kept.values())
    return Answer(SelectResult(("words", "article", "published"), rows))


def in_sentences(store: Store, answer: Answer) -> Answer:
    """An answer with the sentences in which the words stand that tell its facts, in their place."""
    result = answer.result
    if not isinstance(result, SelectResult) or not result.rows or len(result.rows) > _ROWS:
        return answer
    names = result.variables
    news = next((names.index(name) for name in ("article", "source") if name in names), None)
    if news is None or "words" not in names:
        return answer
    at = names.index("words")
    titles = {title.value for row in result.rows if isinstance(title := row[news], Literal)}
    texts: dict[str, list[tuple[str, tuple[Span, ...]]]] = {}
    for title, _, body in _texts(store, [], titles):
        texts.setdefault(title.value, []).append((body, sentences_of(body)))
    rows = []
    for row in result.rows:
        words, title = row[at], row[news]
        if isinstance(words, Literal) and isinstance(title, Literal):
            words = text(_sentence(words.value, texts.get(title.value, [])))
        rows.append((*row[:at], words, *row[at + 1 :]))
    return Answer(SelectResult(names, tuple(rows)), answer.hints)


def _sentence(words: str, texts: list[tuple[str, tuple[Span, ...]]]) -> str:
    """The sentences of one of these texts that have the words."""
    for body, sentences in texts:
        start = body.find(words)
        if start >= 0:
            told = Span(start, start + len(words))
            spans = [span for span in sentences if span.overlaps(told)]
            return " ".join(body[spans[0].start : spans[-1].end].split()) if spans else words
    return words


def _texts(store: Store, names: list[str], titles: Collection[str]) -> list[tuple[Literal, Literal | None, str]]:
    """The articles with their texts, all, or where there are names those that have one; in a fixed order."""
    surnames = sorted({name.split()[-1] for name in names if name.split()})
    having = " || ".join(f"CONTAINS(?text, {sparql_term(text(name))})" for name in surnames)
    if titles:
        having = f"STR(?title) IN ({', '.join(sparql_term(text(title)) for title in sorted(titles))})"
    found = store.query(
        f"""SELECT ?title ?day ?text {{ ?news a sc:Article ; rdfs:label ?title ; schema:articleBody ?text .
          OPTIONAL {{ ?news schema:datePublished ?day }} {f"FILTER({having})" if having else ""} }} ORDER BY ?news"""
    )
    rows = found.rows if isinstance(found, SelectResult) else ()
    return [
        (title, day if isinstance(day, Literal) else None, body.value)
        for title, day, body in rows
        if isinstance(title, Literal) and isinstance(body, Literal)
    ]


def _is_date(words: str) -> bool:
    """Whether a line is nothing but the day of the article."""
    return len(words) < _DATE and not find_span(words, "2000-01-01")[0].strip(" .,")


def _stems(words: str) -> set[str]:
    return {_stem(word) for word in _WORD.findall(words.lower()) if word not in _empty()}


@cache
def _empty() -> frozenset[str]:
    """Words by which no sentence is looked for."""
    names = ("little", "did", "will", "may", "be", "what", *ADJUNCTS)
    return frozenset(word for name in names for word in classes()[name])


@cache
def _common() -> frozenset[str]:
    """Words that say what is asked, not of what."""
    return frozenset(_stem(word) for word in classes()["grammar"])


def _stem(word: str) -> str:
    """Without an ending that words of one meaning have or have not; a crude one, the same for both sides."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word
