"""What a status rests on: how it went, its end, its user, the state of the queue."""
