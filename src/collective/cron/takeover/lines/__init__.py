"""What crons call: expressions, addresses and shell commands, as tasks call it."""
