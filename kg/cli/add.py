"""``kg add``: articles into a corpus."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.corpus import default_list, folder_of, join_and_tell
from kg.cli.failed import Failed
from kg.cli.options import (
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
from kg.cli.output import note, progress, short
from kg.errors import UsageError


def add(
    articles: ArticlesArgument = None,
    *,
    store: StoreOption = None,
    published: PublishedOption = None,
    field: FieldOption = None,
    input_format: InputFormatOption = None,
    jobs: JobsOption = 1,
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
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first article that cannot be read.")] = False,
) -> None:
    """Read articles into a store, and find what they have in common with those that are there.

    An article whose text is there already changes nothing, so that a run that was interrupted goes on
    where it stopped. One that cannot be read is listed and left out.
    """
    from kg.cli.summary import summarize
    from kg.corpus import Corpus
    from kg.errors import ArticleError
    from kg.pipeline import add as add_articles
    from kg.read import Reading, named_format
    from kg.store import open_store

    location = find_store(store)
    sources = sources_of(articles or [], "kg add")
    if not sources and not retry:
        raise UsageError("no article", where="kg add", remedy="name files, folders, patterns or -, or use --retry")
    with Corpus.open(open_store(location)) as corpus:
        corpus.take_corrections(folder_of(location))
        failed = Failed(failures or default_list(location))
        sources += failed.again() if retry else []
        reading = Reading(
            fields=fields_of(field),
            input_format=named_format(input_format),
            on_bad=None if strict else failed.add,
        )
        with progress("reading", remaining=True) as bar:
            step = None if bar is None else lambda done, total, id: bar(done, total, f"reading {short(id)}")
            try:
                added = add_articles(corpus, sources, published=published, reading=reading, jobs=jobs, step=step)
            except KeyboardInterrupt:
                note("stopped; what was read is kept, and the same command goes on behind it")
                raise
            finally:
                failed.write()
        failed.write(done=added.files)
        join_and_tell(corpus)
    if not added.tally.articles and not added.there and added.bad:
        raise ArticleError("none of the articles can be read", remedy="see what is said of each")
    if added.tally.articles:
        summarize(added.tally)
    if added.there:
        note(f"{added.there} {'article was' if added.there == 1 else 'articles were'} there already")
    failed.sum_up()
