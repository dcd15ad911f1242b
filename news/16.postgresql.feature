The extra for a queue in PostgreSQL is called ``postgresql``; ``postgres``, its name until now, stays.
