Scripts by name: one line of ZCML, or an entry point, registers a function. The page *Scripts* lists all of them, with a form
of their parameters to run one now, and *Schedule it*; they yield lines, tables, files, warnings and progress. Before, each needed a
type and an adapter of its own.
