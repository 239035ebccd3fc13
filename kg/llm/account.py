"""What came of asking a model about an article: what it cost, and what it said that was not believed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields, replace

__all__ = ["Account", "Refusal"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that the model said and that is no fact.

    Args:
        kind: ``quote``, ``type``, ``participant``, ``date``, ``words``, ``status``, ``name`` or ``form``.
        what: the thing or fact, as the model has it.
        why: in a few words.
    """

    kind: str
    what: str
    why: str


@dataclass(slots=True)
class Account:
    """What was asked of a model, and what was made of its answers.

    Args:
        requests, kept: questions that were sent, and those whose answer was kept from before.
        sent, come: tokens of what was sent and of what came, as the server counts them, of kept answers too.
        seconds: spent waiting.
        near: quotes that do not stand so in the text, and were set right.
        refused: what was not believed.
        lost: sections of which nothing was read, and why.
    """

    requests: int = 0
    kept: int = 0
    sent: int = 0
    come: int = 0
    seconds: float = 0.0
    near: int = 0
    refused: list[Refusal] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def add(self, other: Account) -> None:
        self.requests += other.requests
        self.kept += other.kept
        self.sent += other.sent
        self.come += other.come
        self.seconds += other.seconds
        self.near += other.near
        self.refused += other.refused
        self.lost += other.lost

    def take(self) -> Account:
        """What it has, and it is empty."""
        taken, new = replace(self), Account()
        for each in fields(self):
            setattr(self, each.name, getattr(new, each.name))
        return taken

    def refuse(self, kind: str, what: object, why: str) -> None:
        self.refused.append(Refusal(kind, _short(what), why))

    def kinds(self) -> list[tuple[str, int]]:
        """How much was refused of each kind, the most first."""
        counted = Counter(refusal.kind for refusal in self.refused)
        return sorted(counted.items(), key=lambda each: (-each[1], each[0]))


def _short(what: object) -> str:
    told = " ".join(str(what).split())
    return told if len(told) <= 100 else f"{told[:99]}…"
