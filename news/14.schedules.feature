Schedules say more: the last day of the month and days before it (``L``, ``L-3``), the nearest working day (``15W``,
``LW``), a weekday by its place (``fri#2``, ``friL``), a time of its own for each task (``H``, ``H(1-4)``, as Jenkins has
it, shown resolved), ``?`` as Quartz has it, up to twenty lines for one task, and intervals counted from a date (``every 90 minutes``,
``every 2 weeks from 2026-12-01 08:00``). Before there were five fields of numbers, in one line.
