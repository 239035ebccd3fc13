"""Events told in passing, without a verb or noun of their own: by a participle, by where somebody is, in a row."""
