"""What the visitor may do, in the answers for lists and pages."""

from collective.cron.tests.support.faces.pages import ALL
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.faces.rest import RestTestCase


class TestRights(RestTestCase):
    def setUp(self):
        super(TestRights, self).setUp()
        self.add_people()
        self.add_task()

    def test_of_a_task(self):
        for name, allowed in ((VIEWER, False), (ALL, True)):
            expected = {
                "run": allowed,
                "cancel": allowed,
                "manage": allowed,
                "choose_user": False,
            }
            self.assertEqual(self.read_json("/task/@cron", name)["may"], expected)
            (listed,) = self.read_json("/@cron", name)["items"]
            self.assertEqual(listed["may"], expected)
        self.assertTrue(self.read_json("/task/@cron")["may"]["choose_user"])

    def test_on_one_task_alone(self):
        self.portal["task"].manage_setLocalRoles(VIEWER, ["Manager"])
        (listed,) = self.read_json("/@cron", VIEWER)["items"]
        self.assertTrue(all(listed["may"].values()))
        self.assertFalse(any(self.read_json("/@cron", VIEWER)["may"].values()))

    def test_of_the_site(self):
        for name, allowed in ((VIEWER, False), (ALL, True)):
            expected = {"pause": allowed, "repair": allowed}
            self.assertEqual(self.read_json("/@cron", name)["may"], expected)
