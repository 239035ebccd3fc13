"""From what readers found in each article to figures over all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from kg.evaluation.facts import Facts
from kg.evaluation.outcome import Evaluation
from kg.evaluation.results import ArticleResult, Figure, ReaderResult, Scored
from kg.evaluation.scoring.article import ArticleScores, score_article
from kg.evaluation.scoring.bootstrap import Resampled, interval, resample
from kg.evaluation.scoring.calibration import calibrate, counts_by_rule
from kg.evaluation.scoring.counts import NOTHING, Count
from kg.evaluation.scoring.disagreements import ArticleDisagreement, disagreement
from kg.evaluation.scoring.layers import Confusion
from kg.evaluation.scoring.rows import ROWS, SECTIONS, Row
from kg.evaluation.truth import Annotated
from kg.notes import sentences_of

__all__ = ["Reading", "side_by_side"]

#: An article, and what each reader found in it.
Reading = tuple[Annotated, Sequence[Facts]]


def side_by_side(names: Sequence[str], readings: Iterable[Reading]) -> Evaluation:
    """Compare readers with the truth, and with the first of them.

    Args:
        names: of the readers.
        readings: each article once; drawn one by one.
    """
    results: list[ArticleResult] = []
    differences: list[ArticleDisagreement] = []
    placed = 0
    for each, found in readings:
        text = each.article.text
        if each.truth is not None:
            truth = each.truth
            placed += truth.has_places
            results.append(ArticleResult(each.name, text, tuple(score_article(text, truth, facts) for facts in found)))
        if len(names) > 1:
            differences.append(disagreement(each.name, text, sentences_of(text), found))
    return Evaluation(
        readers=_results(names, results),
        articles=tuple(results),
        placed=placed,
        disagreements=tuple(sorted(differences, key=lambda each: (-each.share, each.article))),
    )


def _results(names: Sequence[str], articles: Sequence[ArticleResult]) -> tuple[ReaderResult, ...]:
    if not articles:
        return tuple(ReaderResult(name, {}, {}, calibrate(()), {}) for name in names)
    drawn: list[Resampled] = []
    results: list[ReaderResult] = []
    for number, name in enumerate(names):
        scores = [article.scores[number] for article in articles]
        drawn.append(resample([each.counts for each in scores]))
        results.append(_result(name, scores, drawn[-1], results[0] if results else None, drawn[0]))
    return tuple(results)


def _result(
    name: str, scores: Sequence[ArticleScores], drawn: Resampled, first: ReaderResult | None, first_drawn: Resampled
) -> ReaderResult:
    counts = {
        row.key: Count.total(each.counts[row.key] for each in scores if row.key in each.counts)
        for row in ROWS
        if not row.mean_of
    }
    # What the articles have nothing of is not told: of layers without places, or of a kind that they lack. But the mean
    # of the six sections takes each in, hence each is told.
    told = [
        row for row in ROWS if row.key in SECTIONS or any(counts[key] != NOTHING for key in row.mean_of or (row.key,))
    ]
    figures = {row.key: _row(row, counts, drawn, first, first_drawn) for row in told}
    confusions: dict[str, Confusion] = {}
    for each in scores:
        for table, pairs in each.confusions.items():
            confusions.setdefault(table, Counter()).update(pairs)
    judged = [fact for each in scores for fact in each.judged]
    return ReaderResult(name, figures, confusions, calibrate(judged), counts_by_rule(judged))


def _row(
    row: Row, counts: dict[str, Count], drawn: Resampled, first: ReaderResult | None, first_drawn: Resampled
) -> Scored:
    precisions, recalls, f1s = drawn[row.key]
    f1s_meant = [counts[key].f1 for key in row.mean_of or (row.key,)]
    value = sum(f1s_meant) / len(f1s_meant)
    difference = None
    if first is not None:
        before = first.figures[row.key].f1.value if row.key in first.figures else 0.0
        difference = Figure(value - before, interval(f1s - first_drawn[row.key][2]))
    count = None if row.mean_of else counts[row.key]
    two_sided = count is not None and not row.is_rate
    return Scored(
        row=row,
        count=count,
        precision=Figure(count.precision, interval(precisions)) if count and two_sided else None,
        recall=Figure(count.recall, interval(recalls)) if count and two_sided else None,
        f1=Figure(value, interval(f1s)),
        difference=difference,
    )
