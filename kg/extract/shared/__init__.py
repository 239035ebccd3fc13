"""What serves any reader, over the parse and layers: times, linking, offices, relations, event coreference, issues.

Each of these folders holds one component. ``referents`` asks clusters by the words that refer to them, ``institutions``
says of which states an article names bodies and offices, ``genre`` what kind of report it is. Nothing here knows who
filled the layers that it reads.
"""
