"""Whatever is where zc.async looks for its UUID, it finds one that it can read."""

from collective.cron.engines.zcasync import uuid_file

import mock
import os
import shutil
import sys
import tempfile
import unittest
import uuid


class TestUUIDFile(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        # As if zc.async was not imported yet.
        modules = dict(sys.modules)
        modules.pop("zc.async.instanceuuid", None)
        patcher = mock.patch.object(uuid_file.sys, "modules", modules)
        patcher.start()
        self.addCleanup(patcher.stop)

    def found(self, *path):
        """Return the path that zc.async finds if it is told this one."""
        path = os.path.join(self.folder, *path)
        with mock.patch.dict(os.environ, {uuid_file.VARIABLE: path}):
            with uuid_file.usable():
                found = os.environ[uuid_file.VARIABLE]
                if found != path:
                    with open(found) as stand_in:
                        uuid.UUID(stand_in.read())
            self.assertEqual(os.environ[uuid_file.VARIABLE], path)
        return found

    def write(self, text):
        with open(os.path.join(self.folder, "written"), "w") as written:
            written.write(text)

    def test_one_that_can_be_used_is(self):
        path = os.path.join(self.folder, "new")
        self.assertEqual(self.found("new"), path)
        self.write("%s\nand more" % uuid.uuid4())
        self.assertEqual(self.found("written"), os.path.join(self.folder, "written"))

    def test_one_that_cannot_has_a_stand_in(self):
        os.mkdir(os.path.join(self.folder, "folder"))
        self.write("")
        for path in (["no", "folder"], ["folder"], ["written"]):
            stand_in = self.found(*path)
            self.assertNotEqual(stand_in, os.path.join(self.folder, *path))
            self.assertFalse(os.path.exists(stand_in))
