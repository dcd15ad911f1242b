"""Alert: one thing that is told by one channel, from when it happened to its end."""

from collective.cron.audit import noting
from collective.cron.text import redact
from persistent import Persistent


SENT, GIVEN_UP = u"sent", u"given up"
LONGEST_ERROR = 300  # characters
LONGEST_TITLE = 500


def about(manager):
    """Return what each alert that is about a task has among its facts."""
    _uid, title, path = noting.task_of(manager)
    return {"title": redact.shorten(title, LONGEST_TITLE), "path": path}


class Alert(Persistent):
    """Plain values only, few and bounded.

    `id`: random text, the same each time it is sent. `group`: the id that those have in
    common that tell several people of one thing. `kind`: a word, see
    settings/alerts/kinds.py. `channel`: the name of an IAlertChannel. `target`: whom it
    goes to there, text; None until that is found out. `uid`: of the task, None if it is
    about the site. `at`: when it was noted (aware UTC). `facts`: what is told, a dict.
    """

    not_before = None  # aware UTC; None: at once
    attempts = 0
    taken = None  # (token, id of the process, until when: aware UTC) while it is sent
    error = u""  # what was the matter last
    outcome = None  # SENT or GIVEN_UP
    ended = None  # aware UTC

    def __init__(self, id, group, kind, channel, uid, at, facts, target=None):
        self.id = id
        self.group = group
        self.kind = kind
        self.channel = channel
        self.uid = uid
        self.at = at
        self.facts = facts
        self.target = target

    def is_due(self, now):
        """Tell whether its time has come."""
        return self.not_before is None or self.not_before <= now
