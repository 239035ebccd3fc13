"""Mentions: names, persons, and the groups that are only described."""
