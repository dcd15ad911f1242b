"""The page of what people were told, and the button that sends a test."""
