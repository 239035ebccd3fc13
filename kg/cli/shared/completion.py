"""What a shell may go on with, where it is none of an option's own words."""

from __future__ import annotations

__all__ = ["questions_like", "themes_like"]


def questions_like(incomplete: str) -> list[str]:
    """Names of questions that begin so."""
    from kg.query import list_queries

    return [question.name for question in list_queries() if question.name.startswith(incomplete)]


def themes_like(incomplete: str) -> list[str]:
    """Themes of questions that begin so."""
    from kg.query import THEMES

    return [theme for theme in THEMES if theme.startswith(incomplete)]
