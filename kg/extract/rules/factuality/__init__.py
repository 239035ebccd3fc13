"""Factuality: whether an event happened, goes on, is planned, possible, asked for, or did not happen."""
