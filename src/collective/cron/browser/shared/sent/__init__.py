"""How pages are sent: only where they have changed, and past the theme."""
