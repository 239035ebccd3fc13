"""Facts and things in plain English: sentences, names of links, names with their articles, dates."""
