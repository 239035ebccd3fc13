"""From a folder of annotated articles to figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from kg.evaluation.readers import ReadingMethod, check_readers
from kg.evaluation.results import ArticleResult, Evaluation, Figure, ReaderResult, Scored
from kg.evaluation.scoring.article import ArticleScores, score_article
from kg.evaluation.scoring.bootstrap import Resampled, interval, resample
from kg.evaluation.scoring.calibration import calibrate, counts_by_rule
from kg.evaluation.scoring.counts import NOTHING, Count
from kg.evaluation.scoring.disagreements import ArticleDisagreement, disagreement
from kg.evaluation.scoring.layers import Confusion
from kg.evaluation.scoring.rows import ROWS, Row
from kg.evaluation.truth import Annotated, read_folder
from kg.evaluation.truth.sentences import sentences_of
from kg.limit import TIMEOUT, check_timeout

if TYPE_CHECKING:
    from kg.evaluation.facts import Facts

__all__ = ["evaluate"]

#: Told after each article: how many are done, how many there are, and the name of this one.
Step = Callable[[int, int, str], None]


def evaluate(
    folder: str | Path,
    readers: Sequence[str] = ("rules",),
    *,
    also_without_truth: bool = False,
    model: str | None = None,
    jobs: int = 1,
    timeout: float | None = TIMEOUT,
    step: Step | None = None,
) -> Evaluation:
    """Have readers read annotated articles, and compare what they find with what people noted.

    Args:
        folder: with articles ``ID.txt`` and, beside each, its truth: ``ID.notes.json`` or ``ID.gold.json``.
        readers: their names. Differences are to the first.
        also_without_truth: where readers differ, articles count that nobody has annotated, too.
        model: name of an installed spaCy pipeline; by default that which comes with the package.
        jobs: how many processes read the articles: 1 is this one alone, 0 stands for as many as there are processors.
            The figures are the same.
        timeout: seconds that one article may take; None sets no limit.
        step: told of every article that was read.

    Raises:
        InputError: if the folder has no annotated articles, or a file is not as it must be.
        ArticleError: if an article cannot be read, or takes too long.
        UsageError: if there is no such reader, or ``jobs`` is not between 0 and 64.
        ModelError: if the pipeline cannot be used.
    """
    from kg.workers import read_facts

    names = check_readers([readers] if isinstance(readers, str) else readers)
    articles = read_folder(Path(folder), also_without_truth=also_without_truth, timeout=check_timeout(timeout))
    results: list[ArticleResult] = []
    differences: list[ArticleDisagreement] = []
    method = ReadingMethod(names, model)
    reads = read_facts((each.article for each in articles), method, jobs=jobs, timeout=check_timeout(timeout))
    with closing(reads):
        for done, (each, found) in enumerate(zip(articles, reads, strict=True), start=1):
            if each.truth is not None:
                results.append(_scored(each, each.truth, found))
            if len(names) > 1:
                text = each.article.text
                differences.append(disagreement(each.name, text, sentences_of(text), found))
            if step is not None:
                step(done, len(articles), each.name)
    return Evaluation(
        readers=_results(names, results),
        articles=tuple(results),
        placed=sum(each.truth is not None and each.truth.has_places for each in articles),
        disagreements=tuple(sorted(differences, key=lambda each: (-each.share, each.article))),
    )


def _scored(annotated: Annotated, truth: Facts, found: Sequence[Facts]) -> ArticleResult:
    text = annotated.article.text
    return ArticleResult(annotated.name, text, tuple(score_article(text, truth, each) for each in found))


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
    # What the articles have nothing of is not told: of layers without places, or of a kind that they lack.
    told = [row for row in ROWS if any(counts[key] != NOTHING for key in row.mean_of or (row.key,))]
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
