"""A page to correct notes on, beside the article: served to this machine alone, and to whoever has its token.

What the page shows is described in ``showing``, answered by ``app``, and served by ``server``; the page itself, plain
HTML, CSS and JavaScript, is in ``static``. What is saved is checked as `kg annotate in` would check it.
"""
