A run can show tables and leave files, which are kept with its result, and it can be dry: it shows what it would do, and what it writes is taken back (``JobRunner.table``, ``attach``, ``dry_run``).
