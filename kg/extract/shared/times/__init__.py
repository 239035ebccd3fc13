"""Time expressions: their forms (``patterns``), their values on a day (``values``), the calendar.

Which words an expression dates is in ``attachment``, when an event happened in ``event_dates``.
"""

from kg.extract.shared.times.component import TimeTagger

__all__ = ["TimeTagger"]
