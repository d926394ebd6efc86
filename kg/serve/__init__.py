"""``kg serve``: the store behind HTTP, as a SPARQL 1.1 endpoint and as pages.

    settings      what the command line asks for
    snapshot      a copy of the store (hard links) that workers read while others write
    pool          worker processes, ended when a query passes its limits
    protocol      SPARQL 1.1 Protocol: what a call asks, as a job
    negotiation   which format the client takes
    description   the service description
    graphstore    Graph Store Protocol, reading
    security      host check, cross-origin rules, headers
    resources     /statement, /actor, /article: RDF or HTML
    pages         the query page and the live view
    app           all of that as one Starlette application

No store handle lives in the server process. Every query, and every page that reads the graph, is a
job for a worker, so that nothing a client asks can stop or grow the server itself.
"""
