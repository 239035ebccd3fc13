"""What was learned: the components that decide by what a small network says of an article's words.

``network/`` asks it once. ``mentions``, ``coreference`` (with ``growing_names``), ``offices``, ``relations``,
``attribution``, ``events`` (with ``tellings`` and ``event_coreference``) and ``issues`` decide by its answers, each in
a stage of its own; ``participants`` and ``runs`` serve several of them. ``decisions`` is where several signs decide
together and how sure a fact is. How the network was trained is no matter of this room, nor of the package: see
``training/``.
"""
