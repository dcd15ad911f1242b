"""Ways to tell people: mail and a webhook; add-ons may bring more."""
