"""Makes the reference facts ``ontology/reference/*.ttl`` from the word lists and three tables of facts.

``python -m tools.reference FOLDER`` writes them, ``--check`` only says whether they are as they would be written;
without a folder it is about the organizations and places, which come from the word lists alone.
Names come from the word lists of `kg.extract`; official and former names, memberships and incumbents from an export
of the World Factbook; ISO codes and Wikidata ids from two tables made from Wikidata. ``tables/`` holds what the
sources lack or have wrong. The towns and divisions of the world are made by ``tools.reference.gazetteer``, and come
first: states and capitals have their coordinates from there. Nothing here is fetched from the network.
"""
