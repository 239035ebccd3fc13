"""The forms in which news tells time: one table of patterns (``patterns``), the parts that they are made of
(``fragments``), and what each form means: days and years by name (``absolute_dates``), what counts from the day of
publication (``relative_dates``), lengths, what comes again and times of day (``durations``), written as
TIMEX3 (``notation``).
"""
