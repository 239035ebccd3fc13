"""Questions in plain English: templates and word lists tell what is asked, and it is asked in SPARQL.

`patterns.tsv` in ``data/`` has the forms of questions with an example each, `acts.tsv` which events and claims a verb
or noun asks for. No model is used, nothing is guessed: what was understood is said with every answer, and a question
that fits no pattern is refused with those that come close.
"""

from kg.ask.answering import MAY_TELL, NotUnderstoodError, Reply, reply
from kg.ask.patterns import Pattern, patterns

__all__ = ["MAY_TELL", "NotUnderstoodError", "Pattern", "Reply", "patterns", "reply"]
