A task may have a first and a last day, a number of runs, and days that are left out: a list, or an iCalendar text
of holidays. When it has ended, its status says why and what would let it go on.
