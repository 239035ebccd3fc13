"""Which descriptions and pronouns stand for which things of the article.

One pass in reading order. Names are known before; every noun phrase and pronoun is then either joined to a thing
already mentioned, or becomes the first mention of an unnamed group, or stays without a referent. In doubt it stays
without: a wrong referent makes false facts.
"""

from kg.extract.rules.coreference.component import CoreferenceRules

__all__ = ["CoreferenceRules"]
