"""Commands for archives on a cluster."""
