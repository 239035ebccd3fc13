"""The processes that answer: how they are made, waited for and ended, and which answers are kept because many ask."""
