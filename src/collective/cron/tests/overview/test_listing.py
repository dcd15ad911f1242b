"""Which Backends a person is shown in lists, and that one never spoils the others."""

from collective.cron import clock
from collective.cron.memory import state
from collective.cron.overview import listing
from collective.cron.tests.support.faces.pages import MEMBER
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.worksite import identity
from DateTime import DateTime
from plone import api
from plone.uuid.interfaces import IUUID

import mock


class TestListing(PageTestCase):
    def setUp(self):
        super(TestListing, self).setUp()
        self.add_people()

    def names(self, person=VIEWER, make=lambda backend: backend.getId()):
        with api.env.adopt_user(username=person):
            return listing.gather(self.portal, make)

    def test_sorted_by_title(self):
        for name, title in (("one", u"b"), ("two", u"C"), ("three", u"a")):
            task = self.add_task(name=name)
            task.title = title
            task.reindexObject()
        self.assertEqual(self.names(), ["three", "one", "two"])

    def test_expired_and_not_yet_published_ones_run_and_are_listed(self):
        old, new = self.add_task(name="old"), self.add_task(name="new")
        old.setExpirationDate(DateTime("2000/01/01"))
        new.setEffectiveDate(DateTime("2100/01/01"))
        for task in (old, new):
            task.reindexObject()
        self.assertEqual(sorted(self.names()), ["new", "old"])

    def test_who_may_see_the_content_alone_is_shown_nothing(self):
        self.add_task()
        self.assertEqual(self.names(MEMBER), [])
        self.assertEqual(self.names(), ["task"])

    def test_a_hidden_one_is_not_even_handed_over(self):
        self.add_task(name="open")
        hidden = self.add_task(name="hidden")
        hidden.manage_permission("collective.cron: View", ["Manager"], acquire=0)
        made = []
        self.names(make=lambda backend: made.append(backend.getId()))
        self.assertEqual(made, ["open"])

    def test_one_that_fails_is_left_out(self):
        def make(backend):
            if backend.getId() == "bad":
                raise KeyError("broken")
            return backend.getId()

        for name in ("aa", "bad", "zz"):
            self.add_task(name=name)
        self.assertEqual(self.names(make=make), ["aa", "zz"])

    def test_one_that_the_catalog_alone_knows_is_left_out(self):
        for name in ("aa", "gone"):
            self.add_task(name=name)
        self.portal._delOb("gone")
        self.assertEqual(self.names(), ["aa"])

    def test_those_in_folders_also_if_a_folder_is_closed_to_the_person(self):
        folder = api.content.create(self.portal, "Folder", "closed")
        for name in ("one", "two", "three"):
            self.add_task(name=name)
        for name in ("one", "two"):
            api.content.move(self.portal[name], folder)
        folder.manage_permission("View", ["Manager"], acquire=0)
        self.assertEqual(sorted(self.names()), ["one", "three", "two"])

    def test_one_that_the_catalog_lacks_is_listed(self):
        for name in ("aa", "lost"):
            self.add_task(name=name)
        self.portal.portal_catalog.manage_catalogClear()
        self.assertEqual(self.names(), ["aa", "lost"])

    def test_one_without_a_state_is_listed(self):
        task = self.add_task()
        state.drop_state(self.portal, IUUID(task))
        self.assertEqual(self.names(), ["task"])

    def test_the_user_of_many_is_looked_for_once(self):
        for name in ("one", "two", "three"):
            self.add_task(name=name)
        find = mock.Mock(wraps=identity.find_user)
        with mock.patch.object(identity, "find_user", find):
            found = listing.overviews_of(self.portal, [], clock.now())
        self.assertEqual(len(found), 3)
        self.assertEqual(find.call_count, 1)
