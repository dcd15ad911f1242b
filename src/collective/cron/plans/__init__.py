"""Plans as code: the tasks of a site in a file, compared with the site and applied."""

from collective.cron.plans.applying import apply  # noqa: F401
from collective.cron.plans.comparing import compare  # noqa: F401
from collective.cron.plans.problems import PlanRefused  # noqa: F401
from collective.cron.plans.reading import read  # noqa: F401
