"""A graph on a port: the SPARQL 1.1 Protocol, the Graph Store Protocol, the explorer and a page for every node.

Here live what is asked over HTTP and how it is answered. No query of a stranger runs in the server's own process:
`Pool` has them answered by processes that are ended when they take too long or too much. What a query, a view or an
export is, is the business of the rooms below. Only this room, and the page of `kg.annotate`, know starlette and
uvicorn.
"""
