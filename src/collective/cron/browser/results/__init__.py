"""The list of a Backend's results, and the page of each."""
