"""spaCy's attribute ruler, quicker: most of its rules look at one word, and to most of them most words are alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.vocab import Vocab

_FACTORY = "kg_attribute_ruler"
#: What rules ask of a word; one that asks anything else is asked each time.
_OF_THE_WORD = {"LOWER", "TAG", "DEP", "IS_SPACE"}


class RememberingRuler(AttributeRuler):
    """Does the same as its base class, with the same rules; those for one word are asked once for all words that they
    cannot tell apart."""

    def __init__(self, vocab: Vocab, name: str) -> None:
        super().__init__(vocab, name)
        self._alone, self._rows = Matcher(vocab), Matcher(vocab)
        self._words: set[int] = set()  # those that rules name
        self._known: dict[tuple[int, int, int, int], tuple[tuple[int, int], ...]] = {}

    def add(self, patterns: Iterable[list[dict[int | str, Any]]], attrs: dict[Any, Any], index: int = 0) -> None:
        """Add a rule; see the base class."""
        rules: list[Any] = list(patterns)
        key = self.vocab.strings.add(str(len(self.attrs)))
        super().add(rules, attrs, index)
        named = [_words_named(rule) for rule in rules]
        (self._rows if None in named else self._alone).add(key, rules)
        self._words.update(self.vocab.strings.add(word) for words in named if words is not None for word in words)
        self._known.clear()

    def match(self, doc: Doc) -> list[tuple[int, int, int, int]]:
        """Number, key, start and end of each rule that holds somewhere, in the order of the rules."""
        rows = self._rows(doc, allow_missing=True) if len(self._rows) else []
        found = [(int(self.vocab.strings[key]), key, start, end) for key, start, end in rows]
        for i, (word, tag, relation, is_space) in enumerate(doc.to_array(["LOWER", "TAG", "DEP", "IS_SPACE"]).tolist()):
            kind = (word if word in self._words else 0, tag, relation, is_space)
            rules = self._known.get(kind)
            if rules is None:
                keys = (key for key, _, _ in self._alone(doc[i : i + 1], allow_missing=True))
                rules = self._known[kind] = tuple((int(self.vocab.strings[key]), key) for key in keys)
            found += [(number, key, i, i + 1) for number, key in rules]
        found.sort()
        return found


def _words_named(rule: list[dict[str, Any]]) -> list[str] | None:
    """The words that a rule for one word names, all others being alike to it; None for any other rule."""
    if len(rule) != 1 or not rule[0].keys() <= _OF_THE_WORD:
        return None
    asked = rule[0].get("LOWER", {})
    if isinstance(asked, str):
        return [asked]
    return [word for words in asked.values() for word in words] if asked.keys() <= {"IN", "NOT_IN"} else None


@Language.factory(_FACTORY)
def _make(nlp: Language, name: str) -> RememberingRuler:
    return RememberingRuler(nlp.vocab, name)


def remember_rules(nlp: Language) -> None:
    """Put a ruler that remembers in the place of the one that the pipeline has, if that is spaCy's own."""
    name = "attribute_ruler"
    ruler = nlp.get_pipe(name) if name in nlp.pipe_names else None
    if type(ruler) is AttributeRuler:
        rules = ruler.patterns
        quicker = nlp.replace_pipe(name, _FACTORY)
        if isinstance(quicker, RememberingRuler):
            quicker.add_patterns(rules)
