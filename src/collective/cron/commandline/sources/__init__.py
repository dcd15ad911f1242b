"""Where a command finds a site: in the database, or at the server that has it."""
