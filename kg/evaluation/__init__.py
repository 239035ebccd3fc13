"""How good readers are: what they find in annotated articles beside what people noted, by layer and end to end.

``truth`` reads what people noted, ``scoring`` compares, ``report`` tells. Nothing here changes how articles are read,
and nothing below knows this room.
"""

from kg.evaluation.evaluation import evaluate
from kg.evaluation.outcome import Evaluation
from kg.evaluation.readers import check_readers
from kg.evaluation.results import Figure, ReaderResult, Scored
from kg.evaluation.truth import is_input

__all__ = ["Evaluation", "Figure", "ReaderResult", "Scored", "check_readers", "evaluate", "is_input"]
