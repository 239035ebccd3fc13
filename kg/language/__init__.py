"""From an article to its tokens, sentences and syntax.

The only room that knows the language engine: what leaves it is an :class:`Annotation`, plain Python with offsets
into the article's text. What the words mean (who is who, what happened) is for ``extract``.
"""

from kg.language.annotation import Annotation, Annotator, Sentence, Token
from kg.language.engine import DEFAULT_MODEL, load_annotator

__all__ = ["DEFAULT_MODEL", "Annotation", "Annotator", "Sentence", "Token", "load_annotator"]
