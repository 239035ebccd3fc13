"""What is answered: rows, graphs, nodes and views, in the media types that a client takes. Workers make it."""
