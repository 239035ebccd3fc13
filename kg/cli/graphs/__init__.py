"""The commands that make a graph, ask it, draw it, and hand it on: the panel "Graphs" of ``kg --help``."""
