"""Secrets in texts: their forms, how far each goes, and the hiding of them."""
