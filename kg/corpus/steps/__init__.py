"""The steps that keep up to date what only several articles tell: things, texts, events, reference facts."""
