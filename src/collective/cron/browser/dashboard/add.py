"""Add task: which types there are, what they do, who offers them, where they go to."""

from collective.cron import _
from collective.cron.actions import adding
from collective.cron.browser.dashboard.first_steps import FirstSteps
from collective.cron.browser.interfaces import IBelowDashboard
from collective.cron.browser.shared import type_icon
from collective.cron.browser.shared.page import CronPage
from collective.cron.overview import listing
from plone.memoize.view import memoize
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from six import ensure_text
from six import string_types
from six.moves.urllib.parse import quote
from zope.i18n import translate
from zope.interface import implementer


LONGEST_PATH = 1000  # characters


@implementer(IBelowDashboard)
class AddTask(CronPage):
    """Leads to Plone's own form for the type, in the folder that is chosen."""

    page_title = _(u"Add a scheduled task")
    steps_part = ViewPageTemplateFile("first_steps.pt")

    @property
    @memoize
    def places(self):
        """The folders to choose from, as (folder, types)."""
        found = listing.overviews_of(self.site, self.workers, self.now)
        return adding.places(self.site, found)

    @property
    def first_steps(self):
        return FirstSteps(self, adds=True, places=self.places)

    @property
    def asked(self):
        """The path of the folder that is asked for, text; empty if none is."""
        # What is typed is meant before what stands in the list.
        for name in ("other", "place"):
            value = self.request.form.get(name)
            if isinstance(value, string_types) and value.strip():
                return ensure_text(value, "utf-8", "replace").strip()[:LONGEST_PATH]
        return u""

    @property
    @memoize
    def place(self):
        """The folder that the task will be in, or None if none can be."""
        if self.asked:
            return adding.find_place(self.site, self.asked)
        return self.places[0][0] if self.places else None

    @property
    def refused(self):
        """The path that is asked for, if no task can be added there, or None."""
        return self.asked if self.asked and self.place is None else None

    @property
    def refusal(self):
        """Why the folder that is asked for cannot be it, a Message; or None."""
        if self.refused is None:
            return None
        return _(
            u"add_no_such_place",
            default=u"No task can be added in ${path}: there is no such folder, or you "
            u"may not add tasks there.",
            mapping={"path": self.asked},
        )

    @property
    def choices(self):
        """The folders as dicts with `path`, `title` and `on`."""
        places = [place for place, _types in self.places]
        if self.place is not None and self.place not in places:
            places.append(self.place)
        return [
            {
                "path": adding.path_of(self.site, place),
                "title": ensure_text(place.Title() or place.getId()),
                "on": place == self.place,
            }
            for place in places
        ]

    @property
    def types(self):
        """What can be added, as dicts with `icon`, `title`, `does`, `by` and `url`."""
        if self.place is None:
            return []
        base = self.place.absolute_url()
        found = [
            {
                "icon": type_icon.draw(one, self.context, self.request),
                "title": self._say(one.Title()),
                "does": self._say(one.Description()),
                "by": adding.offered_by(self.site, one),
                "url": "%s/++add++%s" % (base, quote(one.getId())),
            }
            for one in adding.types_in(self.place)
        ]
        return sorted(found, key=lambda one: one["title"].lower())

    def _say(self, words):
        return translate(ensure_text(words or u""), context=self.request)
