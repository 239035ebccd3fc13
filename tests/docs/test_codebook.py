"""docs/codebook.md is made of the columns."""

from __future__ import annotations

from pathlib import Path

from docs.codebook import page

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_page_is_up_to_date() -> None:
    written = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    assert written == page(), "write it anew: python -m docs.codebook > docs/codebook.md"
