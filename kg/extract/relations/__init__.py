"""Standing relations as far as they can be written down: who is a member of what, where a thing lies, whose a body is.

``patterns`` is the table of what tells them, ``slots`` where the ends of a relation stand, ``finder`` the one matcher.
What names carry in themselves is in ``inside``. What ``veridicality`` takes back is left out. ``encoder.relations``
adds what the network finds: allies, adversaries, and what no pattern tells.
"""

from kg.extract.relations.finder import relations_of

__all__ = ["relations_of"]
