"""Stores that a SPARQL 1.1 service keeps: what it is asked and told over HTTP, and what it answers."""
