"""IBackend: the settings every Backend has, as people see them in forms."""

from collective.cron import _
from collective.cron.settings.after_tasks import AfterTasks
from collective.cron.settings.alerts.ping_fields import IPings
from collective.cron.settings.alerts.task_alerts import IAlertChoices
from collective.cron.settings.fields import UserId
from collective.cron.settings.kinds import Kinds
from collective.cron.settings.policies import LATE_POLICY
from collective.cron.settings.policies import NORMAL
from collective.cron.settings.policies import OVERLAP
from collective.cron.settings.policies import PRIORITY
from collective.cron.settings.schedule_schema import IScheduleSettings
from collective.cron.settings.schedule_schema import MANAGE
from collective.cron.settings.schedule_schema import VIEW
from collective.cron.settings.site_settings import default_of
from collective.cron.settings.site_settings import MOST_DAYS
from collective.cron.settings.site_settings import MOST_MINUTES
from plone.autoform import directives
from plone.supermodel import model
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema


CHOOSE_USER = "collective.cron.ChooseUser"
MOST_WAITING = 20
# All but run_as, which has a permission of its own.
SETTINGS = """
overlap most_waiting run_group run_after priority late_policy late_limit repeatable
time_limit retry_times retry_wait retry_longest retry_for keep_results keep_days
keep_failures_days
""".split()


class IBackend(IPings, IAlertChoices, IScheduleSettings):
    """A cron task: a content item with a periodicity and its settings.

    An add-on extends this schema with what its task needs to know.
    """

    __module__ = "collective.cron.backend_schema"  # as catalogs of sites have it

    # Not for everybody who may see the content, through REST for one.
    directives.read_permission(run_as=VIEW, **dict.fromkeys(SETTINGS, VIEW))
    directives.write_permission(run_as=CHOOSE_USER, **dict.fromkeys(SETTINGS, MANAGE))

    # For clients such as Volto, which shows a text line where it has no such widget.
    directives.widget(
        "run_as",
        vocabulary="plone.app.vocabularies.Users",
        frontendOptions={"widget": "cron_user"},
    )

    model.fieldset(
        "policies",
        label=_(u"Policies"),
        fields=[
            "run_as",
            "overlap",
            "most_waiting",
            "run_group",
            "run_after",
            "priority",
            "late_policy",
            "late_limit",
            "repeatable",
            "time_limit",
        ],
    )
    run_as = UserId(
        title=_(u"Run as"),
        description=_(
            u"help_run_as",
            default=u"Id of the user whose rights the task has. Empty: whoever adds "
            u"it. The user is looked up at every run; if it is gone, the run fails.",
        ),
        required=False,
    )
    overlap = schema.Choice(
        title=_(u"If the previous run is still going"),
        vocabulary=OVERLAP,
        defaultFactory=default_of("overlap"),
    )
    most_waiting = schema.Int(
        title=_(u"So many runs may wait"),
        description=_(
            u"help_most_waiting",
            default=u"For the end of another one. They start one after the other; "
            u"what comes due when so many wait is skipped, and recorded.",
        ),
        min=1,
        max=MOST_WAITING,
        default=1,
    )
    run_group = schema.TextLine(
        title=_(u"Group"),
        description=_(
            u"help_group",
            default=u"Of all tasks of the site with the same group one runs at a time; "
            u"the others wait. A word such as export. Empty: none.",
        ),
        max_length=50,
        required=False,
    )
    directives.widget("run_after", CheckBoxFieldWidget)
    run_after = AfterTasks(
        title=_(u"Run after these tasks"),
        description=_(
            u"help_run_after",
            default=u"Whenever a run of one of them succeeds, this task runs too, "
            u"besides its schedule. If it is to run for nothing else, let its last day "
            u"be over.",
        ),
    )
    priority = schema.Choice(
        title=_(u"Priority"),
        description=_(
            u"help_priority",
            default=u"When several tasks wait for a worker, the higher ones start "
            u"first, and low ones only when nothing else waits. On Plone 5.2 this "
            u"decides only between those that are due at the same moment.",
        ),
        vocabulary=PRIORITY,
        default=NORMAL,
    )
    late_policy = schema.Choice(
        title=_(u"If a run could not start in time"),
        description=_(
            u"help_late_policy",
            default=u"Whatever was missed while no worker was there becomes one run "
            u"at most; the schedule always goes on.",
        ),
        vocabulary=LATE_POLICY,
        defaultFactory=default_of("late_policy"),
    )
    late_limit = schema.Int(
        title=_(u"Too late after (minutes)"),
        min=1,
        max=MOST_MINUTES,
        defaultFactory=default_of("late_limit"),
    )
    repeatable = schema.Bool(
        title=_(u"May be repeated"),
        description=_(
            u"help_repeatable",
            default=u"A run whose worker died is started again, up to three times in "
            u"all. Leave this off for a task that sends mail or money.",
        ),
        default=False,
        required=False,
    )
    time_limit = schema.Int(
        title=_(u"Time limit (minutes)"),
        description=_(
            u"help_time_limit",
            default=u"0: none. A run that takes longer is asked to stop, as if "
            u"somebody had cancelled it. If it goes on for another minute it is given "
            u"up: it stores nothing more, and blocks no other run.",
        ),
        min=0,
        max=MOST_MINUTES,
        default=0,
    )

    model.fieldset(
        "retries",
        label=_(u"After a failure"),
        fields=["retry_times", "retry_wait", "retry_longest", "retry_for"],
    )
    retry_times = schema.Int(
        title=_(u"Try again so many times"),
        description=_(
            u"help_retry_times",
            default=u"0: the next run of the schedule is the next try. That one, or a "
            u"run by hand, also takes the place of a try that still waits. What was "
            u"cancelled is not tried again; what was interrupted only if it may be "
            u"repeated.",
        ),
        min=0,
        max=10,
        default=0,
    )
    retry_wait = schema.Int(
        title=_(u"First wait (minutes)"),
        description=_(
            u"help_retry_wait",
            default=u"It doubles with each try, and is up to a tenth longer by chance.",
        ),
        min=1,
        max=MOST_MINUTES,
        default=5,
    )
    retry_longest = schema.Int(
        title=_(u"Longest wait (minutes)"), min=1, max=MOST_MINUTES, default=60
    )
    retry_for = Kinds(
        title=_(u"Only after these exceptions"),
        description=_(
            u"help_retry_for",
            default=u"The name of a class in each line, such as ConnectionError; what "
            u"is derived from it counts too. Empty: after every failure.",
        ),
        max_length=2000,
        required=False,
    )

    model.fieldset(
        "retention",
        label=_(u"Results"),
        fields=["keep_results", "keep_days", "keep_failures_days"],
    )
    keep_results = schema.Int(
        title=_(u"Keep at most so many results"),
        description=_(
            u"help_keep_results",
            default=u"Failures are counted apart: as many of them are kept.",
        ),
        min=1,
        max=100000,
        defaultFactory=default_of("keep_results"),
    )
    keep_days = schema.Int(
        title=_(u"Keep results for so many days"),
        min=1,
        max=MOST_DAYS,
        defaultFactory=default_of("keep_days"),
    )
    keep_failures_days = schema.Int(
        title=_(u"Keep failures for so many days"),
        min=1,
        max=MOST_DAYS,
        defaultFactory=default_of("keep_failures_days"),
    )
