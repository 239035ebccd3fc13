"""What is known of words and names beforehand: the tables in ``data/``, their loaders, and the gazetteer.

``lists`` hands the tables out as typed entries, ``gazetteer`` tells what a surface form may stand for. Every list that
more than one module needs lives here; what is done with the words is for the rooms below, and no rule is here.
"""
