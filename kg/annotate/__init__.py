"""What was read, written out for a person to correct, and read back.

A folder holds for each article its text (``ID.txt``), the notes to correct (``ID.notes.json``) and what was read
(``ID.read.json``), for notes do not hold everything: what the notes say as they did before keeps all that it had.

Here live that folder (``folder``, ``keeping``), where its articles come from (``inputs``), what corrections make of
facts (``corrections``), the graph or store that they go into (``outcome``), and a page to correct them on (``page``).
How notes are written and quoted is the business of `kg.notes`, how they are read as truth of `kg.evaluation.truth`.
"""
