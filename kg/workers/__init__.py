"""Articles to facts, one after the other in this process, or side by side in several.

Here lives what one article goes through between being read and becoming quads (`Setup`), and how that is done for many
(`read_facts`). What becomes of the facts is the business of the rooms below.
"""

from kg.workers.reading import MOST_JOBS, read_facts
from kg.workers.records import article_reader
from kg.workers.setup import Method, Read, Setup, account_of, asking_of, checked

__all__ = ["MOST_JOBS", "Method", "Read", "Setup", "account_of", "article_reader", "asking_of", "checked", "read_facts"]
