"""The reader that learned: a small network over an article's words, and the components that read its answers.

``network`` asks it once, ``mentions``, ``coreference``, ``attribution`` and ``events`` decide by what it says.
``inputs`` and ``pairs`` are what it is given, ``outputs`` the classes that it answers in, ``model`` runs the shipped
``weights``. How it was trained is no matter of this room, nor of the package: see ``training/``.
"""
