"""What no five plain fields say, in words: named days, spreads, intervals."""
