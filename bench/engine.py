"""The engine of this platform: the module that knows what is particular to it.

with_zcasync.py and with_huey.py have the same names.
"""

from bench.sections import ENGINE

import importlib


engine = importlib.import_module("bench.with_%s" % ENGINE)
