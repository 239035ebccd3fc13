"""How good the facts are: compared with facts made by hand, by kind of fact, by rule, and by confidence.

Gold facts are files ``ID.gold.json`` beside the article ``ID.txt``, in the form of the facts JSON (see
`docs/quality.md`). They are not part of the project. What is taken from them are counts: how often each rule was right
(``kg/lexicon/data/confidence.tsv``).
"""
