"""``kg add``: articles into a corpus."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.corpora.corpus import list_of_failures, tell_unknown
from kg.cli.corpora.failed import Failed
from kg.cli.shared.llm import (
    ExplainOption,
    LlmCacheOption,
    LlmModelOption,
    LlmPriceOption,
    LlmUrlOption,
    llm_of,
    tell_asked,
    timeout_with,
)
from kg.cli.shared.options import (
    ArticlesArgument,
    FieldOption,
    InputFormatOption,
    JobsOption,
    PublishedOption,
    StoreOption,
    fields_of,
    find_store,
    sources_of,
)
from kg.cli.shared.output import note, progress, short
from kg.cli.shared.timeout import TimeoutOption
from kg.errors import UsageError
from kg.limit import TIMEOUT


def add(
    articles: ArticlesArgument = None,
    *,
    store: StoreOption = None,
    published: PublishedOption = None,
    field: FieldOption = None,
    input_format: InputFormatOption = None,
    jobs: JobsOption = 1,
    timeout: TimeoutOption = TIMEOUT,
    failures: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="The list of articles that could not be read.",
            show_default="failures.jsonl in the folder of the store",
        ),
    ] = None,
    retry: Annotated[
        bool, typer.Option("--retry", help="Try those again that could not be read, and take them off the list.")
    ] = False,
    llm_url: LlmUrlOption = None,
    llm_model: LlmModelOption = None,
    llm_cache: LlmCacheOption = None,
    llm_price: LlmPriceOption = None,
    explain: ExplainOption = False,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first article that cannot be read.")] = False,
) -> None:
    """Read articles into a store, and find what they have in common with those that are there.

    An article whose text is there already changes nothing, so that a run that was interrupted goes on
    where it stopped. One that cannot be read is listed and left out.
    """
    from kg.cli.shared.summary import summarize
    from kg.errors import ArticleError
    from kg.knowledge import KnowledgeBase

    sources = sources_of(articles or [], "kg add")
    llm = llm_of(llm_url, llm_model, llm_cache, llm_price)
    if not sources and not retry:
        raise UsageError("no article", where="kg add", remedy="name files, folders, patterns or -, or use --retry")
    with KnowledgeBase.open(find_store(store)) as base:
        failed = Failed(failures or list_of_failures(base.folder))
        sources += failed.again() if retry else []
        with progress("reading", remaining=True) as bar:
            try:
                added = base.add(
                    sources,
                    published=published,
                    fields=fields_of(field),
                    input_format=input_format,
                    on_bad=None if strict else failed.add,
                    jobs=jobs,
                    timeout=timeout_with(llm, timeout),
                    llm=llm,
                    step=None if bar is None else lambda done, total, id: bar(done, total, f"reading {short(id)}"),
                    joining=bar and (lambda what, done, total: bar(done, total, what)),
                )
            except KeyboardInterrupt:
                note("stopped; what was read is kept, and the same command goes on behind it")
                raise
            finally:
                failed.write()
        failed.write(done=added.files)
        tell_unknown(base.corpus.corrections().unknown)
    if not added.tally.articles and not added.there and added.bad:
        raise ArticleError("none of the articles can be read", remedy="see what is said of each")
    if added.tally.articles:
        summarize(added.tally)
        tell_asked(added.tally, llm, explain=explain)
    if added.there:
        note(f"{added.there} {'article was' if added.there == 1 else 'articles were'} there already")
    failed.sum_up()
