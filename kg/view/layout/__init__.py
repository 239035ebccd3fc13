"""Where nodes stand, what fits beside them, and which are shown where not all can be."""
