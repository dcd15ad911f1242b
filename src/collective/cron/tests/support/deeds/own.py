"""Deeds that a task does to its own Backend."""

from collective.cron.content import result_writer
from collective.cron.interfaces import IBackendJobManager
from collective.cron.tests.support.deeds.table import Table
from zope.lifecycleevent import modified

import transaction


deed = Table()


@deed("OK")
def renames_itself(runner):
    transaction.savepoint(optimistic=True)
    parent = runner.backend.aq_parent
    parent.manage_renameObject(runner.backend.getId(), "renamed")
    transaction.savepoint(optimistic=True)
    parent.manage_renameObject("renamed", "deed")


@deed("OK")
def changes_its_title(runner):
    runner.backend.title = u"Another"
    modified(runner.backend)


@deed("OK")
def changes_its_periodicity(runner):
    runner.backend.periodicity = u"*/10 * * * *"
    IBackendJobManager(runner.backend).register_or_remove()


@deed("OK")
def removes_its_results(runner):
    result_writer.drop_folder(runner.backend)


@deed("OK")
def asks_for_itself(runner):
    IBackendJobManager(runner.backend).register_job(force=True)
