"""zc.async's module of that name: imported when it can be; see meta.zcml."""

from collective.cron.engines.zcasync import uuid_file
from importlib import import_module


with uuid_file.usable():
    instanceuuid = import_module("zc.async.instanceuuid")
