"""Fixtures for pytest, on Python 3: name this module in pytest_plugins."""

from contextlib import contextmanager

import pytest


@contextmanager
def set_up(layer):
    """Have a layer and all that it is based on set up inside a `with` block."""
    with _in_order(layer, "setUp", "tearDown"):
        yield layer


@pytest.fixture(scope="session")
def cron_layer():
    """The layer of the tests: CRON_FUNCTIONAL, unless a conftest.py says otherwise."""
    from collective.cron.testing import CRON_FUNCTIONAL

    with set_up(CRON_FUNCTIONAL):
        yield CRON_FUNCTIONAL


@pytest.fixture
def cron_site(cron_layer):
    """A site for one test, an empty engine, and the test user as Manager."""
    from collective.cron.testing import inline_queue
    from plone.app.testing import setRoles
    from plone.app.testing import TEST_USER_ID

    import transaction

    with _in_order(cron_layer, "testSetUp", "testTearDown"):
        inline_queue()
        setRoles(cron_layer["portal"], TEST_USER_ID, ["Manager"])
        transaction.commit()
        yield cron_layer["portal"]


@pytest.fixture
def cron_run(cron_site):
    """run_now() of collective.cron.testing, after a commit."""
    from collective.cron.testing import run_now

    import transaction

    def run(backend, settings=None, raises=True):
        transaction.commit()
        return run_now(backend, settings, raises)

    return run


@contextmanager
def _in_order(layer, before, after):
    """Call a method of each layer, the bases first, and the other one after all."""
    done = []
    try:
        for one in _with_bases(layer):
            getattr(one, before)()
            done.append(one)
        yield
    finally:
        for one in reversed(done):
            getattr(one, after)()


def _with_bases(layer):
    found = []
    for base in layer.__bases__:
        found.extend(one for one in _with_bases(base) if one not in found)
    return found + [layer]
