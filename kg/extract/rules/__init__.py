"""The reader that was written: rules and word lists for mentions, coreference, events, factuality and attribution."""
