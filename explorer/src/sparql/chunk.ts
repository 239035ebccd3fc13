/** What the SPARQL view needs and nothing else does: a script of its own, unpacked when that view is first opened. */
export {};
