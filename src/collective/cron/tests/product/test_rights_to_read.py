"""Nobody reads a field of a task without View, and nobody at all reads a password.

Each door is tried while the add-on is installed, and after it was uninstalled.
"""

from collective.cron.tests.support.faces.pages import ANONYMOUS
from collective.cron.tests.support.faces.rights import EDITOR
from collective.cron.tests.support.faces.rights import OTHERS
from collective.cron.tests.support.faces.rights import OWNER
from collective.cron.tests.support.faces.rights import PEOPLE
from collective.cron.tests.support.faces.rights import RightsCase
from collective.cron.tests.support.faces.rights import SECRET
from collective.cron.tests.support.faces.rights import SHOWN
from collective.cron.tests.support.faces.rights import SITE_ADMIN
from plone.app.testing import applyProfile
from Products.PageTemplates.ZopePageTemplate import ZopePageTemplate
from Products.PythonScripts.PythonScript import PythonScript
from zope.component import getGlobalSiteManager
from zope.interface import Interface
from zope.interface import providedBy
from zope.publisher.interfaces.browser import IBrowserView

import transaction


JSON = {"headers": {"Accept": "application/json"}}
ALL_PROPERTIES = u"<propfind xmlns='DAV:'><allprop/></propfind>"
SPY = """
found = [context.%s]
return found
"""
METHODS = (
    "getDatas getLastResult getLastErrors getResults results_folder next Title "
    "Description Subject SearchableText propertyItems propertyValues items values "
    "document_src manage_FTPget manage_DAVget manage_propertiesForm manage_main "
    "manage_workspace manage_access listFolderContents contentValues objectValues "
    "get_size getLayout index_html Schema asdict"
).split()


def dav(path, depth):
    """A client of WebDAV that asks for all properties."""
    options = {"headers": {"Depth": depth}, "data": ALL_PROPERTIES}
    return "PROPFIND", path, options


def get(path, **options):
    return "GET", path, options


DOORS = (
    [
        get("/folder/task" + path)
        for path in (
            "",
            "/",
            "/view",
            "/@@view",
            "/content-core",
            "/edit",
            "/@@edit",
            "/_data",
            "/_data/manage_FTPget",
            "/_data/manage_DAVget",
            "/_data/document_src",
            "/@@historyview",
            "/@@historypopup",
            "/@@contenthistorypopup",
            "/versions_history_form",
            "/@@history?one=current&two=0",
            "/version_metadata_view?version_id=0",
            "/@@iterate_diff",
            "/@@sharing",
            "/@@folder_contents",
            "/@@content-checkout",
            "/@@object_rename",
            "/delete_confirmation",
            "/spy_title",
            "/spy_template",
        )
    ]
    + [get("/folder/task/" + name) for name in METHODS + sorted(SHOWN) + ["secret"]]
    + [get("/folder/task/spy_" + name) for name in sorted(SHOWN) + ["secret"]]
    + [get("/folder/task/spy_" + name) for name in ("getDatas", "getLastErrors")]
    + [
        get("/folder/task" + path, **JSON)
        for path in (
            "",
            "?expand=actions,breadcrumbs,workflow,types,contextnavigation",
            "/@history",
            "/@history/0",
            "/@actions",
            "/@workflow",
            "/@breadcrumbs",
            "/@components",
            "/@lock",
            "/@sharing",
            "/@working-copy",
            "/@types/CronTestTask",
            "/@comments",
        )
    ]
    + [
        get(path, **JSON)
        for path in (
            "/@cron",
            "/@cron-runs",
            "/@search?portal_type=CronTestTask&fullobjects=1",
            "/@search?portal_type=CronTestTask&metadata_fields=_all",
            "/@search?path.query=/plone/folder&fullobjects=1",
            "/folder?fullobjects=1",
            "/folder?metadata_fields=_all",
            "/folder/@contextnavigation?expand.contextnavigation.currentFolderOnly=1",
            "/@navigation?expand.navigation.depth=3",
        )
    ]
    + [
        get(path)
        for path in (
            "/folder",
            "/folder/@@folder_listing",
            "/folder/@@full_view",
            "/folder/@@folder_full_view",
            "/folder/@@tabular_view",
            "/folder/@@summary_view",
            "/folder/@@folder_contents",
            "/folder/RSS",
            "/folder/atom.xml",
            "/folder/@@search_rss?SearchableText=of-it",
            "/@@cron-dashboard",
            "/@@cron-runs",
            "/@@search?SearchableText=of-it",
            "/@@ajax-search?q=of-it",
            "/@@updated_search?SearchableText=of-it",
            "/sitemap",
            "/sitemap.xml.gz",
            "/@@getVocabulary?name=plone.app.vocabularies.Catalog"
            "&attributes=[%22Title%22]&query={}",
            "/folder/manage_main",
            "/folder/manage_exportObject?id=task&download:int=1",
        )
    ]
    + [dav("/folder/task", "0"), dav("/folder/task", "1")]
    + [dav("/folder/task/_data", "0"), dav("", "1")]
    + [dav("/folder", "1"), dav("/folder", "infinity")]
    + [("POST", "/folder/@copy", dict(JSON, json={"source": "/folder/task"}))]
    + [("LOCK", "/folder/task", {}), ("HEAD", "/folder/task", {})]
)
PARTS = ("object_title", "view_url", "current_page_url", "workflow_state")


class TestReading(RightsCase):
    def setUp(self):
        super(TestReading, self).setUp()
        repository = self.portal.portal_repository
        self.task.secret = SECRET + u"-before"
        repository.save(self.task, u"first")
        self.task.secret = SECRET
        self.task.description = SHOWN["description"] + u" changed"
        repository.save(self.task, u"second")
        for name in sorted(SHOWN) + ["secret", "getDatas", "getLastErrors"]:
            script = PythonScript("spy_" + name)
            script.write(SPY % (name + "()" * name.startswith("get")))
            self.portal._setObject("spy_" + name, script)
        template = ZopePageTemplate("spy_template")
        template.write(
            u"<p tal:define='x nocall:context'>"
            + u"".join(u"<b tal:content='x/%s' />" % name for name in sorted(SHOWN))
            + u"</p>"
        )
        self.portal._setObject("spy_template", template)
        transaction.commit()

    def values(self):
        for name, value in SHOWN.items():
            yield name, value[0] if isinstance(value, tuple) else value

    def check(self, people, doors=DOORS):
        """Return the fields that somebody with View saw; all leaks are one failure."""
        seen, leaks = set(), []
        for method, path, options in doors:
            for name in people:
                response = self.ask(name, method, path, token=False, **dict(options))
                told = response.text + repr(response.headers)
                if "manage_exportObject" not in path:  # it has all, for Managers only
                    leaks += [(method, path, name)] * (SECRET in told)
                for field, value in self.values():
                    if value in told and name in OTHERS:
                        leaks.append((method, path, name, field))
                    elif value in told:
                        seen.add(field)
        self.assertEqual(leaks, [])
        return seen

    def test_installed(self):
        self.assertEqual(self.check(PEOPLE), set(SHOWN))

    def test_every_page_that_there_is(self):
        found = getGlobalSiteManager().adapters.lookupAll(
            (providedBy(self.task), providedBy(self.layer["request"])), Interface
        )
        names = set(name for name, factory in found if name and _is_page(factory))
        self.assertIn("plone_context_state", names)
        pages = [get("/folder/task/@@" + name) for name in sorted(names)]
        pages += [get("/folder/task/@@plone_context_state/" + name) for name in PARTS]
        self.check([ANONYMOUS, OWNER], pages)

    def test_uninstalled(self):
        applyProfile(self.portal, "collective.cron:uninstall")
        people = (ANONYMOUS, OWNER, EDITOR, SITE_ADMIN)
        self.assertEqual(self.check(people), set(SHOWN))


def _is_page(factory):
    return IBrowserView.implementedBy(factory)
