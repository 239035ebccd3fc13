"""How far the name of a person reaches."""

from __future__ import annotations

from kg import lexicon
from kg.extract.rules.mentions.people.context import NameContext, is_name_word
from kg.language import Name, Token

_LONGEST = 6
#: Particles that may open a name, in small letters.
_OPENING = {"al", "el", "bin", "de", "van", "von"}
_LONGEST_TAIL = 7
#: What follows the hyphen of an adjective ("Bush-era"), not of a name.
_NO_TAILS = {"era", "style", "like", "led", "run"}


class NameExtent:
    """Finds the end of a person's name, given its start."""

    def __init__(self, context: NameContext) -> None:
        self._context = context
        self._tokens = context.tokens
        persons = [name for name in context.annotation.names if name.label == "PERSON"]
        self._persons = {i: name for name in reversed(persons) for i in range(name.first, name.last)}

    def end(self, first: int, *, introduced: bool) -> int:
        """The end (exclusive) of the run of name words that starts at ``first``.

        Args:
            introduced: a title stands before it: then its first word may be tagged as anything.
        """
        tokens = self._tokens
        person = self._persons.get(first)
        i = first
        while i < min(len(tokens), first + _LONGEST) and tokens[i].sentence == tokens[first].sentence:
            opening = i == first
            if self._stops(i, opening=opening, person=person) or not (
                is_name_word(tokens[i])
                or (opening and introduced and self._may_open(tokens[i]))
                or self._joins(i, opening=opening)
            ):
                break
            i += 1
        while i > first and tokens[i - 1].text in {"-", "."}:
            i -= 1
        return i

    def _stops(self, i: int, *, opening: bool, person: Name | None) -> bool:
        inside = person is not None and i < person.last
        if self._context.blocks(i) and not (inside and not opening and self._context.is_place(i)):
            return True
        token = self._tokens[i]
        if token.lower in lexicon.post_nominals() or token.tag == "POS":
            return True
        return i in self._context.in_title and not opening and not inside

    @staticmethod
    def _may_open(token: Token) -> bool:
        return (
            token.text[0].isupper()
            and token.text not in lexicon.words("calendar")
            and token.pos not in {"DET", "PUNCT", "PRON"}
        )

    def _joins(self, i: int, *, opening: bool) -> bool:
        """A particle with the name going on behind it, a hyphen, or what a hyphen joins."""
        tokens, token = self._tokens, self._tokens[i]
        if token.text == "-":
            return True
        if not opening and tokens[i - 1].text == "-" and tokens[i - 1].end == token.start:
            return self._is_tail(token)
        if token.lower not in lexicon.words("particles") or i + 1 >= len(tokens):
            return False
        goes_on = tokens[i + 1].text[0].isupper() or tokens[i + 1].lower in lexicon.words("particles")
        return goes_on and (not opening or token.lower in _OPENING)

    def trimmed(self, first: int, end: int) -> int:
        """The end without possessive marks, punctuation and letters of honour, but with the rest of "Ki-moon"."""
        tokens = self._tokens
        while end > first and (
            tokens[end - 1].tag == "POS"
            or tokens[end - 1].text in {"-", ".", "'"}
            or tokens[end - 1].lower in lexicon.post_nominals()
        ):
            end -= 1
        return self._hyphenated(end)

    def _hyphenated(self, end: int) -> int:
        """ "Ban Ki-moon": the given name goes on in small letters. Not "Bush-era"."""
        tokens = self._tokens
        while (
            end + 1 < len(tokens)
            and tokens[end].text == "-"
            and tokens[end].start == tokens[end - 1].end
            and tokens[end + 1].start == tokens[end].end
            and self._is_tail(tokens[end + 1])
        ):
            end += 2
        return end

    @staticmethod
    def _is_tail(token: Token) -> bool:
        return (
            token.text.isalpha()
            and len(token.text) <= _LONGEST_TAIL
            and token.pos not in {"VERB", "ADJ", "ADP"}
            and token.lower not in _NO_TAILS
        )
