"""From a folder of annotated articles to figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from kg.evaluation.outcome import Evaluation
from kg.evaluation.pooling import Reading, side_by_side
from kg.evaluation.readers import ReadingMethod, check_readers
from kg.evaluation.truth import read_folder
from kg.extract.readers import DEFAULT_READER
from kg.limit import TIMEOUT, check_timeout

if TYPE_CHECKING:
    from kg.llm import LlmSettings

__all__ = ["evaluate"]

#: Told after each article: how many are done, how many there are, and the name of this one.
Step = Callable[[int, int, str], None]


def evaluate(
    folder: str | Path,
    readers: Sequence[str] = (DEFAULT_READER,),
    *,
    also_without_truth: bool = False,
    model: str | None = None,
    llm: LlmSettings | None = None,
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
        llm: the language model that ``llm`` and ``hybrid+llm`` ask; see :func:`kg.llm.llm_settings`.
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
    method = ReadingMethod(names, model, llm)
    reads = read_facts((each.article for each in articles), method, jobs=jobs, timeout=check_timeout(timeout))
    with closing(reads):
        return side_by_side(names, _told(zip(articles, reads, strict=True), len(articles), step))


def _told(readings: Iterable[Reading], total: int, step: Step | None) -> Iterator[Reading]:
    for done, reading in enumerate(readings, start=1):
        if step is not None:
            step(done, total, reading[0].name)
        yield reading
