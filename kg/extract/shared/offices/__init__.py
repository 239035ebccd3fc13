"""Who holds which office of what: titles, and the roles that they give."""
