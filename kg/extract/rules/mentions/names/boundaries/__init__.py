"""Where a name begins and ends: around a head noun, over a listed name that a longer one holds, over one cut in two.

Nothing here finds a name that was not found before.
"""
