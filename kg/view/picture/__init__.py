"""A picture of a graph for a paper, SVG or PNG."""
