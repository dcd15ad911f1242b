"""After other tasks: which may be named, and what is said of those that are gone."""

from collective.cron.interfaces import IBackend
from collective.cron.settings import after_tasks
from collective.cron.settings.after_tasks import InACircle
from collective.cron.tests.support.base import CronTestCase
from plone import api
from plone.app.testing import login
from plone.app.testing import SITE_OWNER_NAME
from plone.uuid.interfaces import IUUID
from zope.i18n import translate
from zope.schema.interfaces import WrongContainedType

import transaction


def uid(task):
    return str(IUUID(task))


class TestAfterTasks(CronTestCase):
    def setUp(self):
        super(TestAfterTasks, self).setUp()
        self.one = self.add_task(name="one")
        self.two = self.add_task(name="two", run_after=[uid(self.one)])
        self.three = self.add_task(name="three", run_after=[uid(self.two)])

    def validate(self, task, *others):
        IBackend["run_after"].bind(task).validate([uid(one) for one in others])

    def test_others_of_the_site_are_offered_by_title_and_place(self):
        terms = after_tasks.TasksVocabulary()(self.one)
        self.assertEqual(
            [(term.value, term.title) for term in terms],
            [
                (uid(self.three), u"Task (/plone/three)"),
                (uid(self.two), u"Task (/plone/two)"),
            ],
        )
        self.assertEqual(len(after_tasks.TasksVocabulary()(self.portal)), 3)

    def test_what_one_may_not_see_is_not_offered_and_what_is_named_stays(self):
        gone = uid(self.two)
        api.content.delete(self.two)
        transaction.commit()
        terms = after_tasks.TasksVocabulary()(self.three)
        self.assertIn(gone, [term.value for term in terms])
        title = translate(terms.getTerm(gone).title)
        self.assertEqual(
            title, u"A task that is gone, or that you may not see: %s" % gone
        )
        IBackend["run_after"].bind(self.three).validate([gone])
        with self.assertRaises(WrongContainedType):
            IBackend["run_after"].bind(self.one).validate([gone])
        user = {"username": "visitor", "password": "secret-123"}
        api.user.create(email="a@example.org", **user)
        with api.env.adopt_user(username="visitor"):
            terms = after_tasks.TasksVocabulary()(self.one)
            self.assertEqual([term.value for term in terms], [])

    def test_a_circle_is_refused_with_the_names_on_it(self):
        self.validate(self.three, self.one, self.two)
        for task, others in (
            (self.one, [self.two]),
            (self.one, [self.three]),
            (self.two, [self.one, self.three]),
        ):
            with self.assertRaises(InACircle) as caught:
                self.validate(task, *others)
            self.assertIn(u"Task, Task", caught.exception.doc())
        self.assertEqual(
            after_tasks.find_circle(self.one, [uid(self.three)]), (u"Task",) * 3
        )

    def test_a_circle_of_others_does_not_hang(self):
        self.one.run_after = [uid(self.three)]
        self.assertEqual(after_tasks.find_circle(self.portal, [uid(self.one)]), ())
        other = self.add_task(name="other")
        self.assertEqual(after_tasks.find_circle(other, [uid(self.one)]), ())

    def test_it_need_not_be_its_own(self):
        self.assertEqual(after_tasks.named_by(object()), ())
        self.assertEqual(after_tasks.named_by(self.two), (uid(self.one),))
        login(self.layer["app"], SITE_OWNER_NAME)
        with self.assertRaises(WrongContainedType):
            self.validate(self.one, self.one)
