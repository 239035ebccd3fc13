"""A store -> the view model: things, facts, links and evidence, from the queries in `queries/view/`."""
