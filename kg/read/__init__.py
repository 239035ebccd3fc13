"""From files, folders, patterns, standard input, pages, tables, web archives and feeds to articles.

Here a text gets its final form (line ends, Unicode), its blocks (headline, date line, dateline, paragraphs, ...) and
what is known about it (title, date, author, outlet). After this room offsets never shift. What the sentences mean,
and what a date in the running text refers to, is for ``extract``. Files that hold many articles are read one article
at a time, whatever their size.
"""

from kg.read.files import ArticleReader, File, Found, Reading, read_path, read_paths
from kg.read.kinds import InputFormat, named_format
from kg.read.published import check_published
from kg.read.records.records import FIELDS
from kg.read.streams import MAX_BYTES
from kg.read.texts.page import read_html
from kg.read.texts.plain import read_text

__all__ = [
    "FIELDS",
    "MAX_BYTES",
    "ArticleReader",
    "File",
    "Found",
    "InputFormat",
    "Reading",
    "check_published",
    "named_format",
    "read_html",
    "read_path",
    "read_paths",
    "read_text",
]
