"""Where names stand: by the word lists, head nouns, states before organs, acronyms, and by the language engine.

How far a name reaches is for ``boundaries``, what a doubtful name names for ``types``, which listed thing it means for
``disambiguation``.
"""
