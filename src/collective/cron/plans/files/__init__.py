"""The text of a plan, as XML and YAML, and the Plan that is read from it."""
