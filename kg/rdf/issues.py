"""The labels of the issue thesaurus, for graphs that are read without it."""

from __future__ import annotations

import re
from functools import cache

from kg.resources import ontology_folder, shipped_text

_CONCEPT = re.compile(r'^issue:([a-z0-9-]+) a sc:Issue ;\s+skos:prefLabel "([^"]+)"@en', re.MULTILINE)


@cache
def issue_labels() -> dict[str, str]:
    """English label of each issue of the thesaurus, by its id.

    Read from ``ontology/issues.ttl`` with a pattern rather than a Turtle parser, which would cost each build more than
    all of its writing; a test compares both readings.

    Raises:
        PackageError: if the file is missing or no text.
    """
    return dict(_CONCEPT.findall(shipped_text(ontology_folder() / "issues.ttl")))
