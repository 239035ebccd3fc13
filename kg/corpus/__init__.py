"""A corpus: articles come into a store and leave it, and what only several of them tell is kept in keeping.

Here live the settings of a corpus, what is kept of each article beside its graph, and the steps that follow when
articles have come or gone: which things are one, which events are one, which texts are copies. What is one is decided
in `kg.resolve`, where quads lie in `kg.store`; reading articles is the business of the pipeline. A step that was
interrupted is marked as not done, and is done when the corpus is next joined.
"""

from kg.corpus.at_once import joined
from kg.corpus.corpus import Corpus
from kg.corpus.curation.statement_files import read_statements
from kg.corpus.curation.statements import Statements
from kg.corpus.failures import Failure, read_failures, write_failures
from kg.corpus.joining import join
from kg.corpus.migrating import migrate
from kg.corpus.naming import Rank, named_for_corpus, rank_of
from kg.corpus.overview import listing, status
from kg.corpus.preparing import Prepared, prepare
from kg.corpus.record import Record
from kg.corpus.settings import Settings, chosen
from kg.corpus.steps.rewriting import names_differ, renamed

__all__ = [
    "Corpus",
    "Failure",
    "Prepared",
    "Rank",
    "Record",
    "Settings",
    "Statements",
    "chosen",
    "join",
    "joined",
    "listing",
    "migrate",
    "named_for_corpus",
    "names_differ",
    "prepare",
    "rank_of",
    "read_failures",
    "read_statements",
    "renamed",
    "status",
    "write_failures",
]
