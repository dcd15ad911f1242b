"""What plone.restapi may change of a Backend: what is not allowed is refused.

By itself it leaves out fields that one may not write, without a word; and what is wrong
it tells in a form that Volto cannot always read.
"""

from collective.cron import _
from collective.cron import logger
from collective.cron.content import importing
from collective.cron.interfaces import IBackend
from collective.cron.interfaces import IBackendJobManager
from collective.cron.services.shared.bodies import read_body
from collective.cron.services.shared.bodies import refuse
from collective.cron.services.shared.validation_errors import ValidationErrors
from collective.cron.worksite import identity
from plone.autoform.interfaces import WRITE_PERMISSIONS_KEY
from plone.dexterity.utils import iterSchemata
from plone.restapi.deserializer.dxcontent import DeserializeFromJson
from plone.restapi.interfaces import IDeserializeFromJson
from plone.restapi.interfaces import IFieldDeserializer
from plone.restapi.interfaces import IFieldSerializer
from plone.supermodel.utils import mergedTaggedValueDict
from zExceptions import BadRequest
from zExceptions import Forbidden
from zope.component import adapter
from zope.component import queryMultiAdapter
from zope.i18n import translate
from zope.interface import implementer
from zope.publisher.interfaces.browser import IBrowserRequest
from zope.schema import getFields
from zope.schema import ValidationError


# By what plone.restapi does not expect, such as a list for a choice.
UNEXPECTED = (AttributeError, LookupError, TypeError)
LEFT_OUT = "%s: left out, as it cannot be set here, of what was imported: %s"


@implementer(IDeserializeFromJson)
@adapter(IBackend, IBrowserRequest)
class BackendDeserializer(DeserializeFromJson):
    """Raises Forbidden, with the name of the field, before anything is changed.

    In an import, whatever cannot be set is left out.
    """

    def __call__(self, validate_all=False, data=None, create=False, **options):
        data = read_body(self.request) if data is None else data
        if importing.is_importing():
            data = self._what_fits(data)
        else:
            self._check(data, create)
        try:
            return super(BackendDeserializer, self).__call__(
                validate_all=validate_all, data=data, create=create, **options
            )
        except BadRequest as error:
            if not isinstance(error.args[0], list):
                raise
            raise BadRequest(ValidationErrors(error.args[0]))
        except UNEXPECTED:
            unreadable = self._find_unreadable(data)
            if not unreadable:
                raise
            refuse(self.request, unreadable)

    def _fields(self, data):
        """Yield each (name, field, whether it may be set) of the data."""
        for schema in iterSchemata(self.context):
            needed = mergedTaggedValueDict(schema, WRITE_PERMISSIONS_KEY)
            for name, field in getFields(schema).items():
                if name in data and not field.readonly:
                    yield name, field, self.check_permission(needed.get(name))

    def _check(self, data, create):
        for name, field, may_set in self._fields(data):
            if not may_set:
                self._refuse_change(field, data[name])
            elif name == "run_as" and not create:
                self._choose_again(data[name])

    def _what_fits(self, data):
        """Return the data of another site without what cannot be set here; say so.

        Importers leave out a task, or take away the one that is here, for one error.
        """
        left_out = set()
        for name, field, may_set in self._fields(data):
            try:
                self._adapt(IFieldDeserializer, field)(data[name])
            except (BadRequest, ValidationError, ValueError) + UNEXPECTED:
                may_set = False
            if not may_set:
                left_out.add(name)
        if left_out:
            path = "/".join(self.context.getPhysicalPath())
            logger.warning(LEFT_OUT, path, ", ".join(sorted(left_out)))
        return dict((name, data[name]) for name in data if name not in left_out)

    def _find_unreadable(self, data):
        found = []
        for name, field, _may_set in self._fields(data):
            try:
                self._adapt(IFieldDeserializer, field)(data[name])
            except (ValidationError, ValueError):
                pass  # told by itself, when all can be read
            except UNEXPECTED:
                found.append((name, data[name]))
        return found

    def _refuse_change(self, field, value):
        """Raise unless it is what stands there already, as a whole form sends it."""
        name, current = field.__name__, getattr(self.context, field.__name__, None)
        own = identity.current_user_id() if name == "run_as" else None
        if value in (current, self._adapt(IFieldSerializer, field)()):
            return
        try:
            value = self._adapt(IFieldDeserializer, field)(value)
        except Exception:  # what cannot be read is another value
            value = self
        is_oneself = own is not None and value == own and not current
        if value == current or is_oneself:
            return
        message = _(
            u"field_refused",
            default=u"${name}: you are not allowed to set this field.",
            mapping={"name": name},
        )
        raise Forbidden(translate(message, context=self.request))

    def _adapt(self, interface, field):
        return queryMultiAdapter((field, self.context, self.request), interface)

    def _choose_again(self, user):
        """Let the user who has this name now be meant, if it is said again."""
        if user and user == self.context.run_as:
            manager = IBackendJobManager(self.context)
            if manager.plan.where == identity.GONE:
                manager.forget_user()
                manager.follow_settings()
