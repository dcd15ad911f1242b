"""Chosen indexes are made true again, entry by entry; the others are left alone."""

from collective.cron.tasks.catalog import entries
from collective.cron.tasks.catalog import places
from collective.cron.tasks.catalog.indexes_runner import IndexesRunner
from collective.cron.tests.support.content_case import ContentCase
from plone import api

import mock
import transaction


class TestIndexes(ContentCase):
    TYPE = "CronIndexes"

    def setUp(self):
        super(TestIndexes, self).setUp()
        self.catalog = api.portal.get_tool("portal_catalog")

    def spoil(self, *names):
        """Change titles and subjects, of which the catalog hears nothing."""
        for name in names:
            page = self.portal[name] if name in self.portal else self.add(name)
            page.indexObject()
            transaction.commit()
            page.title, page.subject = u"Quokka", (u"animal",)
        transaction.commit()

    def found(self, **query):
        brains = self.catalog.unrestrictedSearchResults(**query)
        return sorted(brain.getId for brain in brains)

    def test_only_the_chosen_indexes_are_made_true(self):
        self.add("right")
        self.spoil("page", "other")
        task = self.add_ready(indexes=["Title", "sortable_title"])
        shown = self.check_dry_is_real(task)
        both = u"Title, sortable_title"
        rows = [[u"/plone/other", both], [u"/plone/page", both]]
        self.assertEqual(shown, {u"Indexed": rows})
        self.assertEqual(self.found(Title="Quokka"), ["other", "page"])
        self.assertEqual(self.found(Subject="animal"), [])

    def test_what_is_gone_is_left_to_the_check(self):
        self.spoil("page")
        self.portal._delObject("page", suppress_events=True)
        task = self.add_ready(indexes=["Title"])
        result = self.work(task)
        self.assertEqual(result.status, u"WARN")
        rows = [[u"/plone/page", u"Leads nowhere"]]
        self.assertEqual(self.tables(result), {u"Left as it is": rows})
        self.assertEqual(self.found(id="page"), ["page"])

    def test_no_index_or_one_that_is_gone_is_a_warning(self):
        task = self.add_ready(indexes=["gone"])
        self.assertIn(u"no such index: gone", self.work(task).messages[0])
        task.indexes = []
        transaction.commit()
        self.assertIn(u"No index is chosen", self.work(task).messages[0])

    def test_who_may_not_manage_the_catalog_is_refused(self):
        api.user.create(username="bot", email="bot@example.org")
        result = self.work(self.add_ready(indexes=["Title"], run_as=u"bot"))
        self.assertEqual(result.status, u"FAILED")
        self.assertIn(u"may not manage the catalog", u" ".join(result.messages))

    def test_interrupted_in_the_middle_and_repeated_ends_the_same(self):
        names = ["page%02d" % number for number in range(25)]
        self.spoil(*names)
        task = self.add_ready(indexes=["Title"])
        with self.broken_at(IndexesRunner, "index", 15):
            self.assertEqual(self.work(task).status, u"FAILED")
        # The first chunk is stored, of ten entries; the site may have one of them,
        # before its content: not before Plone 6.
        done = 10 - (entries.number_of("/plone") is not None)
        self.assertEqual(self.found(Title="Quokka"), names[:done])
        self.work(task)
        self.assertEqual(self.found(Title="Quokka"), names)
        self.assertEqual(self.tables(self.work(task)), {})

    def test_what_cannot_be_read_is_told_and_the_others_are_indexed(self):
        self.spoil("page")
        task = self.add_ready(indexes=["Title"])

        def find(path, original=places.find):
            if path.endswith("/other"):
                raise places.Doubt(u"broken")
            return original(path)

        self.spoil("other")
        with mock.patch.object(places, "find", find):
            result = self.work(task)
        rows = self.tables(result)
        self.assertEqual(rows[u"Left as it is"], [[u"/plone/other", u"broken"]])
        self.assertEqual(rows[u"Indexed"], [[u"/plone/page", u"Title"]])
