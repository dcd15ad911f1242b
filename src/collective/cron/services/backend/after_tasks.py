"""After other tasks, as JSON: an import may name one that comes later."""

from collective.cron.content import importing
from collective.cron.interfaces import IBackend
from collective.cron.services.backend.passwords import PasswordsDeserializer
from collective.cron.settings.after_tasks import AfterTasks
from collective.cron.settings.after_tasks import find_circle
from collective.cron.settings.after_tasks import MOST
from plone.restapi.interfaces import IFieldDeserializer
from zope.component import adapter
from zope.interface import implementer
from zope.publisher.interfaces.browser import IBrowserRequest
from zope.schema import List
from zope.schema import TextLine


NAMED = List(value_type=TextLine(), required=False, max_length=MOST, unique=True)


@implementer(IFieldDeserializer)
@adapter(AfterTasks, IBackend, IBrowserRequest)
class AfterTasksDeserializer(PasswordsDeserializer):
    """Outside of an import, tasks that are there."""

    def __call__(self, value):
        if not importing.is_importing():
            return super(AfterTasksDeserializer, self).__call__(value)
        named = [
            one.get("token") if isinstance(one, dict) else one for one in value or ()
        ]
        NAMED.validate(named)
        if find_circle(self.context, named):
            raise ValueError("in a circle")
        return named
