"""Which mentions tell one event: mentions are compared (``sameness``, ``overlap``, ``alike``), grouped and merged."""
