"""Days on which nothing runs: a list of dates, or a calendar of holidays."""
