"""What became of one test."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """One test that was run.

    Args:
        part: of the tables.
        name: of the test.
        conforms: the server gave what the W3C expects.
        like_engine: it gave what the engine alone gives; None where the engine has no say.
        is_evaluation: an answer was looked at, not only whether there is one.
        detail: what was wrong.
    """

    part: str
    name: str
    conforms: bool
    like_engine: bool | None = None
    is_evaluation: bool = False
    detail: str = ""
