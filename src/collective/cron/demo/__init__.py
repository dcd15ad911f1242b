"""The smallest add-on: a task that counts the content of the site. See docs/howto."""
