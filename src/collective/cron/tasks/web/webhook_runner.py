"""WebhookRunner: calls the address once, and fails where the answer is another."""

from collective.cron import _
from collective.cron.bbb import monotonic
from collective.cron.jobrunner import JobRunner
from collective.cron.tasks.web.webhook import HEADER
from collective.cron.tasks.web.webhook import IWebhook
from collective.cron.tasks.web.webhook import SECRET
from collective.cron.web.client import Client
from collective.cron.web.trouble import CallError
from six import ensure_str
from zope.component import adapter


@adapter(IWebhook)
class WebhookRunner(JobRunner):
    has_dry_run = True

    def run(self):
        self.show_call()
        if not self.dry_run:
            self.check(self.call())

    def show_call(self):
        """Show what is sent, as it stands in the form: the secret is not in it."""
        task = self.backend
        table = self.table(_(u"Call"), _(u"Part"), _(u"Text"))
        table.add(_(u"Address"), u"%s %s" % (task.method, task.address))
        for header in task.headers or []:
            table.add(_(u"Header"), header)
        if task.body:
            table.add(_(u"Body"), task.body)

    def call(self):
        """Return the Answer, after showing what can be told of it."""
        task = self.backend
        headers = [HEADER.match(header).groups() for header in task.headers or []]
        body = self.filled(task.body or u"").encode("utf-8")
        started = monotonic()
        answer = Client(task.own_servers, task.seconds).call(
            ensure_str(self.filled(task.address)),
            ensure_str(task.method),
            dict((ensure_str(n), ensure_str(self.filled(v))) for n, v in headers),
            body or None,
        )
        seconds = round(monotonic() - started, 2)
        columns = _(u"Status"), _(u"Seconds"), _(u"Bytes"), _(u"Address")
        self.table(_(u"Answer"), *columns).add(
            answer.status, seconds, len(answer.data), answer.url
        )
        return answer

    def check(self, answer):
        """Raise CallError unless the answer is the one that is expected."""
        wanted, text = self.backend.status, self.backend.must_have
        is_right = (
            200 <= answer.status < 300 if wanted is None else answer.status == wanted
        )
        if not is_right:
            status = {"status": answer.status}
            raise CallError(_(u"The status is ${status}", mapping=status))
        if text and text not in answer.text:
            raise CallError(_(u"The answer does not have the expected text"))

    def filled(self, text):
        """Return a text of the form with the secret in its place."""
        return text.replace(SECRET, self.backend.secret or u"")
