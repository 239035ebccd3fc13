"""Makes tables of ``tools/reference/tables/`` from packages that carry the facts, and from the annotated articles.

``python -m tools.reference.packages FOLDER`` writes them from the archives in ``FOLDER``, as they were downloaded;
nothing of a package is run. ``docs/reference.md`` says which packages these are, under which licence, and what is
taken.
"""
