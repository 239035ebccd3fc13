"""Who holds which office: title phrases, joined to the persons that they stand beside.

What "the foreign minister" means elsewhere in the article is for ``coreference``, which asks the roles.
"""

from kg.extract.shared.offices.roles.finder import RoleFinder
from kg.extract.shared.offices.roles.register import RoleRegister

__all__ = ["RoleFinder", "RoleRegister"]
