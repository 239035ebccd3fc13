"""A brief as one HTML page that needs nothing but itself, runs no script, and prints on A4."""

from __future__ import annotations

from importlib import resources

from kg.view.brief.content import Brief
from kg.view.html import UNWRITABLE, hash_source


def page(brief: Brief) -> str:
    """The HTML; whatever is not in the template is escaped."""
    from jinja2 import Environment

    here = resources.files(__package__)
    template, style = ((here / name).read_text(encoding="utf-8") for name in ("page.html", "page.css"))
    made = Environment(autoescape=True, keep_trailing_newline=True).from_string(template)
    return UNWRITABLE.sub("\ufffd", made.render(brief=brief, style=style, hash=hash_source(style)))
