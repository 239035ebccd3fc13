"""Acts as event data: a row for each act of one actor towards another, in the columns that conflict researchers know.

`pairs` says who acts towards whom, `actors` in which sector they act and whose they are, `located` whose a place is,
`rows` what a row tells, `columns` what its columns hold and what POLECAT calls them; `files` writes them. What an act
is and which code it has is settled before.
"""
