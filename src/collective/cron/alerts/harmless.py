"""What is noted for people to hear never fails what it is about."""

from collective.cron.errors import is_of_database
from collective.cron.text import failures
from contextlib import contextmanager


@contextmanager
def harmless(manager):
    """Log what goes wrong inside; what the database says is raised, as anywhere.

    Then nobody is told; the run and its result stand, whatever is the matter with a
    setting.
    """
    try:
        yield
    except Exception as error:
        if is_of_database(error):
            raise
        failures.log("%s: what is to be told could not be noted", manager.describe())
