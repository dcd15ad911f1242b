"""The kit for tests of add-ons: layers, runs, moments of a run, a clock.

See docs/howto/testing.rst.
"""

from collective.cron.engines.inline import CommitFirst  # noqa: F401
from collective.cron.testing.alerting import send_alerts  # noqa: F401
from collective.cron.testing.engine import inline_queue  # noqa: F401
from collective.cron.testing.layers import CRON_FIXTURE  # noqa: F401
from collective.cron.testing.layers import CRON_FUNCTIONAL  # noqa: F401
from collective.cron.testing.layers import CRON_INTEGRATION  # noqa: F401
from collective.cron.testing.layers import CronFixture  # noqa: F401
from collective.cron.testing.moments import cancel_at  # noqa: F401
from collective.cron.testing.moments import conflict_once  # noqa: F401
from collective.cron.testing.moments import kill_during  # noqa: F401
from collective.cron.testing.queued import assert_not_queued  # noqa: F401
from collective.cron.testing.queued import assert_queued  # noqa: F401
from collective.cron.testing.running import DidNotRun  # noqa: F401
from collective.cron.testing.running import run_due  # noqa: F401
from collective.cron.testing.running import run_now  # noqa: F401
from collective.cron.testing.running import run_until  # noqa: F401
from collective.cron.testing.running import TaskFailed  # noqa: F401
from collective.cron.testing.simulated import simulate  # noqa: F401
from collective.cron.testing.stopped_clock import go_to  # noqa: F401
from collective.cron.testing.stopped_clock import stopped_clock  # noqa: F401
