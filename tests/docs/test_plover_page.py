"""docs/plover.md is made of the tables."""

from __future__ import annotations

from pathlib import Path

from docs.plover import page

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_page_is_up_to_date() -> None:
    written = (ROOT / "docs" / "plover.md").read_text(encoding="utf-8")
    assert written == page(), "write it anew: python -m docs.plover > docs/plover.md"
