"""A corpus: articles come into a store and leave it, and what only several of them tell is kept in keeping.

Here live the settings of a corpus, what is kept of each article beside its graph, and the steps that follow when
articles have come or gone: which things are one, which events are one, which texts are copies. What is one is decided
in `kg.resolve`, where quads lie in `kg.store`; reading articles is the business of the pipeline. A step that was
interrupted is marked as not done, and is done when the corpus is next joined.
"""

from kg.corpus.corpus import Corpus
from kg.corpus.settings import Settings

__all__ = ["Corpus", "Settings"]
