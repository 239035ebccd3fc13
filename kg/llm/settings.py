"""Which model is asked, and how."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from kg.addresses import checked_address, is_local
from kg.errors import UsageError

__all__ = ["KEY", "LlmSettings", "llm_settings"]

KEY = "KG_LLM_KEY"
"""The variable of the environment that holds the key, where the server wants one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LlmSettings:
    """A server that speaks the chat completions of OpenAI's API, and a model there.

    Args:
        url: what its addresses start with: ``http://127.0.0.1:11434/v1``.
        model: its name there.
        cache: the folder where answers are kept.
        timeout: seconds that an answer may take.
        attempts: how often a request is sent where the server fails.
        parallel: how many requests of an article wait side by side.
        most_tokens: how long an answer may be.
        sentences: how many of an article are asked about at once.
        prices: of a million tokens, of those that are sent and those that come; only for what is told.
    """

    url: str
    model: str
    cache: Path
    timeout: float = 300.0
    attempts: int = 4
    parallel: int = 4
    most_tokens: int = 4096
    sentences: int = 12
    prices: tuple[float, float] | None = None


def llm_settings(
    url: str,
    model: str,
    *,
    cache: Path | None = None,
    price: str | None = None,
    timeout: float = 300.0,
) -> LlmSettings:
    """Checked settings.

    Args:
        price: of a million tokens sent and of a million that come: ``0.15,0.60``.

    Raises:
        UsageError: if one of them makes no sense, or a key would go over the network for all to read.
    """
    parts = checked_address(url, of="a model server", secrets=f"put the key into {KEY}")
    if parts.query:
        raise UsageError("an address with a question mark", where=url, remedy="leave out what follows ?")
    if os.environ.get(KEY) and parts.scheme == "http" and not is_local(parts):
        cause = f"the key in {KEY} would go over the network for all to read"
        raise UsageError(cause, where=url, remedy="use https, or a tunnel to 127.0.0.1")
    if not model.strip():
        raise UsageError("no model", where="--llm-model", remedy="name one that the server has")
    if not timeout > 0:
        raise UsageError("no time for an answer", where="--llm-timeout", remedy="give seconds, such as 300")
    return LlmSettings(
        url=url.rstrip("/"),
        model=model.strip(),
        cache=cache or _home() / "llm",
        timeout=timeout,
        prices=None if price is None else _prices(price),
    )


def _home() -> Path:
    given = os.environ.get("XDG_CACHE_HOME")
    return (Path(given) if given else Path.home() / ".cache") / "statecraft"


def _prices(price: str) -> tuple[float, float]:
    try:
        sent, come = (float(part) for part in price.split(","))
    except ValueError:
        sent = come = -1.0
    if not (0 <= sent < 1e6 and 0 <= come < 1e6):
        remedy = "give two numbers, of a million tokens sent and of a million that come: 0.15,0.60"
        raise UsageError(f"{price!r} are no prices", where="--llm-price", remedy=remedy)
    return sent, come
