"""Notes on an article: facts that quote the words on which they stand, as people and language models write them.

Here lives how a quote finds its place (``quotes``) and how sentences are counted (``sentences``). What is made of notes
is the business of those who read them: ``kg.evaluation.truth`` measures by them.
"""

from kg.notes.quotes import QuotedText, QuoteError, straight
from kg.notes.sentences import sentences_of

__all__ = ["QuoteError", "QuotedText", "sentences_of", "straight"]
