"""What is wrong with a plan, as its author is told: where, what, and what would do."""

from collections import namedtuple
from collective.cron.errors import CronError
from collective.cron.errors import excerpt


MOST = 100  # that are told of one plan


class Problem(namedtuple("Problem", "line field value accepted")):
    """`line`: number, or None; `field`: where, such as tasks.nightly.settings.days.

    `value`: an excerpt of at most 60 characters, None if there is none to show;
    `accepted`: English text.
    """

    __slots__ = ()

    @classmethod
    def of(cls, line, field, value, accepted):
        """Return one about any value."""
        if value is not None:
            shown = repr(value) if isinstance(value, (bool, int, float)) else value
            value = excerpt(shown)
        return cls(line, field, value, accepted)

    def say(self):
        """Return it as one line of text."""
        where = u"" if self.line is None else u"line %d, " % self.line
        shown = u"" if self.value is None else u" '%s'" % self.value
        return u"%s%s:%s -- %s" % (where, self.field, shown, self.accepted)


class PlanRefused(CronError, ValueError):
    """The plan cannot be followed, and nothing was changed: see its `problems`."""

    def __init__(self, problems=()):
        self.problems = sorted(problems[:MOST], key=_where)
        told = u"; ".join(problem.say() for problem in self.problems)
        more = len(problems) - MOST
        if more > 0:
            told += u"; and %d more" % more
        what = u"the plan is refused: %s" % told if told else None
        super(PlanRefused, self).__init__(what)


def _where(problem):
    return problem.line or 0, problem.field, problem.value or ""


class Found(object):
    """Collects problems while a plan is looked at."""

    def __init__(self):
        self.problems = []

    def add(self, line, field, value, accepted):
        """Note one."""
        self.problems.append(Problem.of(line, field, value, accepted))

    def refuse(self):
        """Raise PlanRefused if there are any."""
        if self.problems:
            raise PlanRefused(self.problems)
