"""What serves after any reader: times, offices, relations, issues, and which mentions tell one event."""
