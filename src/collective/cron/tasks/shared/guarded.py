"""Guarded: what only those change who may choose as whom a task runs."""

from AccessControl import Unauthorized
from collective.cron.content.choosers import may_let_run_as
from collective.cron.content.chosen import is_new


class Guarded(object):
    """An attribute of a class of tasks; `default`: never one that can be changed.

    Otherwise whoever may edit the task would do so with the rights of its user.
    """

    def __init__(self, name, default):
        self._name = name
        self._default = default

    def __get__(self, task, owner=None):
        return self if task is None else vars(task).get(self._name, self._default)

    def __set__(self, task, value):
        is_change = value != self.__get__(task) and not is_new(task)
        if is_change and not may_let_run_as(task, task.run_as):
            raise Unauthorized("Who may not choose its user: %s" % self._name)
        vars(task)[self._name] = value
        task._p_changed = True
