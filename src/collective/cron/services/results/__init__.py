"""The results of a Backend: the list, and each of them."""
