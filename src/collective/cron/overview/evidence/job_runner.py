"""What is wrong with the job runner of a Backend, or with its settings."""

from collective.cron import _
from collective.cron.running.job_runners import made


def defect(backend):
    """Return why no run could end well, a CronError, or None."""
    return made.defect(backend) or backend.defect()


def say_missing(found):
    """Return that there is no job runner, a Message; `found`: see defect()."""
    near = getattr(found, "near", ())
    if not near:
        return _(u"No add-on does the work of this type.")
    return _(
        u"status_no_runner",
        default=u"No add-on does the work of this type. There is one nearly: ${near}",
        mapping={"near": u"; ".join(near)},
    )
