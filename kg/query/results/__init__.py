"""Answers as tables: text in the formats of SPARQL results, tables for the screen, data frames."""
