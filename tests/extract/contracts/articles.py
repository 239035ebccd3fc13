"""Articles that every component and every reader must bear: plain ones, empty ones, hostile ones."""

from __future__ import annotations

from pathlib import Path

from kg.model import Article, Block, BlockKind, Span
from kg.read import read_path

_EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "blinken-china.txt"


def _made(text: str, *, id: str, published: str | None = None) -> Article:
    """One line is one paragraph; none of the checks of the room that reads files, which refuse most of the hostile."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(BlockKind.PARAGRAPH, Span(start, start + len(line))))
        start += len(line) + 1
    return Article(id, text, tuple(blocks), published=published)


PLAIN = """Envoys meet in Oslo

Norwegian Foreign Minister Kari Lunde met her Swedish counterpart, Per Alm, in Oslo on Monday. "We agreed to end the
dispute," Lunde told reporters. She said Denmark may impose sanctions on Iran next week. The country's parliament
rejected the treaty last month, and protesters marched in Bergen, a Norwegian city.
"""

TEXTS = {
    "the example": next(iter(read_path(_EXAMPLE, published="2024-04-19"))),
    "a plain one": _made(PLAIN, id="plain", published="2021-03-02"),
    "without a day": _made(PLAIN, id="undated"),
    "a moonwalk": _made("The moonwalks of Ana Diaz ended. She met Kari Lunde.\n", id="moon", published="2021-03-02"),
    "a word": _made("Oslo\n", id="word", published="2021-03-02"),
    "no letters": _made("1234 5678 -- ... !!!\n\n(9) [10]\n", id="no-letters", published="2021-03-02"),
    "no capitals": _made("the minister met nobody.\n\nnothing was said.\n", id="small", published="2021-03-02"),
    "only capitals": _made("IRAN ATTACKS IRAQ, SAYS U.N. CHIEF\n", id="capitals", published="2021-03-02"),
    "open marks": _made('"He said (that "they [met\n\n\' “ ‘ « ,,\n', id="marks", published="2021-03-02"),
    "marks upon marks": _made("Iran e" + "\u0301" * 500 + " met Iraq.\n", id="marked", published="2021-03-02"),
    "turned round": _made("Iran \u202emet\u202c Iraq in \u2066Oslo\u2069.\n", id="bidi", published="2021-03-02"),
    "of two planes": _made("😀 Iran 😀 attacked 𝕴𝖗𝖆𝖖 on Monday 😀.\n", id="astral", published="2021-03-02"),
    "one long word": _made(f"Iran met {'x' * 5_000} and {'Ab' * 2_000}.\n", id="long", published="2021-03-02"),
    "one long sentence": _made("Iran met " + ", ".join(["Iraq"] * 300) + ".\n", id="row", published="2021-03-02"),
    "names of markup": _made("<b>Iran</b> met {Iraq} & `Oslo` | $(rm).\n", id="markup", published="2021-03-02"),
    "years out of the calendar": _made("In 0000 Iran met Iraq on 31 February 9999.\n", id="years"),
}
