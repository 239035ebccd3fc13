"""spaCy's attribute ruler, quicker: most of its rules look at one word, and texts repeat their words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.vocab import Vocab

_FACTORY = "kg_attribute_ruler"
#: What a rule may ask of a word that follows from its form, tag and relation.
_OF_THE_WORD = {"ORTH", "TEXT", "LOWER", "NORM", "SHAPE", "IS_SPACE", "IS_PUNCT", "IS_DIGIT", "LIKE_NUM", "TAG", "DEP"}
#: So many different words with tag and relation are remembered; a large corpus has more, few of them often.
_MOST = 200_000


class RememberingRuler(AttributeRuler):
    """Does the same as its base class, with the same rules, and asks those for one word only once for each word."""

    def __init__(self, vocab: Vocab, name: str) -> None:
        super().__init__(vocab, name)
        self._alone, self._rows = Matcher(vocab), Matcher(vocab)
        self._known: dict[tuple[int, int, int], tuple[tuple[int, int], ...]] = {}

    def add(self, patterns: Iterable[list[dict[int | str, Any]]], attrs: dict[Any, Any], index: int = 0) -> None:
        """Add a rule; see the base class."""
        rules: list[Any] = list(patterns)
        key = self.vocab.strings.add(str(len(self.attrs)))
        super().add(rules, attrs, index)
        single = all(len(rule) == 1 and rule[0].keys() <= _OF_THE_WORD for rule in rules)
        (self._alone if single else self._rows).add(key, rules)
        self._known.clear()

    def match(self, doc: Doc) -> list[tuple[int, int, int, int]]:
        """Number, key, start and end of each rule that holds somewhere, in the order of the rules."""
        rows = self._rows(doc, allow_missing=True) if len(self._rows) else []
        found = [(int(self.vocab.strings[key]), key, start, end) for key, start, end in rows]
        if len(self._known) > _MOST:
            self._known.clear()
        for i, word in enumerate(map(tuple, doc.to_array(["ORTH", "TAG", "DEP"]).tolist())):
            rules = self._known.get(word)
            if rules is None:
                keys = (key for key, _, _ in self._alone(doc[i : i + 1], allow_missing=True))
                rules = self._known[word] = tuple((int(self.vocab.strings[key]), key) for key in keys)
            found += [(number, key, i, i + 1) for number, key in rules]
        found.sort()
        return found


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
