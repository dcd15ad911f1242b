"""A periodicity, an instant, a reason in the words and the language of the reader."""
