"""What holds for the product as a whole."""
