"""The forms in which news tells time: one table of patterns (``patterns``), the parts that they are made of
(``fragments``), and what each form means: days and years (``values``), what counts from the day of publication
(``units``), lengths and what comes again (``lengths``), times of day (``clock``), written as TIMEX3 (``notation``).
"""
