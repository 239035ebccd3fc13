"""What names name: the same thing under several names, a government or the city that it sits in, what is known of it.

Names of one thing become one cluster here, linked to the word lists. Descriptions and pronouns join it in coreference,
and which of the reference facts it is, is decided when the article has been read (``kg.resolve``).
"""

from kg.extract.linking.growing import GrowingCluster, finished
from kg.extract.linking.identity import Linking
from kg.extract.linking.named import Named

__all__ = ["GrowingCluster", "Linking", "Named", "finished"]
