"""Which words tell an event: the frames of trigger words, and what only looks like one of them."""
