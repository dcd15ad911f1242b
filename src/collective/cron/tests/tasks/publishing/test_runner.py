"""Content is published and retracted when its dates have come, once."""

from collective.cron.tasks.publishing.runner import PublishingRunner
from collective.cron.tests.support.content_case import ContentCase
from collective.cron.tests.support.content_case import hours
from collective.cron.tests.support.content_case import set_changed
from plone import api


BY_DATE = u"Changed by date"


class TestPublishing(ContentCase):
    TYPE = "CronPublishing"

    def dated(self, name, state="private", effective=None, expires=None, changed=-9):
        """Add content in a state since `changed`; all in hours from now on."""
        content = self.add(name)
        if state != "private":
            api.content.transition(content, to_state=state)
        content.effective_date = effective and hours(effective)
        content.expiration_date = expires and hours(expires)
        set_changed(content, hours(changed))
        content.reindexObject()
        return content

    def state(self, name):
        return api.content.get_state(self.portal[name])

    def test_what_is_due_is_published_and_retracted(self):
        self.dated("due", effective=-1)
        self.dated("sent", "pending", effective=-1, expires=1)
        self.dated("over", "published", effective=-5, expires=-1)
        self.dated("early", effective=1)
        self.dated("undated")
        self.dated("late", effective=-3, expires=-2)
        self.dated("stays", "published", effective=-3, expires=2)
        shown = self.check_dry_is_real(self.add_ready())
        rows = shown.pop(BY_DATE)
        self.assertEqual(shown, {})
        self.assertEqual(
            [row[:3] for row in rows],
            [
                [u"/plone/due", u"Private", u"Published"],
                [u"/plone/over", u"Published", u"Private"],
                [u"/plone/sent", u"Pending review", u"Published"],
            ],
        )
        states = [self.state(name) for name in ("due", "sent", "over", "early")]
        self.assertEqual(states, ["published", "published", "private", "private"])
        for name in ("undated", "late"):
            self.assertEqual(self.state(name), "private")
        self.assertEqual(self.state("stays"), "published")

    def test_whoever_changed_it_after_the_date_has_decided(self):
        self.dated("withdrawn", effective=-2, changed=-1)
        self.dated("again", "published", expires=-2, changed=-1)
        result = self.work(self.add_ready())
        self.assertEqual((result.status, self.tables(result)), (u"OK", {}))

    def test_a_new_date_counts_again(self):
        content = self.dated("withdrawn", effective=-3, changed=-2)
        content.effective_date = hours(-1)
        content.reindexObject()
        self.work(self.add_ready())
        self.assertEqual(self.state("withdrawn"), "published")

    def test_a_dry_run_changes_nothing(self):
        self.dated("due", effective=-1)
        result = self.work(self.add_ready(), dry=True)
        self.assertEqual(len(self.tables(result)[BY_DATE]), 1)
        self.assertEqual(self.state("due"), "private")

    def test_what_the_user_may_not_do_is_a_warning_and_the_others_go_on(self):
        for name in ("a", "b", "c"):
            self.dated(name, effective=-1)
        api.user.create(username="bot", email="bot@example.org")
        for name in ("a", "c"):
            self.portal[name].manage_setLocalRoles("bot", ["Reviewer"])
        result = self.work(self.add_ready(run_as=u"bot"))
        self.assertEqual(result.status, u"WARN")
        shown = self.tables(result)
        self.assertEqual([row[0] for row in shown[BY_DATE]], [u"/plone/a", u"/plone/c"])
        why = u"The user it runs as may not do it"
        self.assertEqual(
            shown[u"Left as it is"], [[u"/plone/b", u"Published", why]]
        )
        self.assertEqual(result.messages, (u"/plone/b: %s" % why,))

    def test_a_workflow_without_such_a_state(self):
        workflow = api.portal.get_tool("portal_workflow")
        workflow.setChainForPortalTypes(["Document"], "intranet_workflow")
        content = self.add("inside")
        content.effective_date = hours(-1)
        set_changed(content, hours(-2))
        content.reindexObject()
        result = self.work(self.add_ready(publish_from=[u"internal"]))
        self.assertEqual(
            result.messages, (u"/plone/inside: Its workflow has no transition to it",)
        )

    def test_chosen_types_and_places_only(self):
        folder = self.add("folder", type="Folder")
        for container in (folder, self.portal):
            content = self.add("due", container)
            content.effective_date = hours(-1)
            set_changed(content, hours(-2))
            content.reindexObject()
        task = self.add_ready(places=[api.content.get_uuid(folder)])
        self.assertEqual(
            [row[0] for row in self.check_dry_is_real(task)[BY_DATE]],
            [u"/plone/folder/due"],
        )
        task.places, task.types = [], [u"Folder"]
        self.assertEqual(self.tables(self.work(task)), {})
        task.types = [u"Document"]
        self.assertEqual(len(self.tables(self.work(task))[BY_DATE]), 1)

    def test_in_a_place_that_is_gone_nothing_is_done(self):
        folder = self.add("folder", type="Folder")
        task = self.add_ready(places=[api.content.get_uuid(folder)])
        api.content.delete(folder)
        self.dated("due", effective=-1)
        result = self.work(task)
        self.assertEqual((result.status, self.state("due")), (u"WARN", "private"))
        self.assertIn(u"A chosen place is gone", result.messages[0])

    def test_interrupted_in_the_middle_and_repeated_ends_the_same(self):
        for number in range(50):
            self.dated("due%02d" % number, effective=-1)
        task = self.add_ready()
        with self.broken_at(PublishingRunner, "follow", 25):
            result = self.work(task)
        self.assertEqual(result.status, u"FAILED")
        states = [self.state("due%02d" % number) for number in (19, 20)]
        self.assertEqual(states, ["published", "private"])
        self.assertEqual(len(self.tables(self.work(task))[BY_DATE]), 30)
        states = set(self.state("due%02d" % number) for number in range(50))
        self.assertEqual(states, {"published"})
        self.assertEqual(self.tables(self.work(task)), {})

    def test_memory_is_bounded(self):
        for number in range(100):
            self.dated("due%02d" % number, effective=-1)
        task = self.add_ready()
        with self.watched_memory(PublishingRunner, "follow") as held:
            self.work(task)
        self.assertEqual(len(held), 100)
        self.assertLess(max(held[50:]), 1.2 * max(held[:50]))
