"""Time expressions.

``tagger`` finds them in a text by the table in ``forms``, ``ambiguity`` leaves out what only looks like one, and
``expressions`` settles when each one is. From there two ways part: ``mentions`` writes every expression as TIMEX3;
``attachment`` says which words an expression dates, by calendar days alone.
When an event happened is the business of who reads events.
"""

from kg.extract.times.expressions import TimeTagger

__all__ = ["TimeTagger"]
