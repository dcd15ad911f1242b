"""The forms, by where a secret stands: in a command, an element, a sentence."""
