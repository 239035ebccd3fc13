"""Which policy issues a stretch of text is about."""
