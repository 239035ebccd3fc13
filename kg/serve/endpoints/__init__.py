"""What an address answers: the SPARQL Protocol, the Graph Store Protocol, the service about itself, the front page."""
