"""Event mentions: triggers with their frames, light verbs, arguments, and the conditions under which they count."""
