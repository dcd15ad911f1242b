"""A plan looked at without a site, as in CI: what can be said of it there."""

from collective.cron.content import password_fields
from collective.cron.plans.files import reading
from collective.cron.plans.files.problems import Found
from collective.cron.plans.given import after_names
from collective.cron.plans.given import secrets
from collective.cron.plans.given import settings
from collective.cron.plans.given import values
from collective.cron.scripts import registry
from collective.cron.settings.fields import Zone
from lxml import etree
from plone.dexterity.utils import resolveDottedName
from six import text_type
from zope.schema import getFields
from zope.schema import TextLine
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection

import glob
import os


PROFILES = os.path.join(os.path.dirname(os.path.dirname(__file__)), "profiles")
# Of a behavior that all types have.
BASIC = {"title": TextLine(title=u""), "description": TextLine(title=u"")}


def check(text, format=None, schemata=()):
    """Return the names of the types whose settings were not looked at, sorted.

    Those are the types of other add-ons, unless `schemata` has theirs: {name of a type:
    schema}. Raises PlanRefused. Folders, users, and what is chosen from what a site has
    are not looked at, and no password is read.
    """
    plan, found = reading.read(text, format), Found()
    known, unknown = dict(own_schemata(), **dict(schemata)), set()
    names = set(task.name for task in plan.tasks)
    for task in plan.tasks:
        schema = known.get(task.type)
        if schema is None:
            unknown.add(task.type)
            continue
        _check_task(task, _fields(schema, task), plan.as_text, names, found)
    found.refuse()
    return sorted(unknown)


def own_schemata():
    """Return {name of a type: schema} of those that come with the add-on."""
    made = {}
    for path in glob.glob(os.path.join(PROFILES, "*", "types", "*.xml")):
        root = etree.parse(path).getroot()
        dotted = root.findtext("property[@name='schema']")
        if dotted:
            made[root.get("name")] = resolveDottedName(dotted)
    return made


def _fields(schema, task):
    fields = dict(BASIC, **getFields(schema))
    name = task.values.get("script")
    script = registry.find(name) if isinstance(name, text_type) else None
    if "script" in fields and script is not None and script.schema is not None:
        fields.update(getFields(script.schema))
    return fields


def _check_task(task, fields, as_text, names, found):
    for name, raw in sorted(task.values.items()):
        line, where = task.where(name)
        field = fields.get(name)
        if field is None or not values.is_known(field):
            accepted = u"one of: %s" % u", ".join(sorted(fields))
            found.add(line, where, name, accepted)
        elif after_names.is_after(field):
            _check_references(task, raw, names, found)
        elif not _needs_site(field):
            try:
                values.read(field, raw, as_text, secrets.assume)
            except values.NotAccepted as error:
                is_hidden = password_fields.is_password(field)
                hide = is_hidden or isinstance(raw, (dict, list))
                found.add(line, where, None if hide else raw, error.accepted)


def _check_references(task, raw, names, found):
    line, where = task.where(after_names.NAME)
    try:
        references = settings.read_references(raw)
    except values.NotAccepted as error:
        found.add(line, where, None, error.accepted)
        return
    for one in references:
        if one not in names and not one.startswith(u"/"):
            accepted = "the name of a task of this plan, or the path of one"
            found.add(line, where, one, accepted)


def _needs_site(field):
    if ICollection.providedBy(field):
        field = field.value_type
    if isinstance(field, Zone):
        return False
    return IChoice.providedBy(field) and field.vocabulary is None
