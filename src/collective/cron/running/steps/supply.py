"""Supply: what else is due, from which a thread that files a result takes the next job.

So result and claim are one commit, and the site stays entered.
"""


class Nothing(object):
    """Where a job comes alone. An engine with more has a class with these methods."""

    def look(self):
        """Look for a job that is due, outside of any transaction; never raises.

        Gives nothing to a worker that is to stop. Does not wait for one.
        """

    def take(self, place):
        """Take one that is of the site with this path; return its args or None.

        In the caller's transaction. If that is not stored, it is called again in the
        next one, and gives the same or another one.
        """

    def given(self):
        """Hear that the one that was taken is in other hands now, or is run already."""


NOTHING = Nothing()
