"""What kind of thing a name names: by the nouns beside it, by the rest of the article, by the report of a game.

Works, ships and machines are told apart here too, as the vocabulary has nothing for them. Which thing of the word
lists a name means is for ``disambiguation``.
"""
