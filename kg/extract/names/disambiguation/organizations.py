"""Which listed body a name means in an article, or none: by what else the article names of which state."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.names.disambiguation.abbreviations import expansions, is_acronym, stands_for
from kg.extract.names.disambiguation.focus import OF_STATES, GeographicFocus
from kg.extract.names.phrase import NameMap, NamePhrase
from kg.language.syntax import MODIFIERS
from kg.lexicon import lists as lexicon
from kg.lexicon.gazetteer import Form, Known
from kg.model import EntityType

_GROUPS = {"party", "armed-group"}
#: Longer acronyms seldom have a second meaning.
_LONGEST_SHARED = 3


class OrganizationSenses:
    """Settles what the names of listed bodies in one article name.

    A form that others share needs a second clue: the full name of the body, its state beside it, or that the article is
    about its state. An acronym is not that of the listed body if the article explains it otherwise, or names nothing
    else of its state.

    Args:
        names: the names of the article.
    """

    def __init__(self, names: NameMap) -> None:
        self._map = names
        self._gazetteer = names.gazetteer
        self._explained = expansions(names.annotation.article.text)
        self._phrases = names.phrases()
        self._about = GeographicFocus(self._phrases, owned=self._is_owned, fits=self._is_so_explained)

    def settle(self) -> None:
        """Gives every name the body that it means; one that means none of the list keeps its words alone."""
        bodies = [phrase for phrase in self._phrases if phrase.type is EntityType.ORGANIZATION]
        owned = {phrase: self._of_owner(phrase) for phrase in bodies}
        for phrase in bodies:
            phrase.known = owned[phrase] or phrase.known
        for phrase in bodies:
            if owned[phrase] is not None:
                phrase.listed = True
            elif phrase.known is not None:
                self._settle(phrase, phrase.known)
            if phrase.known is None and phrase.text.lower() in lexicon.words("sole-bodies"):
                self._call_after_owner(phrase)
                self._settle_at_home(phrase)

    def _settle_at_home(self, phrase: NamePhrase) -> None:
        """ "the Senate", "the Air Force": that of the state that the article is about, and so called."""
        home = self._about.home()
        if home is None or not phrase.text[0].isupper() or self._is_told(phrase, home):
            return
        phrase.known = self._listed_of(home, phrase.text)
        phrase.listed = phrase.known is not None or phrase.listed
        if phrase.known is None:
            phrase.home = home
            self._call_after(phrase, home)

    def _call_after_owner(self, phrase: NamePhrase) -> None:
        owner = next(self._owners(phrase), None)
        if owner is not None and owner.known is not None:
            self._call_after(phrase, owner.known.name)

    @staticmethod
    def _call_after(phrase: NamePhrase, state: str) -> None:
        """The body by its name and its state's, as no other is called ("Bolivian Congress")."""
        entry = lexicon.find(lexicon.state_by_name(), state)
        if entry is not None and entry.adjectives:
            phrase.text = f"{entry.adjectives[0]} {phrase.text}"

    def _settle(self, phrase: NamePhrase, known: Known) -> None:
        readings = [k for k in self._gazetteer.readings(phrase.text) if k.type is EntityType.ORGANIZATION]
        rivals = [k for k in readings if k.state is not None and k.name != known.name]
        meant = max(
            (known, *rivals), key=lambda k: (bool(self._is_owned(phrase, k)), self._about.weight[k.state or ""])
        )
        if self._is_meant(phrase, meant):
            phrase.listed, phrase.known = True, meant
            return
        # A common word ("Apple") may be the body all the same; the parties and organs of other states are not.
        other = meant.kind in OF_STATES | _GROUPS or is_acronym(phrase.text)
        phrase.listed, phrase.known = False if other else None, None
        name = phrase.last - phrase.first > 1 or meant.kind in OF_STATES or is_acronym(phrase.text)
        phrase.trusted = name  # "Wagner" may be a person
        if any(k.kind in lexicon.ORGAN_KINDS for k in (known, *rivals)):
            self._call_after_owner(phrase)

    def _is_told(self, phrase: NamePhrase, home: str) -> bool:
        """The words beside tell whose it is ("the state Supreme Court"), or the article has another one of the name."""
        before = self._map.neighbour(phrase.first, -1)
        inside = range(phrase.first, phrase.last)
        if before is not None and before.dep in MODIFIERS and before.head.i in inside:
            return True
        ending = f" {phrase.text}".casefold()
        longer = (p for p in self._phrases if p.home != home and p.text.casefold().endswith(ending))
        return any(True for _ in self._owners(phrase)) or any(self._state_of(p) != home for p in longer)

    def _state_of(self, phrase: NamePhrase) -> str | None:
        owner = self._owner(phrase)
        told = owner.known.name if owner is not None and owner.known is not None else None
        return phrase.known.state if phrase.known is not None else told

    def _of_owner(self, phrase: NamePhrase) -> Known | None:
        """ "Pakistan's Taliban", "the U.S. Army": what the list has under the name of the state before it."""
        owner = self._owner(phrase)
        if owner is None or owner.known is None:
            return None
        return self._listed_of(owner.known.name, phrase.text.removeprefix(f"{owner.text} "))

    def _listed_of(self, state: str, words: str) -> Known | None:
        """The body that the list has under the name of a state and these words."""
        entry = lexicon.find(lexicon.state_by_name(), state)
        for form in (entry.name, *entry.aliases, *entry.adjectives) if entry is not None else ():
            for text in (f"{form} {spelled}" for spelled in (words, words.lower(), words.title())):
                for known in self._gazetteer.readings(text):
                    if known.type is EntityType.ORGANIZATION and not known.ambiguous:
                        return known
        return None

    def _is_meant(self, phrase: NamePhrase, known: Known) -> bool:
        owned = self._is_owned(phrase, known)
        if owned is False:
            return False
        if is_acronym(phrase.text) and not self._fits(phrase.text, known):
            return False
        if not known.ambiguous or known.name in self._about.full:
            return True
        if known.state is None:
            return known.kind not in _GROUPS
        return bool(owned) or self._about.is_mainly(known.state)

    def _fits(self, acronym: str, known: Known) -> bool:
        if acronym in self._explained:
            return self._is_so_explained(acronym, known)
        shared = len(acronym) <= _LONGEST_SHARED and known.kind in OF_STATES and known.name not in self._about.full
        return not shared or known.state is None or self._about.names_of(known.state)

    def _is_so_explained(self, acronym: str, known: Known) -> bool:
        """The article does not say that the acronym is that of something else."""
        long = self._explained.get(acronym)
        return long is None or stands_for(known, long, self._gazetteer)

    # Owners

    def _is_owned(self, phrase: NamePhrase, known: Known) -> bool | None:
        """ "the United Kingdom's Foreign Office" is that of the list, "the Congress of Bolivia" is none of it."""
        if known.state is None or known.kind not in OF_STATES | _GROUPS:
            return None
        owners = [owner.known.name for owner in self._owners(phrase) if owner.known is not None]
        return all(owner == known.state for owner in owners) if owners else None

    def _owners(self, phrase: NamePhrase) -> Iterator[NamePhrase]:
        before, behind = self._owner(phrase), self._state_at(self._behind_of(phrase))
        yield from (owner for owner in (before, behind) if owner is not None and owner.form is not Form.PEOPLE)

    def _owner(self, phrase: NamePhrase) -> NamePhrase | None:
        """The state whose name, with or without a possessive mark, stands before."""
        if phrase.owner is not None:
            return phrase.owner
        tokens, i = self._map.annotation.tokens, phrase.first - 1
        if i > 0 and tokens[i].tag == "POS":
            i -= 1
        owner = self._state_at(i) if i >= 0 else None
        if owner is None or tokens[i].sentence != tokens[phrase.first].sentence:
            return None
        apart = owner.form is not Form.ADJECTIVE and i == phrase.first - 1 and tokens[i].head.i < phrase.first
        return owner if not apart else None

    def _behind_of(self, phrase: NamePhrase) -> int:
        tokens, i = self._map.annotation.tokens, phrase.last
        if i + 2 >= len(tokens) or tokens[i].lower != "of":
            return -1
        return i + 2 if tokens[i + 1].lower == "the" else i + 1

    def _state_at(self, i: int) -> NamePhrase | None:
        found = self._map.at(i)
        return found if found is not None and found.type is EntityType.STATE else None
