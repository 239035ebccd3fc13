"""Short articles for tests, no two with the same text."""

from __future__ import annotations

_TOWNS = ("Oslo", "Bergen", "Narvik", "Hamar", "Bodo", "Larvik", "Molde", "Skien")


def text(number: int = 0) -> str:
    """The text of an article; with another number, another text."""
    town = _TOWNS[number % len(_TOWNS)]
    return f"The foreign minister of Norway met her Swedish colleague in {town}, and they spoke about {number} ships."


def page(number: int = 0, *, title: str = "Envoys meet") -> str:
    """A page with such an article."""
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
        f"<p>{text(number)}</p><p>They had met before, and both said that they would meet again in the summer.</p>"
        "</article></body></html>"
    )
