"""Entry: one cron of somewhere else, as a task of this site would have it."""

from collections import namedtuple


VIEW, SCRIPT, WEBHOOK = "CronView", "CronScript", "CronWebhook"


class Call(namedtuple("Call", "type settings notes")):
    """What is called: `type` of a task, its `settings` as a plan has them.

    `notes`: what differs from before, English text.
    """

    __slots__ = ()


class Entry(
    namedtuple("Entry", "source origin found title periodicity user active call why")
):
    """`source`: its kind; `origin`: text by which it is known again.

    `found`: where it stands, for people; `periodicity`: text, as a task has it; `user`:
    the id of whom it runs as, or None if that is not said there; `active`: whether it
    was; `call`: a Call. `why`: the reason why it cannot be taken over, or None.
    """

    __slots__ = ()


Entry.__new__.__defaults__ = (None, True, None, None)


class NotTaken(Exception):
    """It cannot be taken over: `why`, English text that says what to do instead."""

    def __init__(self, why):
        super(NotTaken, self).__init__(why)
        self.why = why
