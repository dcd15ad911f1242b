"""Who moves, renames, deletes, copies, locks or shares a task: who may manage it."""

from collective.cron.interfaces import IBackend
from collective.cron.tests.support.faces.rest import JSON
from collective.cron.tests.support.faces.rights import BOSS
from collective.cron.tests.support.faces.rights import OTHERS
from collective.cron.tests.support.faces.rights import RightsCase
from plone.app.testing import applyProfile

import transaction


TASK = "/folder/task"
LOCK = u"""<lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope>
<locktype><write/></locktype><owner>me</owner></lockinfo>"""
ENTRY = {"type": "user", "id": "owner", "roles": {"Reader": True}}


def rest(method, path, **body):
    return method, path, {"json": body, "headers": {"Accept": JSON}}


def post(path, **data):
    return "POST", path, {"data": data}


DOORS = (
    rest("DELETE", TASK),
    rest("POST", "/other/@move", source=TASK),
    rest("POST", "/other/@copy", source=TASK),
    rest("PATCH", "/folder", ordering={"obj_id": "task", "delta": "top"}),
    rest("POST", TASK + "/@lock"),
    rest("POST", TASK + "/@working-copy"),
    rest("POST", TASK + "/@sharing", entries=[ENTRY]),
    rest("POST", TASK + "/@workflow/retract"),
    ("DELETE", TASK, {}),
    ("MOVE", TASK, {"headers": {"Destination": "/other/task"}}),
    ("COPY", TASK, {"headers": {"Destination": "/other/task"}}),
    ("LOCK", TASK, {"data": LOCK}),
    post("/folder/manage_delObjects", **{"ids:list": "task"}),
    post("/folder/manage_renameObject", id="task", new_id="renamed"),
    post("/folder/manage_cutObjects", **{"ids:list": "task"}),
    post("/folder/manage_importObject", file="task.zexp"),
    post(TASK + "/manage_setLocalRoles", userid="member", **{"roles:list": "Manager"}),
    post(TASK + "/manage_permission", permission_to_manage="View", roles="Anonymous"),
    post(TASK + "/manage_changeOwnershipType", explicit="1"),
    post(TASK + "/delete_confirmation", **{"form.buttons.Delete": "Delete"}),
    post(TASK + "/@@content-checkout", **{"form.button.Checkout": "1"}),
    post(TASK + "/object_rename", **{"form.widgets.new_id": "renamed"}),
    post(TASK + "/selectViewTemplate", templateId="content-core"),
    post(TASK + "/manage_undo_transactions", transaction_info="x"),
    post("/manage_undo_transactions", transaction_info="x"),
)
LIKE_PLONE = (TASK + "/@workflow/retract",)  # a state opens nothing, and closes nothing


class TestTakingAway(RightsCase):
    def setUp(self):
        super(TestTakingAway, self).setUp()
        self.portal.invokeFactory("Folder", "other")
        self.portal["other"].manage_setLocalRoles("owner", ["Owner"])
        transaction.commit()

    def look(self):
        """Return what there is of the task."""
        transaction.begin()
        found = self.portal.portal_catalog.unrestrictedSearchResults(
            object_provides=IBackend.__identifier__
        )
        task = self.folder.get("task")
        return (
            sorted(brain.getPath() for brain in found),
            task is not None and (task.wl_isLocked(), task.get_local_roles()),
            task is not None and sorted(n for n in task.__dict__ if n[:3] != "_v_"),
        )

    def check(self):
        before = self.look()
        for method, path, options in DOORS:
            for name in OTHERS:
                self.ask(name, method, path, **dict(options))
                if path not in LIKE_PLONE:
                    self.assertEqual(self.look(), before, (method, path, name))
                before = self.look()

    def test_installed(self):
        self.check()
        data = {"id": "task", "new_id": "renamed"}
        self.ask(BOSS, "POST", "/folder/manage_renameObject", data=data)
        self.assertIn("renamed", self.folder.objectIds())

    def test_uninstalled(self):
        applyProfile(self.portal, "collective.cron:uninstall")
        self.check()
