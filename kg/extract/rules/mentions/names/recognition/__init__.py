"""Where names stand: by the word lists, by head nouns, by the states before organs, by acronyms, by the language engine.

How far a name reaches is for ``boundaries``, what a doubtful name names for ``types``, which listed thing it means for
``disambiguation``.
"""
