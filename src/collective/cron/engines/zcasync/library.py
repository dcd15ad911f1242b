"""The parts of zc.async and plone.app.async that are used, under names of ours."""

from collective.cron.engines.zcasync import pickler_memo
from collective.cron.engines.zcasync import process_signals
from collective.cron.engines.zcasync.instance_uuid import instanceuuid  # noqa: F401
from importlib import import_module


pickler_memo.let_go()  # before anything is stored

# Twisted 17.9 and later write failures that cannot be read again; setup.py pins it.
zc_async = import_module("zc.async")
agent = import_module("zc.async.agent")
dispatcher = import_module("zc.async.dispatcher")
interfaces = import_module("zc.async.interfaces")
job = import_module("zc.async.job")
queue = import_module("zc.async.queue")
subscribers = import_module("zc.async.subscribers")
plone_config = import_module("plone.app.async.config")
process_signals.give_back()  # now, not when the database is open: a start takes seconds
plone_interfaces = import_module("plone.app.async.interfaces")
zc_dict = import_module("zc.dict")
minmax = import_module("zope.minmax")
monitor = import_module("zc.monitor")

KEY = interfaces.KEY
QUEUE = ""  # the one queue of plone.app.async
