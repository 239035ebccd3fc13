"""Throws broken and hostile bytes at everything that reads; see README.md."""
