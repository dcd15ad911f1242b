"""Plans as code: the tasks of a site in a file, compared with the site and applied."""

from collective.cron.plans.applying import apply  # noqa: F401
from collective.cron.plans.checking import check  # noqa: F401
from collective.cron.plans.comparing import compare  # noqa: F401
from collective.cron.plans.exporting import export  # noqa: F401
from collective.cron.plans.files.problems import PlanRefused  # noqa: F401
from collective.cron.plans.files.reading import read  # noqa: F401
from collective.cron.plans.given.secrets import refuse as REFUSE  # noqa: F401
