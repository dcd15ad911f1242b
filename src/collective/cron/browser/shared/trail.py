"""Where a page is: its breadcrumbs and the title of the browser."""

from collective.cron import _
from collective.cron.bbb import IPloneSiteRoot
from collective.cron.browser.interfaces import IBelowDashboard
from collective.cron.browser.interfaces import ISitePage
from plone import api
from plone.app.layout.viewlets.common import PathBarViewlet
from plone.app.layout.viewlets.common import TitleViewlet
from xml.sax.saxutils import escape
from zope.i18n import translate
from zope.i18nmessageid import MessageFactory


_plone = MessageFactory("plone")
# Permission, page and title of what is above the pages of the site.
SETUP = (
    "Plone Site Setup: Overview",
    "@@overview-controlpanel",
    _plone(u"Site Setup"),
)
DASHBOARD = ("collective.cron: View", "@@cron-dashboard", _(u"Scheduled tasks"))


class Breadcrumbs(PathBarViewlet):
    """Plone's, which know content only, with the page at their end."""

    def update(self):
        super(Breadcrumbs, self).update()
        if _is_of_site(self):
            above = [SETUP]
            if IBelowDashboard.providedBy(self.view):
                above.append(DASHBOARD)
            found = [self._crumb(*one) for one in above if _may(one[0])]
        elif ISitePage.providedBy(self.view):
            found = list(self.breadcrumbs)  # the same page of one task, beside its own
        else:
            found = list(self.breadcrumbs[:-1])
        own = {"absolute_url": self.request.URL, "Title": self._say_own()}
        self.breadcrumbs = tuple(found + [own])

    def _crumb(self, permission, page, title):
        url = "%s/%s" % (api.portal.get().absolute_url(), page)
        title = translate(title, context=self.request)
        return {"absolute_url": url, "Title": title}

    def _say_own(self):
        return translate(self.view.page_title, context=self.request)


class BrowserTitle(TitleViewlet):
    """Plone's, which has nothing but the title of the site on all of its pages."""

    @property
    def page_title(self):
        return escape(translate(self.view.page_title, context=self.request))

    def update(self):
        super(BrowserTitle, self).update()
        if _is_of_site(self):
            self.site_title = self.sep.join([self.page_title, self.site_title])


def _is_of_site(viewlet):
    is_site = IPloneSiteRoot.providedBy(viewlet.context)
    return is_site and ISitePage.providedBy(viewlet.view)


def _may(permission):
    return api.user.has_permission(permission, obj=api.portal.get())
