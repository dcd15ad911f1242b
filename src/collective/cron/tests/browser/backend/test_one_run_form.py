"""Forms that ask for one run: only whoever sends one of ours is asked for."""

from collective.cron.tests.support import script_case
from collective.cron.tests.support.faces.pages import ALL
from collective.cron.tests.support.faces.pages import PageTestCase


FORMS = (
    ("/task/@@cron-once?", {"form.widgets.seconds": "0.5"}),
    ("/@@cron-script?script=acme.report&", {"form.widgets.setting_days": "3"}),
)
BUTTON = "form.buttons.run"


def report(context, days=30):
    """Count."""


class TestOneRunForm(PageTestCase):
    def setUp(self):
        super(TestOneRunForm, self).setUp()
        self.add_people()
        self.add_task()
        script_case.register(self, report, title=u"Report")

    def test_a_link_to_a_button_starts_nothing(self):
        before = self.queued()
        for path, values in FORMS:
            pairs = sorted(dict(values, **{BUTTON: "Run"}).items())
            browser = self.get(path + "&".join("%s=%s" % one for one in pairs), ALL)
            self.assertEqual(self.status_of(browser), 200, path)
            self.assertEqual(self.queued(), before, path)
        self.assertNotIn("cron-scripts", self.portal)

    def test_another_site_starts_nothing(self):
        before = self.queued()
        for path, values in FORMS:
            values = dict(values, **{BUTTON: "Run"})
            browser = self.post(path, ALL, token=False, **values)
            self.assertEqual(self.status_of(browser), 403, path)
            self.assertEqual(self.queued(), before, path)
