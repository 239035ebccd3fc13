"""Programs that make files of the project. They are no part of the installed package."""
