"""Bell: rings when something was noted in this process that is to be told."""

import threading


bell = threading.Event()  # whoever delivers waits for it, and clears it


def ring(committed=True):
    """Let whoever delivers in this process look; a hook after a commit."""
    if committed:
        bell.set()
