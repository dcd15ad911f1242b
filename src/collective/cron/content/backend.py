"""Backend: the content type an add-on subclasses for its task."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from collective.cron import clock
from collective.cron.content import password_fields
from collective.cron.content.choosers import ChosenUser
from collective.cron.content.chosen import Chosen
from collective.cron.content.passwords import NoPasswords
from collective.cron.content.plone_permissions import guard
from collective.cron.content.plone_permissions import VIEW
from collective.cron.errors import CronError
from collective.cron.interfaces import IBackend
from collective.cron.interfaces import IBackendMethods
from collective.cron.interfaces import RESULTS_ID
from collective.cron.settings.backend_course import course_of
from collective.cron.settings.policies import NORMAL
from plone.dexterity.content import Container
from plone.dexterity.utils import iterSchemata
from zExceptions import BadRequest
from zope.interface import implementer
from zope.schema import getFieldsInOrder
from ZTUtils.Lazy import LazyMap


RESERVED = "The id %s is reserved for the results of a task." % RESULTS_ID


@guard
@implementer(IBackend, IBackendMethods)
class Backend(Container):
    """A cron task. Subclass it, give it a type, and adapt it to IJobRunner."""

    security = ClassSecurityInfo()
    security.declareObjectProtected(VIEW)
    security.declareProtected(VIEW, "activated", "run_as", "is_about_all_sites")
    security.declareProtected(VIEW, "begins_on", "ends_on", "most_runs", "left_out")
    security.declareProtected(VIEW, "exclude_from_nav", "priority")
    security.declarePrivate("ping_address")  # a secret
    security.declareProtected(VIEW, "canSetLayout", "canSetDefaultPage")
    security.declareProtected(VIEW, *IBackendMethods.names())

    __allow_access_to_unprotected_subobjects__ = NoPasswords()

    # A subclass says so whose work is not only about the site that it is in.
    is_about_all_sites = False

    activated = Chosen("activated", False)
    run_as = ChosenUser("run_as", None)
    # Of those that were there before there were limits, and a priority.
    begins_on = ends_on = most_runs = left_out = None
    ping_address = None  # asked for twice in each run
    priority = NORMAL

    # There is one way to look at a task, and no place for it among pages.
    exclude_from_nav = True

    def canSetLayout(self):
        return False

    def canSetDefaultPage(self):
        return False

    def _checkId(self, id, allow_dup=0):
        # Of all ways to put something into a folder.
        if id == RESULTS_ID:
            raise BadRequest(RESERVED)
        return super(Backend, self)._checkId(id, allow_dup)

    def results_folder(self):
        return self._getOb(RESULTS_ID, None)

    def getResults(self):
        folder = self.results_folder()
        return [] if folder is None else LazyMap(folder.get, folder.newest())

    def getLastResult(self):
        folder = self.results_folder()
        newest = [] if folder is None else folder.newest(size=1)
        return folder[newest[0]] if newest else None

    def getLastRun(self):
        return getattr(self.getLastResult(), "start", None)

    def getLastStatus(self):
        return getattr(self.getLastResult(), "status", None)

    def getLastErrors(self):
        return getattr(self.getLastResult(), "messages", ())

    def getDatas(self):
        datas = []
        for schema in iterSchemata(self):
            # A behavior may keep its values elsewhere.
            adapted = schema(self, self)
            for name, field in getFieldsInOrder(schema):
                value = password_fields.shown(field, getattr(adapted, name, None))
                datas.append({"name": name, "title": field.title, "value": value})
        return datas

    def defect(self):
        return None

    def is_on_demand(self):
        return False

    def next(self):
        try:
            return course_of(self).next_after(clock.now())
        except CronError:
            return None


InitializeClass(Backend)
