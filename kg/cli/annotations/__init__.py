"""The commands of ``kg annotate``: what was read, corrected by a person."""
