"""From files, folders, standard input, HTML pages and JSON Lines to articles.

Here a text gets its final form (line ends, Unicode), its blocks (headline, date line, dateline, paragraphs, ...) and
what is known about it (title, date, author, outlet). After this room offsets never shift. What the sentences mean,
and what a date in the running text refers to, is for ``extract``.
"""

from kg.read.files import MAX_BYTES, read_path, read_paths
from kg.read.page import read_html
from kg.read.plain import read_text
from kg.read.published import check_published

__all__ = ["MAX_BYTES", "check_published", "read_html", "read_path", "read_paths", "read_text"]
