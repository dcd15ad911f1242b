"""Whose queue it is, and that nothing is lost or left in it: looked at every minute."""
