"""What a person says is one, or is not: statements, the files that hold them, and how they are taken in."""
