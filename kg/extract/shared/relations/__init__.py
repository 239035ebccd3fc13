"""Standing relations: what is part of what, who is a member, where a thing lies, who is whose ally or adversary.

``patterns`` is the table of what tells them, ``finder`` the one matcher. What names carry in themselves is in
``inside``. Events that change relations (a state joins a league) are for ``events`` too.
"""

from kg.extract.shared.relations.finder import RelationFinder

__all__ = ["RelationFinder"]
