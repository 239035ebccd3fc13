"""The reader that learned: the components that decide by what a small network says of an article's words.

``network/`` asks it once; ``mentions``, ``coreference``, ``offices``, ``relations``, ``attribution``, ``events`` (with
``tellings`` and ``event_coreference``) and ``issues`` decide by its answers, ``decisions`` where several signs decide
together and how sure a fact is, ``pipeline`` lists them. How it was trained is no matter of this room, nor of the
package: see ``training/``.
"""
