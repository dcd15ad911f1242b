"""What no result tells: late, slow, gone; and what still fails each day."""
