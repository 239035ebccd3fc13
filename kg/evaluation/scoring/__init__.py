"""How what was found in articles compares with what is true: end to end, by layer, by confidence; and by how much
that may be chance.

Nothing here reads a file or prints.
"""
