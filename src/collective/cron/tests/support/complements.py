"""A complement of the title of each test task, as an add-on gives one."""

from collective.cron.interfaces import IBackendTitleCompl
from collective.cron.tests.support.tasks import ITestTask
from zope.component import adapter
from zope.component import getGlobalSiteManager
from zope.interface import implementer


def add_complement(case, words_of):
    """Have words_of(backend) as the complement until a test case ends."""

    @implementer(IBackendTitleCompl)
    @adapter(ITestTask)
    class Complement(object):
        def __init__(self, backend):
            self.backend = backend

        def getComplement(self):
            return words_of(self.backend)

    getGlobalSiteManager().registerAdapter(Complement)
    case.addCleanup(getGlobalSiteManager().unregisterAdapter, Complement)
