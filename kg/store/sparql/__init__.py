"""SPARQL as text: what a query may hold, and the updates that write, change or take away a graph."""
