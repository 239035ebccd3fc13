"""Stores that this process keeps itself, over pyoxigraph: in memory and in a folder on disk, each with its ledger."""
