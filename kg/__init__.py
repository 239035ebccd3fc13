"""Statecraft: news articles about world affairs, read into a knowledge graph whose every line can be checked.

The public names are re-exported here; the rooms below are described in their own ``__init__``.
"""
