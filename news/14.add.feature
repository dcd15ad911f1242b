*Add a scheduled task* on the dashboard shows which types of tasks there are, what each does and which package offers it,
and leads to its form in the folder that is chosen. A site without types, one without tasks, and a list whose filters
leave nothing each say what to do; before, one text was there for all.
