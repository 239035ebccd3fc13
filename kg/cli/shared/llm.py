"""The language model that a command asks: its options, and what is told of asking it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.shared.output import note
from kg.errors import UsageError
from kg.limit import TIMEOUT

if TYPE_CHECKING:
    from kg.llm import LlmSettings
    from kg.pipeline import Tally

__all__ = [
    "ExplainOption",
    "LlmCacheOption",
    "LlmModelOption",
    "LlmPriceOption",
    "LlmUrlOption",
    "llm_of",
    "tell_asked",
    "timeout_with",
]

_PANEL = "Language model"

LlmUrlOption = Annotated[
    str | None,
    typer.Option(
        "--llm-url",
        metavar="URL",
        help="The server that the readers llm and hybrid+llm ask, such as http://127.0.0.1:11434/v1. "
        "The text of the articles goes there, and nowhere else.",
        rich_help_panel=_PANEL,
    ),
]
LlmModelOption = Annotated[
    str | None,
    typer.Option(
        "--llm-model",
        metavar="NAME",
        help="The model's name there. A key is taken from KG_LLM_KEY.",
        rich_help_panel=_PANEL,
    ),
]
LlmCacheOption = Annotated[
    Path | None,
    typer.Option(
        "--llm-cache",
        metavar="FOLDER",
        help="Where answers are kept, so that nothing is asked twice.",
        show_default="~/.cache/statecraft/llm",
        rich_help_panel=_PANEL,
    ),
]
LlmPriceOption = Annotated[
    str | None,
    typer.Option(
        "--llm-price",
        metavar="IN,OUT",
        help="Prices of a million tokens sent and of a million that come, to be told what it cost.",
        show_default=False,
        rich_help_panel=_PANEL,
    ),
]
ExplainOption = Annotated[
    bool,
    typer.Option(
        "--explain",
        help="List what the language model said that was not believed, and why.",
        rich_help_panel=_PANEL,
    ),
]


def llm_of(
    url: str | None, model: str | None, cache: Path | None = None, price: str | None = None
) -> LlmSettings | None:
    """The settings that the options give; None where no server is named.

    Raises:
        UsageError: if one of them makes no sense, or lacks another.
    """
    if url is None:
        for name, value in (("--llm-model", model), ("--llm-cache", cache), ("--llm-price", price)):
            if value is not None:
                raise UsageError("there is no server to ask", where=name, remedy="name it with --llm-url")
        return None
    if model is None:
        raise UsageError("no model", where="--llm-url", remedy="name one with --llm-model")
    from kg.llm import llm_settings

    return llm_settings(url, model, cache=cache, price=price)


def timeout_with(llm: LlmSettings | None, timeout: float) -> float | None:
    """Seconds that an article may take: none are set by default where somebody else does the work."""
    return None if llm is not None and timeout == TIMEOUT else timeout


def tell_asked(tally: Tally, llm: LlmSettings | None, *, explain: bool) -> None:
    """Say what a language model was asked, what it cost, and what of its answers was not believed."""
    if llm is None or not tally.asked:
        return
    from kg.llm import Account

    total = Account()
    for account in tally.asked.values():
        total.add(account)
    asked = f"{total.requests} questions, {total.kept} more with answers that were kept"
    used = f"{total.sent:,} tokens sent, {total.come:,} came"
    cost = "" if llm.prices is None else f", {(total.sent * llm.prices[0] + total.come * llm.prices[1]) / 1e6:.4f} paid"
    note(f"{llm.model}: {asked}; {used}{cost}; {total.seconds:.1f} s")
    kinds = ", ".join(f"{number} by {kind}" for kind, number in total.kinds())
    if kinds:
        more = "" if explain else "; --explain lists it"
        note(f"{len(total.refused)} things that it said were not believed ({kinds}){more}")
    if total.near:
        note(f"{total.near} quotes were set right; facts that stand on them have the rule llm.near")
    for article, account in tally.asked.items():
        for lost in account.lost:
            note(f"{article}: nothing of the model's for {lost}")
        for refusal in account.refused if explain else ():
            note(f"{article}: not believed ({refusal.kind}): {refusal.what}: {refusal.why}")
