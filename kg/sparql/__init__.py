"""Running SPARQL where it can be ended: in a process of its own, with limits, and with no way out.

    lexer      the words of a query, for messages and refusals
    guard      what a query may not ask for (SERVICE, LOAD, files)
    syntax     a syntax error with its line, its column and a caret
    formats    the result formats, one table
    evaluate   one job over one store, its answer as a stream of bytes
    frames     how a job and its answer cross a pipe
    sandbox    memory limit and no sockets, by the kernel
    worker     the process that does all that

``kg.query`` runs one job at a time for the command line, ``kg.serve`` keeps a pool of workers.
"""
