"""What was missed and what is spurious, and where readers differ: a line each, in columns that tabs part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.evaluation.results import Comparison
    from kg.evaluation.scoring.article import Finding
    from kg.evaluation.scoring.disagreements import ArticleDisagreement, SentenceDisagreement

__all__ = ["ARTICLES", "SENTENCES", "disagreement_lines", "error_lines", "errors", "worst_sentences"]

#: So many of the articles and sentences in which readers differ most are listed.
ARTICLES, SENTENCES = 20, 50


def errors(evaluation: Comparison) -> Iterator[tuple[str, str, Finding]]:
    """Reader, article, and what was missed there or is spurious."""
    for number, reader in enumerate(evaluation.readers):
        for article in evaluation.articles:
            for finding in article.scores[number].findings:
                if finding.verdict != "right":
                    yield reader.name, article.name, finding


def error_lines(evaluation: Comparison) -> Iterator[str]:
    """Article, kind, fact; before them the reader, where there are several."""
    several = len(evaluation.readers) > 1
    for reader, article, finding in errors(evaluation):
        yield _line(*([reader] if several else []), article, finding.kind, finding.what)


def disagreement_lines(evaluation: Comparison) -> Iterator[str]:
    """Articles, then sentences, those in which most differs first."""
    yield _line("article", "differing", "found", "share")
    for each in evaluation.disagreements[:ARTICLES]:
        yield _line(each.article, str(each.differing), str(each.found), f"{each.share:.2f}")
    yield ""
    yield _line("article", "sentence", "differing", "found", "words")
    for sentence in worst_sentences(evaluation.disagreements):
        numbers = (str(sentence.sentence), str(sentence.differing), str(sentence.found))
        yield _line(sentence.article, *numbers, sentence.words)


def worst_sentences(articles: Iterable[ArticleDisagreement]) -> list[SentenceDisagreement]:
    """The sentences of all articles in which most differs."""
    every = [sentence for article in articles for sentence in article.sentences]
    return sorted(every, key=lambda each: (-each.differing, each.article, each.sentence))[:SENTENCES]


def _line(*cells: str) -> str:
    """No cell holds a tab or a line break."""
    return "\t".join(" ".join(cell.split()) for cell in cells)
