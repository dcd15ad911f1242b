"""Nothing that a request can reach is missing in the table of permissions."""

from collective.cron.tests.support.faces import permissions
from collective.cron.tests.support.faces import registrations
from collective.cron.tests.support.faces.rest import RestTestCase
from collective.cron.tests.support.figures import prometheus_client


TABLE = (
    permissions.PAGES
    + permissions.ROOT
    + permissions.ACTIONS
    + (permissions.BULK, permissions.BULK_SERVICE, permissions.TOKEN_MADE)
    + permissions.READING
    + permissions.WRITING
)
# There is one for each content, which tells more than it should of a task.
AT_THE_ROOT = "IApplication"  # there are no layers of a site
PLONES = ["description", "plone_context_state", "title"]


class TestTable(RestTestCase):
    def test_every_page_action_and_service_is_in_the_table(self):
        registered = set(view[:2] for view in registrations.find_views())
        listed = set((entry.context, entry.name) for entry in TABLE if entry.name)
        if prometheus_client is not None:
            listed.update(entry[:2] for entry in permissions.METRICS)
        missing, surplus = registered - listed, listed - registered
        self.assertEqual((sorted(missing), sorted(surplus)), ([], []))

    def test_nothing_is_there_without_the_add_on_but_what_plone_has_for_everybody(self):
        views = registrations.find_views()
        self.assertIn("cron-dashboard", [view.name for view in views])
        others = [
            view
            for view in views
            if not (registrations.has_our_layer(view) or view.context == AT_THE_ROOT)
        ]
        self.assertEqual(sorted(view.name for view in others), PLONES)
