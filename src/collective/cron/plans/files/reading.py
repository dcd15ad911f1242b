"""A Plan from the text of a file; all that can be said without a site is checked."""

from collective.cron.plans.files import plan
from collective.cron.plans.files import xml_text
from collective.cron.plans.files import yaml_text
from collective.cron.plans.files.problems import Found
from collective.cron.plans.files.problems import PlanRefused
from collective.cron.plans.files.problems import Problem
from six import text_type

import re


XML, YAML = "xml", "yaml"
FORMATS = {XML: xml_text.parse, YAML: yaml_text.parse}
LONGEST = 2000000  # characters of a file
MOST_TASKS = 2000
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}\Z")
NAMED = "1 to 100 of the characters A-Z a-z 0-9 . _ -, the first a letter or digit"
TRUE, FALSE = ("true", "yes", "1"), ("false", "no", "0")
OF_PLAN = ("plan", "keep", "purge", "adopt", "tasks")


def read(text, format=None):
    """Return the Plan in a text, or in its bytes; raise PlanRefused.

    `format`: XML or YAML; left out, it is what it looks like.
    """
    text = _decoded(text)
    if len(text) > LONGEST:
        accepted = "at most %d characters" % LONGEST
        raise PlanRefused([Problem.of(None, "plan", len(text), accepted)])
    if format is None:
        format = XML if text.lstrip().startswith(u"<") else YAML
    return _Reader(FORMATS[format](text), format == XML).plan()


def read_boolean(value):
    """Return a boolean, also of its words; None if it is none."""
    if isinstance(value, text_type):
        word = value.strip().lower()
        return True if word in TRUE else False if word in FALSE else None
    return value if isinstance(value, bool) else None


def _decoded(text):
    if isinstance(text, text_type):
        return text.lstrip(u"\ufeff")
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = text.count(b"\n", 0, error.start) + 1
        raise PlanRefused([Problem.of(line, "plan", None, "a text in UTF-8")])


class _Reader(object):
    def __init__(self, tree, as_text):
        self._tree = tree
        self._as_text = as_text
        self._found = Found()

    def plan(self):
        tree = self._tree
        self._known(tree, OF_PLAN, u"")
        name = self._name(tree, "plan", "plan")
        keep = self._keep(tree, "keep", plan.KEPT)
        purge = self._purge(tree)
        adopt = self._boolean(tree, "adopt")
        tasks = self._tasks(tree, keep)
        self._refuse_circles(tasks)
        self._found.refuse()
        return plan.Plan(name, keep, purge, adopt, tasks, self._as_text)

    def _tasks(self, tree, keep):
        listed = tree.get("tasks")
        line = tree.lines.get("tasks", tree.line)
        if listed is None and "tasks" in tree:
            listed = []
        if not isinstance(listed, list):
            self._found.add(line, "tasks", listed, "a list of tasks")
            return ()
        if len(listed) > MOST_TASKS:
            accepted = "at most %d tasks" % MOST_TASKS
            self._found.add(line, "tasks", len(listed), accepted)
            return ()
        made, names, places = [], {}, {}
        for number, one in enumerate(listed, 1):
            if not isinstance(one, dict):
                # In the line of the one before, or soon after.
                self._found.add(line, "tasks.%d" % number, one, "a task with a name")
                continue
            task = self._task(one, number, keep)
            line = one.line
            self._once(names, task.name, one.line, "tasks.%s.name" % task.name)
            where = task.id and (task.place, task.id)
            self._once(places, where, one.line, "tasks.%s.id" % task.name)
            made.append(task)
        return tuple(made)

    def _once(self, seen, value, line, field):
        if not value:
            return
        if value in seen:
            accepted = "another one: line %d has it already" % seen[value]
            shown = value if isinstance(value, text_type) else value[-1]
            self._found.add(line, field, shown, accepted)
        seen.setdefault(value, line)

    def _task(self, tree, number, keep):
        name = self._name(tree, "name", "tasks.%d.name" % number)
        field = "tasks.%s" % (name or number)
        self._known(tree, plan.KEYS, field + u".")
        lines = {None: tree.line}
        lines.update((plan.FIELD_OF.get(key, key), n) for key, n in tree.lines.items())
        values = {}
        for key in ("title", "description", plan.ACTIVE, plan.USER):
            if key in tree:
                values[plan.FIELD_OF.get(key, key)] = tree[key]
        self._take(tree, plan.SCHEDULE, field, values, lines)
        self._take(tree, plan.SETTINGS, field, values, lines)
        own = name if "id" not in tree else self._name(tree, "id", field + ".id")
        place = self._place(tree, field)
        kind = self._text(tree, "type", field + ".type", "the name of a type of tasks")
        keep = self._keep(tree, field + ".keep", keep)
        return plan.PlannedTask(name, own, place, kind, values, keep, lines)

    def _take(self, tree, group, field, values, lines):
        """Add what stands below a key of a task to its values."""
        inner = tree.get(group)
        if not inner:
            return
        line, field = tree.lines[group], "%s.%s" % (field, group)
        if not isinstance(inner, dict):
            self._found.add(line, field, inner, "names of fields with their values")
            return
        for name, value in inner.items():
            if plan.group_of(name) != group:
                if group == plan.SCHEDULE:
                    accepted = u"one of: %s" % u", ".join(plan.SCHEDULE_FIELDS)
                else:
                    accepted = "it does not stand here but as %s" % _right_place(name)
                self._found.add(inner.lines[name], field, name, accepted)
                continue
            values[name] = value
            lines[name] = inner.lines[name]

    def _place(self, tree, field):
        text = tree.get("place", u"/")
        parts = text.split(u"/") if isinstance(text, text_type) else [u".."]
        parts = [part for part in parts if part]
        if any(part in (u".", u"..") or part.startswith(u"@@") for part in parts):
            accepted = "the path of a folder in the site, such as /news"
            self._found.add(tree.lines.get("place"), field + ".place", text, accepted)
        return u"/" + u"/".join(parts)

    def _keep(self, tree, field, default):
        value = tree.get("keep")
        if "keep" not in tree:
            return default
        words = value.split() if isinstance(value, text_type) else value or []
        known = isinstance(words, list) and all(one in plan.GROUPS for one in words)
        if not known:
            accepted = "some of: %s" % u", ".join(plan.GROUPS)
            self._found.add(tree.lines["keep"], field, _shown(value), accepted)
            return default
        return tuple(str(one) for one in words)

    def _purge(self, tree):
        # In YAML a plain no is no text.
        value = tree.get("purge") or plan.NO_PURGE
        if value not in plan.PURGES:
            accepted = u"one of: %s" % u", ".join(plan.PURGES)
            self._found.add(tree.lines["purge"], "purge", _shown(value), accepted)
        return value

    def _boolean(self, tree, key):
        value = read_boolean(tree.get(key, False))
        if value is None:
            self._found.add(tree.lines[key], key, _shown(tree[key]), "true or false")
        return bool(value)

    def _name(self, tree, key, field):
        value = self._text(tree, key, field, NAMED)
        if value and not NAME.match(value):
            self._found.add(tree.lines[key], field, value, NAMED)
            return u""
        return value

    def _text(self, tree, key, field, accepted):
        value = tree.get(key)
        if not isinstance(value, text_type) or not value:
            line = tree.lines.get(key, tree.line)
            self._found.add(line, field, _shown(value), accepted)
            return u""
        return value

    def _known(self, tree, known, prefix):
        for key in tree:
            if key not in known:
                accepted = u"one of: %s" % u", ".join(known)
                field = prefix + "?" if prefix else "?"
                self._found.add(tree.lines[key], field, key, accepted)

    def _refuse_circles(self, tasks):
        after = dict((task.name, _named_after(task)) for task in tasks)
        for task in tasks:
            seen, waiting = set(), list(after[task.name])
            while waiting:
                name = waiting.pop()
                if name not in seen:
                    seen.add(name)
                    waiting.extend(after.get(name, ()))
            if task.name in seen:
                line, field = task.where("run_after")
                accepted = "no circle of tasks that run after each other"
                self._found.add(line, field, task.name, accepted)


def _named_after(task):
    value = task.values.get("run_after")
    names = value if isinstance(value, list) else []
    return [one for one in names if isinstance(one, text_type)]


def _right_place(name):
    group = plan.group_of(name)
    return (
        "%s.%s" % (group, name)
        if group == plan.SCHEDULE
        else plan.KEY_OF.get(name, name)
    )


def _shown(value):
    return None if isinstance(value, (dict, list)) else value
