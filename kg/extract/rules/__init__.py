"""The rule-based reader: ``pipeline`` lists its components.

Mentions, coreference, attribution and events are components. ``factuality`` is none: it says of a word whether what it
tells happened, and is asked by events, attribution and relations.
"""
