"""What ready-made tasks have in common: which content, and how it is gone through."""
