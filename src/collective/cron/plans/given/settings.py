"""The values that a plan gives to a Backend, as its type takes them."""

from AccessControl import getSecurityManager
from collections import namedtuple
from collections import OrderedDict
from collective.cron.content import choosers
from collective.cron.content import password_fields
from collective.cron.plans.given import values
from collective.cron.settings import run_settings
from collective.cron.settings.after_tasks import AfterTasks
from collective.cron.worksite import identity
from plone.autoform.interfaces import MODES_KEY
from plone.autoform.interfaces import WRITE_PERMISSIONS_KEY
from plone.dexterity.utils import iterSchemata
from plone.supermodel.utils import mergedTaggedValueDict
from plone.supermodel.utils import mergedTaggedValueList
from six import ensure_text
from z3c.form.interfaces import IEditForm
from zope.component import queryUtility
from zope.interface import Interface
from zope.interface import Invalid
from zope.schema import getFieldsInOrder
from zope.security.interfaces import IPermission


NOT_MEANT = ("id", "changeNote", "versioning_enabled")


class Setting(namedtuple("Setting", "name schema field value plain")):
    """One value: for the Backend, and as a file has it; of a password its digest."""

    __slots__ = ()

    @property
    def is_password(self):
        return password_fields.is_password(self.field)

    def shown(self):
        """Return it as a list of changes has it."""
        return password_fields.HIDDEN if self.is_password else self.plain


def fields_of(backend):
    """Return {name: (schema, field)} of all that a plan may set of a Backend.

    In the order of its type.
    """
    found = OrderedDict()
    for schema in iterSchemata(backend):
        for name, field in getFieldsInOrder(schema):
            if name in found or name in NOT_MEANT or field.readonly:
                continue
            if values.is_known(field):
                found[name] = (schema, field)
    return found


def current(backend, schema, field):
    """Return the value that a field of a Backend has."""
    # A behavior may keep its values elsewhere.
    adapted = schema(backend, backend)
    return getattr(adapted, field.__name__, field.missing_value)


def put(backend, setting):
    """Set a value."""
    adapted = setting.schema(backend, backend)
    setattr(adapted, str(setting.name), setting.value)


def plain_of(backend, schema, field):
    """Return the value of a field as a file has it."""
    return values.to_plain(field, current(backend, schema, field))


class Reader(object):
    """Reads the values of a PlannedTask for a Backend; notes what it does not take."""

    def __init__(self, slot, as_text, secret, found):
        self._slot = slot
        self._task = slot.task
        self._backend = slot.backend
        self._as_text = as_text
        self._secret = secret
        self._found = found

    def read(self):
        """Return the Settings; those of a new Backend it has then."""
        made, left = [], dict(self._task.values)
        # Which fields there are may depend on others: on the script of a task.
        while left:
            known = fields_of(self._backend)
            names = [name for name in known if name in left]
            if not names:
                break
            for name in names:
                made.append(self._read(name, left.pop(name), *known[name]))
        for name in sorted(left):
            line, where = self._task.where(name)
            accepted = u"one of: %s" % u", ".join(sorted(fields_of(self._backend)))
            self._found.add(line, where, name, accepted)
        return [setting for setting in made if setting is not None]

    def check_together(self, settings):
        """Note what does not fit together; of a new Backend, what is missing."""
        changed = dict((one.name, one.value) for one in settings)
        backend = run_settings.with_values(self._backend, changed)
        for schema in iterSchemata(self._backend):
            if not schema.providedBy(self._backend):
                continue
            errors = []
            try:
                schema.validateInvariants(backend, errors)
            except Invalid:
                pass
            for error in errors:
                self._add(None, None, u"%s" % error)
        if self._slot.is_new:
            self._check_missing()

    def _check_missing(self):
        for name, (schema, field) in sorted(fields_of(self._backend).items()):
            value = current(self._backend, schema, field)
            empty = value is None or value == field.missing_value
            if field.required and empty and name not in self._task.values:
                self._add(name, None, "a value: %s" % values.accepted(field))
        if not self._backend.run_as and identity.current_user_id() is None:
            self._add("run_as", None, "the id of a user")

    def _read(self, name, raw, schema, field):
        bound = field.bind(self._backend)
        try:
            if isinstance(field, AfterTasks):
                value = read_references(raw)
            else:
                value = values.read(bound, raw, self._as_text, self._secret)
        except values.NotAccepted as error:
            hidden = password_fields.is_password(field)
            # What stands there already can stay, as in a form.
            if (
                hidden
                or self._slot.is_new
                or raw != plain_of(self._backend, schema, field)
            ):
                self._add(name, None if hidden else raw, error.accepted)
            return None
        plain = values.to_plain(bound, value)
        setting = Setting(name, schema, bound, value, plain)
        if name == "run_as":
            self._check_user(value)
        self._check_change(setting)
        if self._slot.is_new and not isinstance(field, AfterTasks):
            put(self._backend, setting)
        return setting

    def _check_user(self, user):
        if not user:
            self._add("run_as", user, "the id of a user")
        elif user != self._backend.run_as or self._slot.is_new:
            if not choosers.may_let_run_as(self._backend, user):
                self._add("run_as", user, "a user whom you may choose")

    def _check_change(self, setting):
        schema, name = setting.schema, setting.name
        before = plain_of(self._backend, schema, setting.field)
        if values.is_same(before, setting.plain):
            return
        if name in _displayed(schema) and not self._slot.is_new:
            self._add(name, setting.plain, "what it is: else another task")
        needed = mergedTaggedValueDict(schema, WRITE_PERMISSIONS_KEY).get(name)
        if name != "run_as" and not _may(needed, self._backend):
            self._add(name, setting.shown(), "a field that you may set")

    def _add(self, name, value, accepted):
        line, where = self._task.where(name)
        if name is None:
            where = "tasks.%s" % self._task.name
        shown = None if isinstance(value, (dict, list)) else value
        self._found.add(line, where, shown, accepted)


def read_references(raw):
    """Return the names of tasks, or paths, that run_after has; raise NotAccepted."""
    items = raw if isinstance(raw, list) else [] if not raw else [None]
    if not all(isinstance(one, type(u"")) and one for one in items):
        raise values.NotAccepted("a list of names of tasks of this plan, or of paths")
    return items


def _displayed(schema):
    """Return the names of fields that stay as they are when it has been added."""
    found = mergedTaggedValueList(schema, MODES_KEY)
    return [
        name
        for form, name, mode in found
        if mode == "display" and form in (Interface, IEditForm)
    ]


def _may(permission_id, backend):
    if permission_id is None or identity.current_user_id() is None:
        return True
    permission = queryUtility(IPermission, permission_id)
    title = ensure_text(getattr(permission, "title", u"Manage portal"))
    return bool(getSecurityManager().checkPermission(title, backend))
