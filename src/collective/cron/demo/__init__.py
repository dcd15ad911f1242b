"""The smallest add-on: a task that counts the content of the site. See docs/howto.

And a longer one, which shows what the base class for job runners offers.
"""
