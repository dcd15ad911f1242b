"""Scripts by name: functions that add-ons register, which tasks run with settings."""

from collective.cron.scripts.calls import get_run  # noqa: F401
from collective.cron.scripts.calls import queue  # noqa: F401
from collective.cron.scripts.shown import File  # noqa: F401
from collective.cron.scripts.shown import Progress  # noqa: F401
from collective.cron.scripts.shown import Table  # noqa: F401
