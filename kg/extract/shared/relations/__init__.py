"""Standing relations: what is part of what, who is a member, where a thing lies, who is whose ally or adversary.

Events that change them (a state joins a league) are for ``events`` too.
"""

from kg.extract.shared.relations.finder import RelationFinder

__all__ = ["RelationFinder"]
