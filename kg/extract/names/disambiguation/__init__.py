"""Which thing a name means of those that share it: states, parts of states, towns, bodies; or none of the word lists.

The rest of the article decides: which states it is about (``focus``), what it says that an acronym stands for
(``abbreviations``), what stands in a row with the name (``rows``) or else beside it.
"""
