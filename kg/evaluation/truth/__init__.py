"""What is true of articles, as people wrote it down: a folder with ``ID.txt`` and, beside each, one of two files.

``ID.gold.json`` has facts in the form of the facts JSON. ``ID.notes.json`` has notes, in which every fact quotes the
words that it stands on. Whatever is wrong in a file ends in an error that names it.
"""

from kg.evaluation.truth.folder import Annotated, is_input, read_folder

__all__ = ["Annotated", "is_input", "read_folder"]
