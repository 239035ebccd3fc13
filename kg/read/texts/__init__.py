"""Texts and pages to articles: what is text, what stands above it, and what is only furniture of the page."""
