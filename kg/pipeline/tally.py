"""How much was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import counts_of

if TYPE_CHECKING:
    from kg.llm import Account
    from kg.model import ArticleFacts, Counts


@dataclass
class Tally:
    """How much was found, in how many articles.

    ``undated`` are the ids of articles without a known day of publication; ``faults`` say what does not conform;
    ``asked`` what a language model was asked, by the articles.
    """

    articles: int = 0
    undated: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    asked: dict[str, Account] = field(default_factory=dict)

    def add(self, facts: ArticleFacts, faults: Iterable[str] = (), account: Account | None = None) -> None:
        """Count an article in."""
        self.add_account(facts.article.id, account)
        dated = facts.article.published is not None and not facts.article.published_inferred
        self.add_counts(facts.article.id, counts_of(facts), dated=dated, faults=faults)

    def add_counts(self, article: str, counts: Counts, *, dated: bool, faults: Iterable[str] = ()) -> None:
        """The same, by what was counted in the article."""
        self.articles += 1
        self.faults.extend(faults)
        if not dated:
            self.undated.append(article)
        for section, kinds in counts.items():
            self.counts.setdefault(section, Counter()).update(kinds)

    def add_account(self, article: str, account: Account | None) -> None:
        """Note what a language model was asked for an article."""
        if account is not None:
            self.asked[article] = account

    def rows(self) -> list[tuple[str, int, str]]:
        """Section, number and details, most frequent first: ``("events", 5, "3 occurred, 2 possible")``."""
        rows = [("articles", self.articles, "")]
        for section, counter in self.counts.items():
            kinds = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
            rows.append((section, counter.total(), ", ".join(f"{number} {kind}" for kind, number in kinds)))
        return rows
