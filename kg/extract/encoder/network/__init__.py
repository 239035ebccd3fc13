"""The network: ``inputs`` and ``pairs`` are what it is given, ``outputs`` the classes in which it answers.

``model`` runs the weights, ``component`` asks of each word, ``signals`` is the layer of the answers, of which pairs are
asked. What is made of them is decided in the room above.
"""
