"""PublishingRunner: makes the transitions that the dates of content ask for."""

from collective.cron import _
from collective.cron import clock
from collective.cron.tasks.publishing import dates
from collective.cron.tasks.publishing.schema import IPublishing
from collective.cron.tasks.shared import moments
from collective.cron.tasks.shared import states
from collective.cron.tasks.shared.runner import ContentRunner
from plone import api
from zope.component import adapter


@adapter(IPublishing)
class PublishingRunner(ContentRunner):
    def run(self):
        self.now = moments.as_zope(clock.now())
        past = {"query": (moments.FIRST, self.now), "range": "min:max"}
        task = self.backend
        paths = self.find(
            {"effective": past, "review_state": task.publish_from or []},
            {"expires": past, "review_state": task.retract_from or []},
        )
        self.each(paths, self.follow)

    def follow(self, content):
        """Bring content into the state that its dates ask for, if it is not there."""
        state = states.state_of(content)
        changed = states.changed_at(content)
        asked = dates.wanted(self.backend, content, state, changed, self.now)
        if asked is None:
            return
        target, date = asked
        transition, exists = states.transition_to(target, content)
        if transition is None:
            return self.leave(content, target, exists)
        before, after = (states.title_of(one, content) for one in (state, target))
        table = self.table(
            _(u"Changed by date"), _(u"Content"), _(u"From"), _(u"To"), _(u"Date")
        )
        table.add(content, before, after, moments.as_datetime(date))
        if not self.dry_run:
            api.portal.get_tool("portal_workflow").doActionFor(content, transition)

    def leave(self, content, target, exists):
        """Say why content stays as it is."""
        why = (
            _(u"The user it runs as may not do it")
            if exists
            else _(u"Its workflow has no transition to it")
        )
        title = states.title_of(target, content)
        columns = _(u"Content"), _(u"Wanted state"), _(u"Why not")
        self.table(_(u"Left as it is"), *columns).add(content, title, why)
        self.warn(u"%s: %s" % ("/".join(content.getPhysicalPath()), why))
