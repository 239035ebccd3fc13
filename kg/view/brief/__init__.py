"""One printed page of a graph: who, what happened, what is planned, who says what, what is disputed, coming dates.

Every line is a sentence of `kg.view.phrasing` with the words of an article that prove it. `brief` chooses the lines of
a view model; `markdown` and `page` write them.
"""

from kg.view.brief.choosing import LINES, brief
from kg.view.brief.content import Brief
from kg.view.brief.markdown import markdown
from kg.view.brief.page import page

__all__ = ["LINES", "Brief", "brief", "markdown", "page"]
